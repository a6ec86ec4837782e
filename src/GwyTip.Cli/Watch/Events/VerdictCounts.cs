namespace GwyTip.Cli.Watch;

/// <summary>Counts scans by their latest verdict: a file judged again counts once.</summary>
internal sealed class VerdictCounts
{
    private readonly Dictionary<string, List<(int? Channel, DateTimeOffset Time, string Verdict)>> _byFile = [];

    public void Add(WatchEvent scan)
    {
        if (!_byFile.TryGetValue(scan.File, out var said))
        {
            _byFile[scan.File] = said = [];
        }
        said.RemoveAll(before => scan.Replaces(before.Channel, before.Time));
        said.Add((scan.Channel, scan.Time, scan.Verdict));
    }

    /// <summary>E.g. <c>12 scans: 3 bad, 9 good</c>.</summary>
    public override string ToString()
    {
        string[] verdicts = [.. _byFile.Values.SelectMany(said => said).Select(s => s.Verdict)];
        string counts = string.Join(
            ", ", verdicts.CountBy(v => v).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Value} {c.Key}"));
        return $"{verdicts.Length} scan{(verdicts.Length == 1 ? "" : "s")}{(verdicts.Length > 0 ? ": " : "")}{counts}";
    }
}
