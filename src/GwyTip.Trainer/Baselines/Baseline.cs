using GwyTip.Trainer.Training;

namespace GwyTip.Trainer.Baselines;

/// <summary>
/// The paper's methods beside its networks. They stand in a run as members do, for comparison, and tell the states other than tip
/// change; they learn from the scans with a single state that all labellers agree on. No bundle can hold one.
/// </summary>
internal abstract class Baseline
{
    /// <summary>By the name that configurations use in place of a network's.</summary>
    public static IReadOnlyList<Baseline> All { get; } = [new RandomForest(), new WeightedGuess()];

    public abstract string Name { get; }

    /// <returns>Null where the name is a network's, or nobody's.</returns>
    public static Baseline? Of(string network) => All.FirstOrDefault(b => b.Name == network);

    public static bool Is(MemberConfig member) => Of(member.Network) is not null;

    /// <summary>Learns, and says what it thinks of scans that it did not learn from.</summary>
    /// <exception cref="OperationCanceledException">Stopped; the same call goes on from there.</exception>
    public abstract BaselineAnswers Answer(BaselineTask task, CancellationToken stop);
}

/// <summary>What a baseline has to do.</summary>
/// <param name="Member">Its configuration.</param>
/// <param name="Training">The scans it learns from, each of a single state.</param>
/// <param name="Asked">The scans it is asked about.</param>
/// <param name="Folder">The member's.</param>
/// <param name="Progress">Told how many steps of how many are done.</param>
internal sealed record BaselineTask(
    MemberConfig Member, TrainingSet Training, TrainingSet Asked, string Folder, Action<int, int> Progress)
{
    /// <summary>Class of each training scan: the place of its state.</summary>
    /// <exception cref="TrainerException">No training scan shows a state.</exception>
    public byte[] Truth()
    {
        byte[] truth = [.. Training.Labels.Select(l => (byte)Training.States.ToList().IndexOf(l.SingleState!))];
        int missing = Enumerable.Range(0, Training.States.Count).FirstOrDefault(s => !truth.Contains((byte)s), -1);
        return missing < 0
            ? truth
            : throw new TrainerException($"no training scan shows the state '{Training.States[missing]}' alone");
    }
}

/// <summary>What a baseline says.</summary>
/// <param name="Confidences">Of the scans asked about, scans × states; each row sums to 1.</param>
/// <param name="Description">The method, for the result.</param>
/// <param name="OutOfBagAccuracy">Share of the training scans told right by the trees that did not learn from them; null where there are none.</param>
internal sealed record BaselineAnswers(double[][] Confidences, string Description, double? OutOfBagAccuracy);
