namespace GwyTip.Training.Members;

/// <summary>
/// The paper's methods beside its networks. They stand in a run as members do, for comparison, and tell the states other than tip
/// change; they learn from the scans with a single state that all labellers agree on. No bundle can hold one.
/// </summary>
internal abstract class ComparisonMethod(string name, string title) : Method
{
    public override string Name => name;

    public override string Title => title;

    public override bool IsNetwork => false;

    public override Tells TellsOf(MemberConfig member) => Tells.States;

    public override int EpochsOf(MemberConfig member) => 0;

    public override string? FaultOf(MemberConfig member) => member switch
    {
        { Tells: Tells.TipChange } => $"{Name} tells the states other than tip change: leave tells out",
        { StartFrom: not null } => $"{Name} has no weights to start from: leave start_from out",
        _ => null,
    };

    /// <summary>Learns, and says what it thinks of scans that it did not learn from.</summary>
    /// <exception cref="OperationCanceledException">Stopped; the same call goes on from there.</exception>
    public abstract ComparisonAnswers Answer(ComparisonTask task, CancellationToken stop);
}

/// <summary>What such a method has to do.</summary>
/// <param name="Member">Its configuration.</param>
/// <param name="Training">The scans it learns from, each of a single state.</param>
/// <param name="Asked">The scans it is asked about.</param>
/// <param name="Folder">The member's.</param>
/// <param name="Progress">Told how many steps of how many are done.</param>
internal sealed record ComparisonTask(
    MemberConfig Member, TrainingSet Training, TrainingSet Asked, string Folder, Action<int, int> Progress)
{
    /// <summary>Class of each training scan: the place of its state.</summary>
    /// <exception cref="TrainingException">No training scan shows a state.</exception>
    public byte[] Truth()
    {
        byte[] truth = [.. Training.Labels.Select(l => (byte)Training.States.ToList().IndexOf(l.SingleState!))];
        int missing = Enumerable.Range(0, Training.States.Count).FirstOrDefault(s => !truth.Contains((byte)s), -1);
        return missing < 0
            ? truth
            : throw new TrainingException($"no training scan shows the state '{Training.States[missing]}' alone");
    }
}

/// <summary>What such a method says.</summary>
/// <param name="Confidences">Of the scans asked about, scans × states; each row sums to 1.</param>
/// <param name="Description">The method, for the result.</param>
/// <param name="OutOfBagAccuracy">
/// Share of the training scans told right by the trees that did not learn from them; null where there are none.
/// </param>
internal sealed record ComparisonAnswers(double[][] Confidences, string Description, double? OutOfBagAccuracy);
