using GwyTip.Training.CommandLine;

namespace GwyTip.Study.Commands;

/// <summary>What the help of the program and of each command ends with: commands to copy.</summary>
internal static class Examples
{
    private const string Tutorial = """
        The paper's Table I and every figure, of runs that gwytip-train has trained:

          gwytip-study report --run runs/si-h-100 --run runs/si-h-100-methods --out runs/report

        Runs of all its methods: gwytip-train train with src/GwyTip.Trainer/Recipes/*-methods.json.
        More about it: docs/training.md, docs/simulation.md
        """;

    public static Manual Manual { get; } = new("gwytip-study", Tutorial, new Dictionary<string, string>
    {
        ["sweep"] = "gwytip-study sweep --config src/GwyTip.Trainer/Recipes/sweep-si-h-100.json --out runs/sweep",
        ["report"] = """
            gwytip-study report --run runs/first --run runs/paper --out runs/report
            gwytip-study report --run runs/au-111-methods --out runs/report --list real.csv --files scans
            """,
        ["learning-curve"] = "gwytip-study learning-curve --features models/au-111 --data runs/data/si-h-100 "
            + "--split runs/si-h-100 --out runs/learning-curve",
        ["partial"] = """
            gwytip-study partial --bundle models/si-h-100 --labels labels.csv --images scans
            gwytip-study partial --bundle models/si-h-100 --labels labels.csv --images scans --subset tuning --scans 0
            """,
        ["real"] = """
            gwytip-study real --models models --files scans --list real.csv
            gwytip-study real --models models --files scans --list real.csv --expected expected.csv --out runs/real
            """,
        ["like"] = """
            gwytip-study like --labels labels.csv --images images
            gwytip-study like --list real.csv --images scans
            """,
        ["realism"] = "gwytip-study realism --surface si-h-100 --real-labels labels.csv --real-images images --out runs/realism",
    }, "gwytip-train", ["import", "join", "config", "simulate", "train", "choose", "export", "evaluate", "new-surface",
    "upgrade"])
    {
        Renamed = new Dictionary<string, string> { ["evaluate-files"] = "gwytip-study real" },
    };
}
