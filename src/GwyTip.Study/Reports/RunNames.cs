using GwyTip.Training;

namespace GwyTip.Study.Reports;

/// <summary>Tables and files tell runs by the names of their folders.</summary>
internal static class RunNames
{
    /// <exception cref="TrainingException">Two runs have the same name.</exception>
    public static void Check(IReadOnlyList<RunScore> runs)
    {
        if (runs.GroupBy(r => r.Name).FirstOrDefault(g => g.Count() > 1) is { } same)
        {
            throw new TrainingException(
                $"two runs are called '{same.Key}': {string.Join(" and ", same.Select(r => r.Run.Folder))}; a report tells them "
                + "by the names of their folders");
        }
    }
}
