namespace GwyTip.Cli.Watch;

/// <summary>Hands what happens to everyone who wants to know: terminal, log, hook, page. May be used from several threads at once.</summary>
internal sealed class Teller(WatchTerminal terminal, Tally tally, int alarmAfter)
{
    private readonly Lock _turn = new();

    /// <summary>The log file; null: none.</summary>
    public WatchLog? Log { get; set; }

    /// <summary>The user's program; null: none.</summary>
    public VerdictHook? Hook { get; set; }

    /// <summary>What the page shows; null: there is no page.</summary>
    public History? History { get; set; }

    public string NameOf(string file) => terminal.NameOf(file);

    /// <param name="told">The scan.</param>
    /// <param name="badSince">The file at which the row of bad scans began, for the alarm.</param>
    public void Tell(WatchEvent told, string badSince)
    {
        lock (_turn)
        {
            tally.Add(told);
            terminal.Write(told);
            if (told.Alarm == AlarmChange.Begins)
            {
                terminal.Alarm(told.Time, alarmAfter, badSince);
            }
            else if (told.Alarm == AlarmChange.Ends)
            {
                terminal.AllClear(told.Time);
            }
            Log?.Write(EventJson.LineOf(told));
            History?.Add(told);
            if (told.Report is not null)
            {
                Hook?.Add(told);
            }
        }
    }

    public void Notice(string text)
    {
        var time = DateTimeOffset.Now;
        lock (_turn)
        {
            terminal.Notice(time, text);
            Log?.Write(EventJson.NoticeLine(time, text));
            History?.Notice(time, text);
        }
    }

    /// <param name="watched">How long.</param>
    /// <param name="open">Files that were not judged yet.</param>
    /// <param name="leftOut">How much is no scan; empty where nothing was left out.</param>
    public void Summary(TimeSpan watched, int open, string leftOut)
    {
        string waiting = open > 0 ? $"; {open} file{(open == 1 ? "" : "s")} not judged yet" : "";
        string others = leftOut.Length > 0 ? $"; left out: {leftOut}" : "";
        string time = $"{(int)watched.TotalHours}:{watched.Minutes:00}:{watched.Seconds:00}";
        Notice($"watched for {time}: {tally.Words()}{waiting}{others}");
    }
}
