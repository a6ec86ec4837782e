using GwyTip.Training.Documents;

namespace GwyTip.Study.Reports;

/// <summary>The yardstick: how far people agree.</summary>
internal static class LabellerTables
{
    public static TableBlock Counts(RunScore run) => TableBlock.FromItems(
        $"Labellers of the scans of {run.Name}, all of them and the held-out ones. Unanimous: every answer but tip change's is "
        + "0 or 1; one labeller always is.",
        ["labellers", "scans", "unanimous", "held out", "unanimous"],
        Labellers.ByCount(run.Run.Data.Scans), all =>
        {
            var held = Labellers.ByCount(run.HeldOut).FirstOrDefault(h => h.Labellers == all.Labellers);
            return
            [
                Cell.Count(all.Labellers), Cell.Count(all.Scans), Cell.Percent(all.Unanimous), Cell.Count(held.Scans),
                held.Scans == 0 ? Cell.None : Cell.Percent(held.Unanimous),
            ];
        });

    public static TableBlock Agreement(JudgedMembers ensemble)
    {
        var states = Labellers.Measure(ensemble);
        return TableBlock.FromItems(
            $"Labellers against each other on the {Cell.Count(states[0].Scans)} held-out scans with two or more of them. A "
            + "labeller: balanced accuracy of one person's yes or no against the majority of the others of that scan, over all "
            + "persons and scans, ties left out. The ensemble "
            + "against those same majorities: its votes, whose thresholds (but that of tip change) are set for precision at the "
            + "cost of recall, and a yes wherever its confidence exceeds the state's share of the training scans, which is what "
            + "balanced accuracy asks for. Answers for a state merged of two are counted from the larger one.",
            ["state", "unanimous", "a labeller", "the ensemble's votes", "its confidence over the share"],
            states, s =>
            [
                Cell.State(s.State), Cell.Percent(s.Unanimous), Cell.Number(s.Labeller), Cell.Number(s.Votes),
                Cell.Number(s.Balanced),
            ]);
    }
}
