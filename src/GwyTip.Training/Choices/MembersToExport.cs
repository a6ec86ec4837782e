using GwyTip.Training.Runs;

namespace GwyTip.Training.Choices;

/// <summary>
/// Which members of a run go into its bundle: those asked for, else those of <c>choice.json</c>, else every network.
/// </summary>
internal static class MembersToExport
{
    /// <param name="run">The run.</param>
    /// <param name="asked">Numbers from 1; none: as chosen before.</param>
    /// <param name="say">Told what is left out, and why.</param>
    /// <exception cref="TrainingException">A baseline is asked for, or nothing is left.</exception>
    public static TrainedRun Choose(TrainedRun run, IReadOnlyList<int> asked, Action<string> say)
    {
        var members = run.Config.Members;
        if (asked.Count > 0)
        {
            var kept = run.Only([.. asked.Select(n => n - 1)]);
            return asked.FirstOrDefault(n => !members[n - 1].IsNetwork) is > 0 and var n
                ? throw new TrainingException(
                    $"member {n} is {members[n - 1].Network}, a baseline for comparison: no bundle can hold it")
                : kept;
        }
        if (MemberChoice.Read(run.Folder) is { } choice)
        {
            say($"members {string.Join(", ", choice.Members)}, as {MemberChoice.FileName} chooses; --members takes others");
            return run.Only([.. choice.Members.Select(n => n - 1)]);
        }
        int[] networks = [.. Enumerable.Range(0, members.Count).Where(m => members[m].IsNetwork)];
        if (networks.Length == 0)
        {
            throw new TrainingException($"{run.Folder} has no network among its members; "
                + $"{string.Join(" and ", members.Select(m => m.Network).Distinct())} cannot go into a bundle");
        }
        if (networks.Length < members.Count)
        {
            var others = Enumerable.Range(0, members.Count).Except(networks)
                .Select(m => $"member {m + 1} ({members[m].Network})");
            say($"left out, for no bundle can hold them: {string.Join(", ", others)}");
            return run.Only(networks);
        }
        return run;
    }
}
