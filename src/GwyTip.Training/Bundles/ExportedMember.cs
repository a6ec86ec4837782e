using GwyTip.Training.Engines;
using GwyTip.Training.Members;
using GwyTip.Training.Networks;
using GwyTip.Training.Runs;

namespace GwyTip.Training.Bundles;

/// <summary>
/// A trained member as a bundle holds it. What a run has experts for (tip change, the shape of the tip, a double tip,
/// corruption), the others do not vote on: the image networks learn it beside their states, but at the size they see most of it
/// is gone.
/// </summary>
/// <param name="States">The states it gives a confidence for, in the order of its output.</param>
/// <param name="Network">Its layers.</param>
/// <param name="Tensors">Its weights.</param>
internal sealed record ExportedMember(
    IReadOnlyList<string> States, NetworkSpec Network, IReadOnlyDictionary<string, EngineTensor> Tensors)
{
    public static ExportedMember FromRun(TrainedRun run, int member)
    {
        var config = run.Config.Members[member];
        var method = NetworkMethod.Named(config.Network);
        var trained = method.StatesOf(config, run.Data.Surface);
        int[] kept = [.. Enumerable.Range(0, trained.Count).Where(s => run.Config.VotesOn(member, trained[s], run.Data.Surface))];
        var tensors = run.Weights(member).Weights;
        return new ExportedMember(
            [.. kept.Select(s => trained[s])],
            method.NetworkOf(config, kept.Length),
            kept.Length == trained.Count ? tensors : WithOutputs(tensors, method.NetworkOf(config, trained.Count), kept));
    }

    /// <summary>The last layer with only those of its units that are kept.</summary>
    private static Dictionary<string, EngineTensor> WithOutputs(
        IReadOnlyDictionary<string, EngineTensor> tensors, NetworkSpec network, int[] kept)
    {
        string last = network.NameOf(network.Layers.Count - 1) + ".";
        return tensors.ToDictionary(
            t => t.Key, t => t.Key.StartsWith(last, StringComparison.Ordinal) ? Rows(t.Value, kept) : t.Value);
    }

    private static EngineTensor Rows(EngineTensor tensor, int[] kept)
    {
        int length = tensor.Values.Length / (int)tensor.Shape[0];
        return new EngineTensor(
            [kept.Length, .. tensor.Shape[1..]], [.. kept.SelectMany(
                row => tensor.Values[(row * length)..((row + 1) * length)])]);
    }
}
