using GwyTip.Training.Documents;

namespace GwyTip.Study.Reports;

/// <summary>The ensemble's figures of each state.</summary>
internal static class StatesTable
{
    public static TableBlock Make(RunScore run, JudgedMembers ensemble)
    {
        var entropies = CrossEntropy.Measure(ensemble.States, ensemble.Judged);
        var intervals = ensemble.Result.Metrics.Intervals;
        bool isPapers = run.Surface == Paper.Surfaces[0].Surface;
        return TableBlock.FromItems(
            $"The states, ensemble of {run.Name}. Area, average precision, precision and recall: on the scans of one agreed "
            + "state, tip change on those labelled 0 or 1; calibration error and cross-entropy: on all held-out scans with "
            + "their soft labels. Cross-entropy in nats: ours, "
            + "the labellers' own entropy below which nothing can get, and what the mean label alone would get.",
            [
                "state", "scans", "AUROC (95 %)", "paper", "AP", "precision", "recall", "threshold", "calibration error", "ours",
                "floor", "mean label",
            ],
            ensemble.Result.States.Index(), x =>
            {
                var (k, s) = x;
                return
                [
                    Cell.State(s.Name), Cell.Count(s.N),
                    Cell.Number(s.Auroc, intervals.TryGetValue(s.Name + "_auroc", out var i) ? i : null),
                    Cell.Paper(isPapers ? Paper.StateAuroc.GetValueOrDefault(s.Name, double.NaN) : double.NaN),
                    Cell.Number(s.AveragePrecision), Cell.Number(s.Precision), Cell.Number(s.Recall),
                    Cell.Number(ensemble.States[k].Threshold), Cell.Number(s.Ece), Cell.Number(entropies[k].Ours),
                    Cell.Number(entropies[k].Floor), Cell.Number(entropies[k].Guess),
                ];
            }) with
        {
            Groups = [("", 1), ("", 1), ("ranking", 3), ("decision", 3), ("", 1), ("cross-entropy", 3)],
        };
    }
}
