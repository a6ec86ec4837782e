using System.Diagnostics;
using System.Text;

namespace GwyTip.Tests;

/// <summary>What a folder holds besides scans is counted, and named where asked.</summary>
public sealed class LeftOutTests : IDisposable
{
    private const string Counts =
        "left out: 3 files that are not scans, 2 pictures, 1 spectrum, 1 hidden file or folder, 1 link that leads nowhere new";

    private readonly Workplace _work = new();

    public LeftOutTests()
    {
        _work.WriteGood(Path.Combine("day", "a.gwy"));
        _work.Environment["GWYTIP_READ"] = Needs.PathOf(Needed.GwyddionReader);
    }

    public void Dispose() => _work.Dispose();

    [NeedsFact(Needed.GwyddionReader)]
    public void A_folder_takes_what_Gwyddion_opens_whatever_its_name()
    {
        Write(("scan.001", ForeignFiles.Wsxm()), ("a scan", ForeignFiles.Wsxm()), ("scan.tom", ForeignFiles.Wsxm()));

        Ran answer = _work.Classify("--format", "csv", "day");

        Assert.Equal((0, ""), (answer.Status, answer.Errors));
        string[] files = [.. answer.Lines.Skip(1).Select(line => line.Split(',')[0])];
        Assert.Equal(["day/a scan", "day/a.gwy", "day/scan.001", "day/scan.tom"], files);
        Assert.All(answer.Lines.Skip(1), line => Assert.Contains(",good,", line, StringComparison.Ordinal));
    }

    [NeedsFact(Needed.GwyddionReader)]
    public void What_is_left_out_is_counted_on_the_last_line_and_is_no_failure()
    {
        WriteOthers();

        Ran table = _work.Classify("day");
        Assert.Equal(0, table.Status);
        Assert.Equal(["1 good (on cpu)", $"{Counts} (--verbose names each)"], table.Lines[^2..]);

        foreach (string format in (string[])["json", "csv"])
        {
            Ran other = _work.Classify("--format", format, "day");
            Assert.Equal((0, table.Lines[^1]), (other.Status, other.Errors.TrimEnd()));
            Assert.DoesNotContain("left out", other.Output, StringComparison.Ordinal);
        }
        Ran nothing = _work.Classify(Path.Combine("day", "a.gwy"));
        Assert.DoesNotContain("left out", nothing.Output, StringComparison.Ordinal);
    }

    [NeedsFact(Needed.GwyddionReader)]
    public void Verbose_names_each_with_its_reason()
    {
        WriteOthers();

        string[] lines = _work.Classify("--verbose", "day").Lines;

        Assert.Equal(
            [
                Counts,
                "  day/.hidden.gwy: it is hidden",
                "  day/curve.dat: it holds a spectrum and no image",
                "  day/empty: the file is empty",
                "  day/log.csv: it holds a table of numbers, which need not be a scan",
                "  day/notes.md: no reader knows what it holds",
                "  day/old.txt: this link leads nowhere (gone.txt)",
                "  day/photo.bmp: this is a picture (bmp); of pictures only grey .png are taken for scans in a folder",
                "  day/photo.png: the image is not grey: pixel 0 of line 0 is red 1, green 2, blue 3, "
                    + "and colours are not heights",
            ],
            lines[^9..]);
    }

    [NeedsFact(Needed.GwyddionReader)]
    public void Named_on_the_command_line_they_are_errors_and_a_grey_picture_is_read()
    {
        WriteOthers();
        Write(("grey.bmp", ForeignFiles.Bitmap(grey: true)));

        string[] lines = _work.Classify(
            "--format", "csv", "day/curve.dat", "day/photo.bmp", "day/photo.png", "day/notes.md", "day/grey.bmp").Lines;

        Assert.Equal("day/curve.dat,,,,,,,,,unreadable: it holds a spectrum and no image,,,,,", lines[1]);
        Assert.Equal("day/photo.bmp,,,,,,,,,unreadable: the image is not grey: colours are not heights,,,,,", lines[2]);
        Assert.Equal("day/photo.png,,,,,,,,,\"unreadable: the image is not grey: pixel 0 of line 0 is red 1, green 2, blue 3, "
            + "and colours are not heights\",,,,,", lines[3]);
        Assert.StartsWith("day/notes.md,,,,,,,,,unreadable: Gwyddion cannot open it: ", lines[4], StringComparison.Ordinal);
        Assert.Contains(",good,", lines[5], StringComparison.Ordinal);
    }

