namespace GwyTip.Cli.Watch;

/// <summary>
/// What takes note of what happens: the terminal, the log, the page, the user's program. It is called by one thread at a time.
/// </summary>
internal interface IWatchSink
{
    void Scan(WatchEvent scan);

    void Notice(DateTimeOffset time, string text);
}
