namespace GwyTip.Cli.Watch;

/// <summary>Counts scans by their latest verdict: a file judged again counts once.</summary>
internal sealed class VerdictCounts
{
    private readonly Dictionary<(string File, int? Channel), string> _verdicts = [];

    public void Add(WatchEvent scan) => _verdicts[(scan.File, scan.Scan.Result.Channel?.Id)] = scan.Verdict;

    /// <summary>E.g. <c>12 scans: 3 bad, 9 good</c>.</summary>
    public override string ToString()
    {
        string counts = string.Join(
            ", ", _verdicts.Values.CountBy(v => v).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Value} {c.Key}"));
        return $"{_verdicts.Count} scan{(_verdicts.Count == 1 ? "" : "s")}{(_verdicts.Count > 0 ? ": " : "")}{counts}";
    }
}
