namespace GwyTip.Cli.Watch;

/// <summary>Counts scans by what was said of them last: a file judged again counts once.</summary>
internal sealed class Tally
{
    private readonly Dictionary<(string File, int? Channel), string> _verdicts = [];

    public int Count => _verdicts.Count;

    public void Add(WatchEvent told) => _verdicts[(told.File, told.Scan.Result.Channel?.Id)] = told.Verdict;

    /// <summary>E.g. <c>12 scans: 3 bad, 9 good</c>.</summary>
    public string Words()
    {
        string counts = string.Join(", ", _verdicts.Values.GroupBy(v => v).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}"));
        return $"{Count} scan{(Count == 1 ? "" : "s")}{(Count > 0 ? ": " : "")}{counts}";
    }
}
