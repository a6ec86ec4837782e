using GwyTip.Trainer.Bundles;

namespace GwyTip.Trainer.Reports;

/// <summary>Which members of a run are its ensemble.</summary>
internal static class ChosenMembers
{
    /// <summary>For comparison only; never in an ensemble.</summary>
    private static readonly string[] _baselines = ["random-forest", "weighted-guess"];

    /// <param name="run">The run.</param>
    /// <param name="finished">Its members that are trained to the end, numbers from 0.</param>
    /// <returns>Numbers from 0; empty where none of them is a network.</returns>
    public static IReadOnlyList<int> Of(TrainedRun run, IReadOnlyList<int> finished) =>
        [.. finished.Where(m => !_baselines.Contains(run.Config.Members[m].Network))];
}
