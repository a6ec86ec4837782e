using System.Diagnostics;
using GwyTip.Cli.Output;
using GwyTip.Cli.Scans;
using GwyTip.Cli.Watch;
using GwyTip.Inference;
using GwyTip.ScanFiles;
using Microsoft.Extensions.Time.Testing;

namespace GwyTip.Tests;

/// <summary>The folder <c>in</c> of a workplace, watched in this process, by a clock that the test sets.</summary>
internal sealed class WatchedFolder : IFolderListing, IWatchSink, IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly string _folder;
    private readonly JudgeQueue _queue;
    private readonly Watcher _watcher;
    private readonly Engine? _engine;

    /// <param name="work">Where the folder is.</param>
    /// <param name="judge">Judges a file; null: as the program does.</param>
    /// <param name="options">Changes to the usual options.</param>
    public WatchedFolder(
        Workplace work, Func<string, WatchedScan>? judge = null, Func<WatchOptions, WatchOptions>? options = null)
    {
        _folder = work.PathTo("in");
        var usual = new WatchOptions(_folder)
        {
            Settle = TimeSpan.FromSeconds(2),
            Limit = TimeSpan.FromSeconds(60),
            AlarmAfter = 3
        };
        var chosen = options?.Invoke(usual) ?? usual;
        Engine Open() => new(work.Models.Folder, ProviderChoice.Parse("cpu"));
        _engine = judge is null ? Open() : null;
        _queue = new JudgeQueue(
            judge is null
                ? new WatchJudge(_engine!, Open, "auto", ChannelChoice.Default, pictures: false).Judge
                : (path, _) => [judge(path)],
            chosen.Limit, 2, _clock);
        var announcer = new Announcer(_clock);
        announcer.Add(this);
        _watcher = new Watcher(chosen, this, _queue, announcer, _clock);
    }

    /// <summary>What was announced so far.</summary>
    public List<WatchEvent> Scans { get; } = [];

    public List<string> Notices { get; } = [];

    /// <summary>Files that are being judged.</summary>
    public int InWork => _watcher.InWork;

    /// <summary>Since when the folder has not answered; null: it answers.</summary>
    public DateTimeOffset? Silent { get; private set; }

    TimeSpan IFolderListing.Unanswered => Silent is { } since ? _clock.GetUtcNow() - since : TimeSpan.Zero;

    FolderWalk? IFolderListing.Take() => Silent is null ? FolderWalk.Through(_folder) : null;

    void IWatchSink.Scan(WatchEvent scan) => Scans.Add(scan);

    void IWatchSink.Notice(DateTimeOffset time, string text) => Notices.Add(text);

    public void Stall() => Silent = _clock.GetUtcNow();

    public void Answer() => Silent = null;

    /// <summary>Lets time pass, and looks at the folder then.</summary>
    public void Look(double seconds = 0)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        _watcher.Step(TimeSpan.Zero);
    }

    /// <summary>Looks until it is so.</summary>
    public void LookUntil(Func<bool> so)
    {
        var patience = Stopwatch.StartNew();
        while (!so())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(90), $"waited in vain\n{string.Join('\n', Notices)}");
            _watcher.Step(TimeSpan.FromMilliseconds(10));
        }
    }

    /// <summary>Looks at the folder, lets its files come to rest, and waits until they are judged.</summary>
    public void Rest(double seconds = 2)
    {
        Look();
        Look(seconds);
        LookUntil(() => _watcher.InWork == 0);
    }

    /// <returns>What is said at the end.</returns>
    public string End()
    {
        _watcher.End();
        return Notices[^1];
    }

    public void Dispose()
    {
        _queue.Dispose();
        _engine?.Dispose();
    }

    /// <summary>A file that is not a scan.</summary>
    public static WatchedScan NoScan(string path) =>
        new(new ScanResult(path, null) { LeftOut = new LeftOut(path, LeftOutKind.NoScan, "no reader knows what it holds") });

    /// <summary>A file that cannot be read.</summary>
    public static WatchedScan Unreadable(string path) =>
        new(new ScanResult(path, null) { Error = "unreadable: the file is empty" });
}
