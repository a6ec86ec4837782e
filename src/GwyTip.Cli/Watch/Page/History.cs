using GwyTip.Core;

namespace GwyTip.Cli.Watch;

/// <summary>
/// What the page shows: today's scans, pictures of the latest ones, and the last notices. May be used from several threads.
/// </summary>
internal sealed class History : IWatchSink
{
    /// <summary>Scans whose pictures are kept.</summary>
    private const int Pictures = 24;

    /// <summary>Scans a day that are kept at most; a day has 86,400 seconds, and a scan takes several.</summary>
    private const int Most = 20_000;

    private const int Notices = 8;

    private readonly Lock _turn = new();
    private readonly List<Shown> _scans = [];
    private readonly Queue<(DateTimeOffset, string)> _notices = new();
    private int _last;

    /// <summary>
    /// Kept apart from the scans: the one that ended an alarm may be judged again, and then says nothing of it.
    /// </summary>
    private bool _alarm;

    /// <summary>Grows with everything new.</summary>
    public int Version { get; private set; }

    public void Scan(WatchEvent scan)
    {
        lock (_turn)
        {
            _scans.RemoveAll(shown => shown.Event.Time.Date != scan.Time.Date
                || (shown.Event.File == scan.File && scan.Replaces(shown.Event.Channel, shown.Event.Time)));
            _scans.Add(new Shown(++_last, scan));
            // Of the channels of a file one carries the alarm.
            _alarm = scan.Alarm == AlarmChange.None ? _alarm : scan.Alarm != AlarmChange.Ends;
            if (_scans.Count > Pictures)
            {
                var old = _scans[^(Pictures + 1)];
                var scanned = old.Event.Scan;
                _scans[^(Pictures + 1)] = old with
                {
                    Event = old.Event with
                    {
                        Scan = scanned with { Picture = null, Result = scanned.Result with { Tip = null } },
                    },
                };
            }
            _scans.RemoveRange(0, Math.Max(0, _scans.Count - Most));
            Version++;
        }
    }

    public void Notice(DateTimeOffset time, string text)
    {
        lock (_turn)
        {
            _notices.Enqueue((time, text));
            if (_notices.Count > Notices)
            {
                _notices.Dequeue();
            }
            Version++;
        }
    }

    /// <summary>Today's scans in the order in which they were judged, the last notices, and whether there is an alarm.</summary>
    public (IReadOnlyList<Shown> Scans, IReadOnlyList<(DateTimeOffset Time, string Text)> Notices, int Version, bool Alarm) Now()
    {
        lock (_turn)
        {
            return ([.. _scans], [.. _notices], Version, _alarm);
        }
    }

    /// <summary>What was said of a scan that is shown; null: there is none of that number.</summary>
    public WatchEvent? EventOf(int id)
    {
        lock (_turn)
        {
            return _scans.Find(s => s.Id == id)?.Event;
        }
    }

    /// <summary>Notes what somebody said that a scan shows.</summary>
    public void Correct(int id, IReadOnlyList<string> states)
    {
        lock (_turn)
        {
            int at = _scans.FindIndex(s => s.Id == id);
            if (at >= 0)
            {
                _scans[at] = _scans[at] with { Corrected = states };
                Version++;
            }
        }
    }

    public byte[]? PictureOf(int id) => ScanOf(id)?.Picture;

    public TipPicture? TipOf(int id) => ScanOf(id)?.Result.Tip?.Picture;

    private WatchedScan? ScanOf(int id) => EventOf(id)?.Scan;
}

/// <summary>A scan on the page.</summary>
/// <param name="Id">Names its picture.</param>
/// <param name="Event">What was said.</param>
internal sealed record Shown(int Id, WatchEvent Event)
{
    /// <summary>The states that somebody said it shows; null: nobody said that the verdict is wrong.</summary>
    public IReadOnlyList<string>? Corrected { get; init; }
}
