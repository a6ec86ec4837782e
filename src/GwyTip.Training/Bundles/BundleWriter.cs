using System.Globalization;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Export;
using GwyTip.Training.Members;
using GwyTip.Training.Rules;
using GwyTip.Training.Runs;

namespace GwyTip.Training.Bundles;

/// <summary>Writes the files of a bundle that the plug-in reads: one ONNX file a member and the manifest.</summary>
internal sealed class BundleWriter(TrainedRun run, string folder)
{
    /// <summary>Writes members and manifest with the states' decision rules, no quality measured yet.</summary>
    /// <param name="rules">How the members' confidences are decided on.</param>
    public BundleManifest Write(DecisionRules rules)
    {
        if (run.Config.Members.Count > Bundle.MostMembers)
        {
            throw new TrainingException(
                $"{run.Folder} gives {run.Config.Members.Count} members, and a bundle holds {Bundle.MostMembers}: name fewer "
                + "with --members, or let 'choose' take fewer with --most");
        }
        Directory.CreateDirectory(folder);
        var states = rules.States;
        ManifestMember[] members = [.. Enumerable.Range(0, run.Config.Members.Count).Select(k => WriteMember(k, states))];
        var data = run.Data.Description;
        var seen = run.Split.SeenOf(run.Data);
        var manifest = new BundleManifest
        {
            FormatVersion = BundleManifest.CurrentFormat,
            ProductVersion = BundleFiles.ProductVersion,
            Surface = data.Surface,
            PreprocessingVersion = Preprocessing.Version,
            Inputs = [.. run.Config.Members.Select(m => NetworkMethod.Named(m.Network).Input).Distinct()],
            Views = run.Config.Views,
            Head = HeadOf(run.Config.Members.FirstOrDefault(m => m.EffectiveTells != Tells.TipChange) ?? run.Config.Members[0]),
            Voting = "majority",
            States = states,
            GoodBadCut = rules.GoodBadCut,
            Members = members,
            TrainingData = new ManifestTrainingData(
                data.Source, data.Licence, seen.Count, seen.Select(s => s.Session).Distinct().Count(), data.LabelsSha256,
                data.Simulated),
            // Split by series or by image, a session may lie on both sides; then no part of it counts as unseen.
            HeldOutSessions = [.. run.Split.HeldOutOf(run.Data).Select(s => s.Session)
                .Except(seen.Concat(SplitPlan.ExtraOf(run.Data)).Select(s => s.Session)).Order(StringComparer.Ordinal)],
            Quality = new Dictionary<string, double>(),
        };
        WriteManifest(manifest);
        return manifest;
    }

    private ManifestMember WriteMember(int member, IReadOnlyList<ManifestState> states)
    {
        var config = run.Config.Members[member];
        var exported = ExportedMember.FromRun(run, member);
        string name = NameOf(config);
        byte[] model = OnnxExporter.Export(exported.Network, exported.Tensors, OnnxWeights.Half, new MemberMetadata
        {
            ProductVersion = BundleFiles.ProductVersion,
            Surface = run.Data.Description.Surface,
            Input = NetworkMethod.Named(config.Network).Input,
            Views = run.Config.Views,
            Head = HeadOf(config),
            Network = name,
            States = [.. exported.States.Select(name => states.Single(s => s.Name == name))],
            TrainingDataSha256 = run.Data.Description.LabelsSha256,
        });
        string file = $"member-{member + 1}.onnx";
        File.WriteAllBytes(Path.Combine(folder, file), model);
        return new ManifestMember(
            file, BundleFiles.Hash(model), exported.States, name, config.Optimizer, config.LearningRate,
            exported.Tensors.Where(t => !t.Key.Contains("running_")).Sum(t => t.Value.Values.LongLength),
            new ManifestRecipe(config.Network, config.Width, config.FirstStride));
    }

    private static string HeadOf(MemberConfig config) => config.Head.ToString().ToLowerInvariant();

    private static string NameOf(MemberConfig config) => string.Create(
        CultureInfo.InvariantCulture,
        $"{config.Network}, width "
        + $"{config.Width}{(config.Network == MemberConfig.SqueezeNetLike ? $", first stride {config.FirstStride}" : "")}");

    /// <summary>Writes the manifest alone; the members are those of the last <see cref="Write"/>.</summary>
    public void WriteManifest(BundleManifest manifest) => BundleFiles.WriteManifest(folder, manifest);
}
