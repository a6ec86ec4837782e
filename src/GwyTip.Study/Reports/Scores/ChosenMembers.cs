using GwyTip.Training;
using GwyTip.Training.Choices;
using GwyTip.Training.Runs;

namespace GwyTip.Study.Reports;

/// <summary>Which members of a run are its ensemble: those of <c>choice.json</c>, else every network.</summary>
internal static class ChosenMembers
{
    /// <param name="run">The run.</param>
    /// <param name="finished">Its members that are trained to the end, numbers from 0.</param>
    /// <returns>Numbers from 0, finished ones only; empty where none of them is a network.</returns>
    /// <exception cref="TrainingException">The choice is broken.</exception>
    public static IReadOnlyList<int> Find(TrainedRun run, IReadOnlyList<int> finished)
    {
        var chosen = MemberChoice.Read(run.Folder)?.Members;
        return [.. finished.Where(m => chosen is null ? run.Config.Members[m].IsNetwork : chosen.Contains(m + 1))];
    }
}