    [NeedsFact(Needed.GwyddionReader)]
    public void A_folder_without_a_scan_is_told_so_and_why()
    {
        Directory.CreateDirectory(_work.PathTo("curves"));
        _work.WriteBytes(Path.Combine("curves", "a.dat"), ForeignFiles.Spectrum());
        _work.WriteBytes(Path.Combine("curves", "b.dat"), ForeignFiles.Spectrum());

        Ran answer = _work.Classify("curves", "day");

        Assert.Equal(1, answer.Status);
        Assert.Matches("^curves +unreadable: the folder holds no scan$", answer.Lines[1]);
        Assert.StartsWith("day/a.gwy ", answer.Lines[2], StringComparison.Ordinal);
        Assert.Equal("left out: 2 spectra (--verbose names each)", answer.Lines[^1]);
    }

    /// <summary>It is a scan, and it was not judged.</summary>
    [NeedsFact(Needed.GwyddionReader)]
    public void A_scan_that_Gwyddion_cannot_open_is_an_error_that_says_what_converts_it()
    {
        Write(("scan.nc", ForeignFiles.Hdf5()), ("fwd.int", new byte[4096]));

        Ran answer = _work.Classify("--format", "csv", "day");

        Assert.Equal(1, answer.Status);
        Assert.StartsWith("day/fwd.int,", answer.Lines[2], StringComparison.Ordinal);
        Assert.Contains("unsupported: by its name this is the data of an Anfatec", answer.Lines[2], StringComparison.Ordinal);
        Assert.Contains("Save the scan from GXSM as .gsf", answer.Lines[3], StringComparison.Ordinal);
        Assert.Contains("nccopy -k classic OLD.nc NEW.nc", answer.Lines[3], StringComparison.Ordinal);
    }

    /// <summary>Nothing can be told by what a foreign file holds; nothing may be lost.</summary>
    [Fact]
    public void Without_Gwyddion_usual_names_are_errors_and_the_rest_is_counted()
    {
        _work.Environment["GWYTIP_READ"] = _work.PathTo("nowhere");
        Write(("scan.sm4", [1, 2]), ("scan.dat", [1, 2]), ("notes.md", [1, 2]), ("photo.jpg", [1, 2]));

        Ran answer = _work.Classify("day");

        Assert.Equal(1, answer.Status);
        Assert.Equal(["day/a.gwy", "day/scan.dat", "day/scan.sm4"], answer.Lines[1..4].Select(line => line.Split(' ')[0]));
        Assert.Contains("to read .dat files GwyTip needs Gwyddion's reader", answer.Lines[2], StringComparison.Ordinal);
        Assert.Equal("left out: 2 files that are not scans (--verbose names each)", answer.Lines[^1]);
    }

