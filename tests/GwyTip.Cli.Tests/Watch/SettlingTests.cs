using GwyTip.Cli.Watch;
using GwyTip.ScanFiles;

namespace GwyTip.Tests;

public sealed class SettlingTests
{
    private static readonly DateTime Monday = new(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc);

    private readonly Settling _settling = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20));

    [Fact]
    public void A_file_is_ready_once_its_size_and_time_have_rested()
    {
        Assert.Empty(ReadyAt(0, File("a", 10)));
        Assert.Empty(ReadyAt(1.9, File("a", 10)));
        Assert.Empty(ReadyAt(2.5, File("a", 20)));
        Assert.Empty(ReadyAt(4, File("a", 20)));
        // The same size, but written again.
        Assert.Empty(ReadyAt(4.4, File("a", 20, minute: 1)));
        Assert.Empty(ReadyAt(6.3, File("a", 20, minute: 1)));
        Assert.Equal(["a"], ReadyAt(6.5, File("a", 20, minute: 1)));
        // In work: not handed out twice.
        Assert.Empty(ReadyAt(9, File("a", 20, minute: 1)));
        Assert.False(_settling.Judged(File("a", 20, minute: 1)));
        Assert.Empty(ReadyAt(60, File("a", 20, minute: 1)));
        Assert.Empty(_settling.Open);
    }

    [Fact]
    public void Files_come_in_the_order_in_which_they_came_to_rest()
    {
        ReadyAt(0, File("b", 1));
        ReadyAt(1, File("a", 1), File("b", 1));
        Assert.Equal(["b", "a"], ReadyAt(5, File("a", 1), File("b", 1)));
    }

    [Fact]
    public void A_file_that_changes_while_it_is_judged_is_judged_again()
    {
        ReadyAt(0, File("a", 10));
        Assert.Equal(["a"], ReadyAt(2, File("a", 10)));
        Assert.Empty(ReadyAt(3, File("a", 30)));
        Assert.False(_settling.Judged(File("a", 10)));

        Assert.Empty(ReadyAt(4, File("a", 30)));
        Assert.Equal(["a"], ReadyAt(5, File("a", 30)));
        Assert.True(_settling.Judged(File("a", 30)));
    }

    [Fact]
    public void What_was_there_before_is_left_alone_until_it_changes()
    {
        _settling.Skip([File("old", 10)]);
        Assert.Empty(ReadyAt(10, File("old", 10)));
        Assert.Empty(ReadyAt(11, File("old", 11)));
        Assert.Equal(["old"], ReadyAt(13, File("old", 11)));
        Assert.False(_settling.Judged(File("old", 11)));
    }

    [Fact]
    public void An_unreadable_file_is_tried_ever_more_seldom_and_reported_once_it_has_rested_for_long()
    {
        var tries = new List<double>();
        var reports = new List<double>();
        for (double now = 0; now < 3600; now += 0.5)
        {
            foreach (string _ in ReadyAt(now, File("a", 10)))
            {
                tries.Add(now);
                if (_settling.Unreadable(File("a", 10), TimeSpan.FromSeconds(now)))
                {
                    reports.Add(now);
                }
            }
        }

        Assert.Equal([2, 4, 8, 16, 32, 64], tries[..6]);
        Assert.Equal([32], reports);
        // And no more after some minutes: it is not a scan.
        Assert.True(tries[^1] < 600, $"tried at {tries[^1]} s");
        Assert.Empty(_settling.Open);
    }

    [Fact]
    public void An_unreadable_file_that_changes_begins_anew()
    {
        ReadyAt(0, File("a", 10));
        Assert.Equal(["a"], ReadyAt(25, File("a", 10)));
        Assert.True(_settling.Unreadable(File("a", 10), TimeSpan.FromSeconds(25)));

        Assert.Empty(ReadyAt(26, File("a", 20)));
        Assert.Equal(["a"], ReadyAt(28, File("a", 20)));
        Assert.False(_settling.Unreadable(File("a", 20), TimeSpan.FromSeconds(28)));
    }

    [Fact]
    public void An_empty_file_is_waited_for_longer()
    {
        ReadyAt(0, File("a", 0));
        Assert.Empty(ReadyAt(19, File("a", 0)));
        Assert.Equal(["a"], ReadyAt(20, File("a", 0)));
    }

    [Fact]
    public void What_is_no_scan_is_left_alone_until_it_changes_and_was_not_judged()
    {
        ReadyAt(0, File("notes", 10));
        Assert.Equal(["notes"], ReadyAt(2, File("notes", 10)));
        _settling.LeftOut(File("notes", 10));
        Assert.Empty(ReadyAt(60, File("notes", 10)));
        Assert.Empty(_settling.Open);

        Assert.Empty(ReadyAt(61, File("notes", 20)));
        Assert.Equal(["notes"], ReadyAt(63, File("notes", 20)));
        // What it turned out to be was told for the first time.
        Assert.False(_settling.Judged(File("notes", 20)));
    }

    [Fact]
    public void Only_a_file_that_was_still_waited_for_vanishes()
    {
        _settling.Skip([File("old", 1)]);
        _settling.Observe([File("old", 1), File("new", 1), File("taken", 1)], TimeSpan.Zero);
        Assert.Equal(["new", "taken"], ReadyAt(2, File("old", 1), File("new", 1), File("taken", 1)).Order());
        _settling.Judged(File("new", 1));
        _settling.Observe([File("old", 1), File("new", 1), File("taken", 1), File("waiting", 1)], TimeSpan.FromSeconds(3));

        Assert.Equal(["waiting"], _settling.Observe([], TimeSpan.FromSeconds(4)).Vanished);
        Assert.Empty(_settling.Open);
    }

    /// <summary>As when a share is not mounted for a moment, or a folder is moved away.</summary>
    [Fact]
    public void What_was_judged_or_left_alone_is_nothing_new_when_it_comes_back()
    {
        _settling.Skip([File("old", 1)]);
        ReadyAt(0, File("old", 1), File("judged", 1));
        Assert.Equal(["judged"], ReadyAt(2, File("old", 1), File("judged", 1)));
        _settling.Judged(File("judged", 1));
        Assert.Empty(_settling.Observe([], TimeSpan.FromSeconds(3)).Vanished);

        Assert.Empty(ReadyAt(4, File("old", 1), File("judged", 1)));
        Assert.Empty(ReadyAt(20, File("old", 1), File("judged", 1)));
        // Another scan of the same name.
        Assert.Empty(ReadyAt(21, File("old", 1), File("judged", 1, minute: 5)));
        Assert.Equal(["judged"], ReadyAt(23, File("old", 1), File("judged", 1, minute: 5)));
        Assert.True(_settling.Judged(File("judged", 1, minute: 5)));
    }

    private IEnumerable<string> ReadyAt(double seconds, params FoundFile[] files) =>
        [.. _settling.Observe(files, TimeSpan.FromSeconds(seconds)).Ready.Select(f => f.Path)];

    private static FoundFile File(string path, long size, int minute = 0) => new(path, size, Monday.AddMinutes(minute));
}
