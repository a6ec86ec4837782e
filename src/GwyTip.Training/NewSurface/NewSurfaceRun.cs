using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Training.NewSurface;

/// <summary>
/// Trains an ensemble for a surface of which only few scans are labelled. Every member leaves out one fold of the sessions and
/// starts from the weights of a member that knows another surface; nothing is held out beyond that, for there is nothing to
/// spare.
/// </summary>
/// <param name="data">The scans.</param>
/// <param name="source">What the members start from.</param>
/// <param name="warn">Told plainly what is missing.</param>
internal sealed class NewSurfaceRun(DataSet data, SourceMembers source, Action<string> warn)
{
    /// <summary>Factor on the number of times that scans are shown.</summary>
    public double Effort { get; init; } = 1;

    /// <summary>How the scans were split before; null: the members start anew.</summary>
    public EarlierRun? Earlier { get; init; }

    /// <param name="folder">The run's; the data set lies in it.</param>
    /// <param name="output">Told how it goes.</param>
    /// <param name="isTerminal">Whether that shows a bar.</param>
    /// <param name="stop">Stops between two steps; the same call goes on from there.</param>
    /// <exception cref="TrainingException">There are too few scans of a state, or something is wrong with the folder.</exception>
    public void Train(string folder, TextWriter output, bool isTerminal, CancellationToken stop)
    {
        string[] told = States();
        var (by, folds) = Folds(told);
        MemberConfig[] members =
        [
            .. folds.Select((fold, i) => FewScans.Member(source, i, data.Scans.Count - fold.Count, Effort) with { Fold = i + 1 }),
            .. told.Contains(TipState.TipChange) ? folds.Select((_, i) => FewScans.Lines(i) with { Fold = i + 1 }) : [],
        ];
        var config = new TrainingConfig
        {
            Data = folder,
            SplitBy = by,
            HeldOutShare = 0,
            Folds = folds.Count,
            Views = ImageViews.Counts[^1],
            Augmentation = FewScans.Augmentation,
            Members = members,
        };
        string[][] groups = [.. folds.Select(
            f => f.Select(SplitPlan.GroupOf(by)).Distinct().Order(StringComparer.Ordinal).ToArray())];
        new EnsembleRun(config, folder, output, isTerminal) { Plan = new SplitPlan(by, [], groups) }.Train(stop);
    }

    /// <summary>The states that there are scans enough for.</summary>
    private string[] States()
    {
        string[] states = [.. data.Surface.States.Select(s => s.Name).Where(s => s != TipState.TipChange)];
        if (states.Length == 0)
        {
            throw new TrainingException("the labels name no state other than tip_change: there is nothing to tell a tip by");
        }
        string[] few = [.. states.Where(s => Showing(s) < FewScans.Least).Select(s => $"{s} ({Showing(s)})")];
        if (few.Length > 0)
        {
            throw new TrainingException(
                $"too few scans of {string.Join(", ", few)}: a state takes {FewScans.Least} at the very least, "
                + $"{FewScans.Enough} to 50 to be told well. Label more of them, or leave the state out");
        }
        foreach (string state in states)
        {
            if (data.Scans.All(s => s.Labels[state] >= 0.5))
            {
                throw new TrainingException(
                    $"every scan shows {state}: there is nothing to tell it from. Label scans of other states, too");
            }
            if (Showing(state) < FewScans.Enough)
            {
                warn($"only {Showing(state)} scans show {state}; with {FewScans.Enough} to 50 it would be told better, and its "
                    + "figures would be firmer");
            }
        }
        return data.Surface.States.Any(s => s.Name == TipState.TipChange) && HasTipChanges()
            ? [.. states, TipState.TipChange]
            : states;
    }

    private bool HasTipChanges()
    {
        int with = data.Scans.Count(
            s => s.Labels[TipState.TipChange] == 1), without = data.Scans.Count(s => s.Labels[TipState.TipChange] == 0);
        if (with >= FewScans.LeastTipChanges && without >= FewScans.LeastTipChanges)
        {
            return true;
        }
        warn(
            $"tip changes will not be told: {with} scans show one and {without} show none, {FewScans.LeastTipChanges} of each "
            + "are needed. A tip change in a running scan is noticed all the same, for that needs no labels");
        return false;
    }

    private int Showing(string state) => data.Scans.Count(s => s.Labels[state] >= 0.5);

    private (Grouping By, IReadOnlyList<IReadOnlyList<LabelledScan>> Folds) Folds(string[] told)
    {
        if (Earlier is not null)
        {
            return Earlier.Folds(data.Scans, told, warn);
        }
        if (FewScans.FoldsBySession(data.Scans, told) is { } folds)
        {
            return (Grouping.Session, folds);
        }
        string[] sessions = [.. data.Scans.Select(s => s.Session).Distinct()];
        string[] lonely = [.. told.Where(
            t => data.Scans.Where(s => s.Labels[t] > 0).Select(s => s.Session).Distinct().Count() < 2)];
        string why = sessions.Length < FewScans.LeastFolds
            ? sessions is [ClassFolder.UnknownSession] ? "nothing says which session the scans are of"
                : $"the scans are of {sessions.Length} session{(sessions.Length == 1 ? "" : "s")}"
            : lonely.Length > 0
                ? $"all scans that show {lonely[0]} are of one session"
                : "the sessions cannot be put aside in turn without losing a state";
        warn($"{why}, so the figures are cross-validated by image. They flatter: scans of one session share a tip. Label scans "
            + $"of {FewScans.LeastFolds} sessions or more");
        return (Grouping.Image, FewScans.FoldsByImage(data.Scans));
    }
}
