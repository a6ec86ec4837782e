namespace GwyTip.Cli.Watch;

/// <summary>
/// Hands what happens to every sink in turn. May be used from several threads at once, and by a sink that has something to say.
/// </summary>
internal sealed class Announcer(TimeProvider clock)
{
    private readonly Lock _turn = new();
    private readonly List<IWatchSink> _sinks = [];
    private readonly VerdictCounts _counts = new();

    /// <summary>Adds a sink, which hears what happens from now on, after those that were added before.</summary>
    /// <returns>The sink.</returns>
    public T Add<T>(T sink) where T : IWatchSink
    {
        lock (_turn)
        {
            _sinks.Add(sink);
        }
        return sink;
    }

    public void Scan(WatchEvent scan)
    {
        lock (_turn)
        {
            _counts.Add(scan);
            _sinks.ForEach(sink => sink.Scan(scan));
        }
    }

    public void Notice(string text)
    {
        var time = clock.GetLocalNow();
        lock (_turn)
        {
            _sinks.ForEach(sink => sink.Notice(time, text));
        }
    }

    /// <param name="watched">How long.</param>
    /// <param name="open">Files that were not judged yet.</param>
    /// <param name="leftOut">How many files are not scans; empty where nothing was left out.</param>
    public void Summary(TimeSpan watched, int open, string leftOut)
    {
        string waiting = open > 0 ? $"; {open} file{(open == 1 ? "" : "s")} not judged yet" : "";
        string others = leftOut.Length > 0 ? $"; left out: {leftOut}" : "";
        string time = $"{(int)watched.TotalHours}:{watched.Minutes:00}:{watched.Seconds:00}";
        Notice($"watched for {time}: {_counts}{waiting}{others}");
    }
}
