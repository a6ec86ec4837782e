using System.Text;
using GwyTip.Cli.Watch;

namespace GwyTip.Tests;

public sealed class WatchLogTests : IDisposable
{
    private readonly SmallDisk _disk = new();
    private readonly List<string> _notices = [];
    private readonly WatchLog _log;

    // As the teller does: what is said goes to the log, too.
    public WatchLogTests() => _log = new WatchLog(() => _disk, text =>
    {
        _notices.Add(text);
        _log!.Write($"notice: {text[..11]}");
    });

    public void Dispose()
    {
        _disk.Stays = false;
        _disk.Dispose();
    }

    [Fact]
    public void Each_line_is_written_through_at_once()
    {
        _log.Write("é");
        Assert.Equal("é\n", _disk.Text);
        _log.Write("b");
        Assert.Equal("é\nb\n", _disk.Text);
        Assert.Empty(_notices);
    }

    [Fact]
    public void A_full_disk_is_told_about_once_and_no_line_is_lost_or_torn()
    {
        _log.Write("first");
        _disk.Room = 9;
        foreach (string line in (string[])["second", "third", "fourth"])
        {
            _log.Write(line);
            Assert.Equal("first\n", _disk.Text);
        }
        Assert.StartsWith("the log cannot be written: the disk is full", Assert.Single(_notices), StringComparison.Ordinal);

        _disk.Room = 1000;
        _log.Write("fifth");

        Assert.Equal("first\nsecond\nnotice: the log can\nthird\nfourth\nfifth\nnotice: the log is \n", _disk.Text);
        Assert.Equal("the log is written again", _notices[1]);
        _disk.Room = 0;
        _log.Write("sixth");
        Assert.Equal(3, _notices.Count);
    }

    [Fact]
    public void A_log_that_stays_full_keeps_the_latest_lines_and_says_how_many_are_lost()
    {
        _disk.Room = 0;
        for (int n = 0; n < 12_000; n++)
        {
            _log.Write($"{n}");
        }
        _disk.Room = 1_000_000;
        _log.Write("last");

        Assert.Equal("the log is written again; 2002 lines of it are lost", _notices[^1]);
        Assert.StartsWith("2001\n2002\n", _disk.Text, StringComparison.Ordinal);
        Assert.EndsWith("11999\nlast\nnotice: the log is \n", _disk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_programs_may_add_to_one_file_which_may_be_moved_and_emptied_meanwhile()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "log"), moved = Path.Combine(folder.Path, "moved");
        WatchLog one = WatchLog.Open(path, _notices.Add), other = WatchLog.Open(path, _notices.Add);
        one.Write("a");
        other.Write("b");
        one.Write("c");
        Assert.Equal("a\nb\nc\n", File.ReadAllText(path));

        File.WriteAllText(path, "");
        other.Write("d");
        File.Move(path, moved);
        one.Write("e");

        Assert.Equal("d\n", File.ReadAllText(moved));
        Assert.Equal("e\n", File.ReadAllText(path));
        Assert.Empty(_notices);
    }

    [Fact]
    public async Task Lines_that_programs_add_at_the_same_time_are_all_there_and_whole()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "log");
        string[] lines = [.. Enumerable.Range(0, 200).Select(i => $"{i} {new string('x', i)}")];

        await Task.WhenAll(Enumerable.Range(0, 4).Select(part => Task.Run(() =>
        {
            var log = WatchLog.Open(path, _notices.Add);
            foreach (string line in lines.Where((_, i) => i % 4 == part))
            {
                log.Write(line);
            }
        })));

        Assert.Equal(lines.Order(), File.ReadAllLines(path).Order());
    }

    /// <summary>A file on a disk of little room, which takes what fits before it fails, as a real one does.</summary>
    private sealed class SmallDisk : MemoryStream
    {
        public long Room { get; set; } = 1000;

        /// <summary>The log closes it after each line.</summary>
        public bool Stays { get; set; } = true;

        public string Text => Encoding.UTF8.GetString(ToArray());

        protected override void Dispose(bool disposing)
        {
            if (!Stays)
            {
                base.Dispose(disposing);
            }
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            int fits = (int)Math.Min(buffer.Length, Math.Max(0, Room - Length));
            base.Write(buffer[..fits]);
            if (fits < buffer.Length)
            {
                throw new IOException("the disk is full");
            }
        }
    }
}
