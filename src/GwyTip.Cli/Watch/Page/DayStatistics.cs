namespace GwyTip.Cli.Watch;

/// <summary>The day in numbers.</summary>
/// <param name="Scans">Scans judged, or not to be judged.</param>
/// <param name="ByVerdict">Of these, how many had each verdict or were <c>not judged</c>.</param>
/// <param name="TipChanges">Scans in which the tip changed.</param>
/// <param name="LongestGoodRun">Most good scans in a row; scans that could not be judged are passed over.</param>
internal sealed record DayStatistics(int Scans, IReadOnlyDictionary<string, int> ByVerdict, int TipChanges, int LongestGoodRun)
{
    /// <param name="day">The day's scans in order.</param>
    public static DayStatistics Count(IReadOnlyList<WatchEvent> day)
    {
        int run = 0, longest = 0;
        foreach (var scan in day.Where(t => t.Report is not null))
        {
            run = scan.Verdict == "good" ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return new DayStatistics(
            day.Count, day.GroupBy(t => t.Verdict).ToDictionary(g => g.Key, g => g.Count()),
            day.Count(t => (t.Scan.AlarmLine ?? t.Report?.TipChangeLine) is not null), longest);
    }
}