    [Fact]
    public void Each_scan_is_judged_once_however_links_lead_to_it()
    {
        _work.WriteGood(Path.Combine("day", "sub", "b.gwy"));
        foreach (var (name, target) in (ReadOnlySpan<(string, string)>)
            [("up", "."), ("sub/up", ".."), ("sub/again", "../sub"), ("latest.gwy", "a.gwy"), ("x", "y"), ("y", "x")])
        {
            File.CreateSymbolicLink(_work.PathTo(Path.Combine("day", name)), target);
        }

        Ran answer = _work.Classify("--format", "csv", "day");

        Assert.Equal(["day/a.gwy", "day/sub/b.gwy"], answer.Lines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.Equal("left out: 2 links that lead nowhere new (--verbose names each)", answer.Errors.TrimEnd());
        // Who types a scan twice wants it twice.
        Assert.Equal(3, _work.Classify("--format", "csv", "day/a.gwy", "day/a.gwy", "day/a.gwy").Lines.Length - 1);
    }

    [LinuxFact]
    public void A_folder_that_cannot_be_entered_is_an_error_of_its_own_and_the_rest_goes_on()
    {
        _work.WriteGood(Path.Combine("day", "locked", "b.gwy"));
        _work.WriteGood(Path.Combine("day", "open", "c.gwy"));
        // Nothing is locked for root, as whom tests may run.
        _work.Environment["LD_PRELOAD"] = _work.Compile("locked");

        Ran answer = _work.Classify("day");

        Assert.Equal(1, answer.Status);
        Assert.Equal(["day/a.gwy", "day/locked", "day/open/c.gwy"], answer.Lines[1..4].Select(line => line.Split(' ')[0]));
        Assert.Contains("unreadable: the folder cannot be entered: Access to the ", answer.Lines[2], StringComparison.Ordinal);
        Assert.Equal("left out: 1 folder that cannot be entered (--verbose names each)", answer.Lines[^1]);
        Ran itself = _work.Classify("--format", "csv", Path.Combine("day", "locked"));
        Assert.Equal(1, itself.Status);
        Assert.StartsWith("day/locked,,,,,,,,,unreadable: the folder cannot be ", itself.Lines[1], StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_name_that_is_not_UTF_8_is_told_and_the_others_go_on()
    {
        // Latin-1, as from an old Windows PC: ö and ß are one byte each.
        Shell(@"cp day/a.gwy ""$(printf 'day/Gr\366\337e.gwy')""; mkdir ""$(printf 'day/M\344rz')"" && cp day/a.gwy day/M*");
        try
        {
            Ran answer = _work.Classify("--format", "csv", "day");

            Assert.Equal(1, answer.Status);
            Assert.StartsWith("day/Gr\uFFFD\uFFFDe.gwy,,,,,,,,,", answer.Lines[1], StringComparison.Ordinal);
            Assert.Contains("\"unreadable: the file's name is not UTF-8, ", answer.Lines[1], StringComparison.Ordinal);
            Assert.StartsWith("day/M\uFFFDrz,,,,,,,,,", answer.Lines[2], StringComparison.Ordinal);
            Assert.EndsWith(
                "cannot be entered: its name is not UTF-8; rename it,,,,,", answer.Lines[2], StringComparison.Ordinal);
            Assert.StartsWith("day/a.gwy,0,", answer.Lines[3], StringComparison.Ordinal);
            Assert.Contains("not UTF-8", _work.Classify("day/Gr*").Output, StringComparison.Ordinal);
            string expanded = Shell($"'{_work.Program}' classify --models '{_work.Models.Folder}' day/Gr*");
            Assert.Contains("not UTF-8", expanded, StringComparison.Ordinal);
        }
        finally
        {
            // .NET could not delete them.
            Shell("rm -r day");
        }
    }

    private void WriteOthers()
    {
        Write(
            ("notes.md", "# 14.3. a new tip"u8.ToArray()), ("empty", []), ("log.csv", Table()),
            ("curve.dat", ForeignFiles.Spectrum()), ("photo.bmp", ForeignFiles.Bitmap(grey: false)), (".hidden.gwy", [1]),
            ("photo.png", new ScanFiles.Tests.PngMaker { Colour = 2 }.Make([1, 2, 3])));
        File.CreateSymbolicLink(_work.PathTo(Path.Combine("day", "old.txt")), "gone.txt");
    }

    /// <summary>As a temperature is logged: Gwyddion would make points of it.</summary>
    private static byte[] Table() =>
        Encoding.ASCII.GetBytes("t,T,p\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i},{i * i},{3 * i}\n")));

    private void Write(params (string Name, byte[] Bytes)[] files)
    {
        foreach (var (name, bytes) in files)
        {
            _work.WriteBytes(Path.Combine("day", name), bytes);
        }
    }

    private string Shell(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", script])
        {
            WorkingDirectory = _work.PathTo(""),
            RedirectStandardOutput = true,
        })!;
        string output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return output;
    }
}
