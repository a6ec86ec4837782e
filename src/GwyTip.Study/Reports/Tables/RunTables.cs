using GwyTip.Training.Documents;
using GwyTip.Training.Runs;

namespace GwyTip.Study.Reports;

/// <summary>What was run: the runs and their splits, and the members of each.</summary>
internal static class RunTables
{
    public static TableBlock Runs(IReadOnlyList<RunScore> runs) => TableBlock.FromItems(
        "The runs. Held out: no member was trained on these scans, and nothing was chosen on them. Seconds: training time of "
        + "all finished members on the machine they ran on.",
        [
            "run", "surface", "split", "teaching labels", "scans", "held out", "in sessions", "members finished", "in the "
            + "ensemble",
            "seconds",
        ],
        runs, r =>
        [
            r.Name, r.Surface, r.Split, r.Run.Config.Labels == LabelMode.MultiLabel ? "all, soft" : "one agreed state",
            Cell.Count(r.Run.Data.Scans.Count), Cell.Count(r.HeldOut.Count),
            Cell.Count(r.HeldOut.Select(s => s.Session).Distinct().Count()),
            $"{r.Finished.Count} of {r.Run.Config.Members.Count}", Cell.Count(r.Chosen.Count),
            Cell.Seconds(r.Methods.Sum(m => m.Seconds)),
        ]);

    public static TableBlock Members(RunScore run) => TableBlock.FromItems(
        $"Members of {run.Name}. AUROC and loss are those of the raw output on the member's own validation fold at the end of "
        + "training.",
        [
            "member", "network", "width", "optimizer", "learning rate", "head", "fold", "epochs", "seconds", "trained on",
            "validated on", "AUROC", "tip change AUROC", "loss",
        ],
        run.Finished, m => Member(run, m));

    private static Cell[] Member(RunScore run, int index)
    {
        var config = run.Run.Config.Members[index];
        var result = run.Run.Result(index);
        bool network = config.IsNetwork;
        Cell[] training = network
            ? [Cell.Exact(config.Width), config.Optimizer, Cell.Exact(config.LearningRate), $"{config.Head}".ToLowerInvariant()]
            : [Cell.None, Cell.None, Cell.None, Cell.None];
        return
        [
            run.Run.NameOf(index) + (run.Chosen.Contains(index) ? "" : " (not in the ensemble)"),
            MethodTitle.NameOf(config.Network), .. training, Cell.Count(run.Run.Config.FoldOf(index) + 1),
            network ? Cell.Count(result.Epochs) : Cell.None, Cell.Seconds(result.Seconds), Cell.Count(result.TrainedOn),
            Cell.Count(result.ValidatedOn), Cell.Number(result.ValidationAuroc ?? double.NaN),
            Cell.Number(result.TipChangeAuroc ?? double.NaN), Cell.Number(result.ValidationLoss),
        ];
    }
}
