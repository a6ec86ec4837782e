using System.Text;
using GwyTip.Core;
using GwyTip.Tests;

namespace GwyTip.ScanFiles.Tests;

/// <summary>Which files of a folder are scans.</summary>
public sealed class FoundFilesTests : IDisposable
{
    /// <summary>Knows by the name what Gwyddion would take a file for.</summary>
    private const string Detection = """
        case $path in
        "detect "*instrument*) echo '{"status":"known","format":"nanoscope","sure":true,"picture":false}';;
        "detect "*spectrum*) echo '{"status":"known","format":"nanonis_spec","sure":true,"picture":false}';;
        "detect "*photo*) echo '{"status":"known","format":"jpeg","sure":true,"picture":true}';;
        "detect "*archive*) echo '{"status":"known","format":"spcfile","sure":false,"picture":false}';;
        "detect "*table*) echo '{"status":"known","format":"rawxyz","sure":true,"picture":false}';;
        "detect "*.int|"detect "*anfatec.txt) echo '{"status":"known","format":"anfatec","sure":true,"picture":false}';;
        "detect "*) echo '{"status":"unknown"}';;
        *spectrum*) echo '{"status":"error","message":"it holds a spectrum and no image","reason":"no-image"}';;
        *photo*) echo '{"status":"error","message":"the image is not grey","reason":"not-grey"}';;
        *instrument*|*archive*|*table*|*anfatec*) 
        """ + FakeHelper.OneImage + """
        ;;
        *) echo '{"status":"error","message":"Gwyddion cannot open it","reason":"no-reader"}';;
        esac
        """;

    private const string Picture = "this is a picture (jpeg); of pictures only grey .png are taken for scans in a folder";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeHelper _helper = new(Detection);
    private readonly GwyddionReader _gwyddion;

    public FoundFilesTests() => _gwyddion = new GwyddionReader(_helper.Program);

    public void Dispose()
    {
        _gwyddion.Dispose();
        _helper.Dispose();
        _folder.Dispose();
    }

    /// <summary>Numbered by Bruker, named by nobody, or by a program that nobody knows.</summary>
    [Theory]
    [InlineData("instrument.001")]
    [InlineData("instrument")]
    [InlineData("instrument.xyz")]
    [InlineData("anfatec.txt")]
    public void What_Gwyddion_knows_is_a_scan_whatever_its_name(string name) => Assert.Single(Read(name));

    [Fact]
    public void Our_own_formats_are_scans_whatever_their_names_and_nobody_is_asked()
    {
        string gwy = Path.Combine(_folder.Path, "scan");
        GwyFile.Write(gwy, [new ScanChannel(5, "Z", new Scan([1, 2], 2, 1), "m")]);
        Assert.Equal(5, Assert.Single(ScanFile.ReadFound(gwy, _gwyddion)).Id);
        Assert.Single(ScanFile.ReadFound(_folder.Write("x.bak", new PngMaker { Width = 3 }.Make([1, 2, 3])), _gwyddion));
        Assert.Equal(2, ScanFile.ReadFound(_folder.Write("x.txt", new SxmMaker().Make()), _gwyddion).Count);
        Assert.Single(ScanFile.ReadFound(_folder.Write("x.md", new GsfMaker().Make()), _gwyddion));
        Assert.Equal(0, _helper.Starts);
    }

    [Theory]
    [InlineData("notes.md", LeftOutKind.NoScan, "no reader knows what it holds")]
    [InlineData("log.dat", LeftOutKind.NoScan, "no reader knows what it holds")]
    [InlineData("archive.zip", LeftOutKind.NoScan, "no reader knows what it holds")]
    [InlineData("table.csv", LeftOutKind.NoScan, "it holds a table of numbers, which need not be a scan")]
    [InlineData("photo.jpg", LeftOutKind.Picture, Picture)]
    [InlineData("photo.png", LeftOutKind.Picture, Picture)]
    [InlineData("spectrum.dat", LeftOutKind.Spectrum, "it holds a spectrum and no image")]
    [InlineData("anfatecTopo.int", LeftOutKind.Part, "its images are read through the parameter file beside it")]
    public void What_is_no_scan_is_left_out_and_why(string name, LeftOutKind kind, string why)
    {
        var error = Refused(name);

        Assert.Equal((kind, why), (error.Holds, error.Problem));
    }

    [Fact]
    public void A_picture_in_colours_is_left_out_and_refused_where_it_is_named()
    {
        string path = _folder.Write("photo.bin", new PngMaker { Width = 1, Lines = 1, Colour = 2 }.Make([1, 2, 3]));

        Assert.Equal(LeftOutKind.Picture, Assert.Throws<ScanFileException>(() => ScanFile.ReadFound(path, _gwyddion)).Holds);
        foreach (string named in (string[])[path, _folder.Write("photo", [1])])
        {
            var error = Assert.Throws<ScanFileException>(() => ScanFile.Read(named, _gwyddion));
            Assert.StartsWith("the image is not grey", error.Problem, StringComparison.Ordinal);
        }
    }

    /// <summary>A name that only scans have makes a file that nothing reads a broken one.</summary>
    [Theory]
    [InlineData("cut.sm4", "Gwyddion cannot open it")]
    [InlineData("cut.Z_mtrx", "Gwyddion cannot open it")]
    [InlineData("cut.sxm", "this is no .sxm file")]
    [InlineData("cut.gwy", "this is no .gwy file")]
    public void A_damaged_scan_is_an_error_and_not_left_out(string name, string problem)
    {
        var error = Refused(name);

        Assert.Null(error.Holds);
        Assert.StartsWith(problem, error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[ParVERT30]\r\n", "a.VERT", "it holds a spectrum (Createc VERT) and no image", LeftOutKind.Spectrum)]
    [InlineData("Experiment\tbias\t\r\n", "a.dat", "it holds a spectrum (Nanonis) and no image", LeftOutKind.Spectrum)]
    [InlineData("Grid dim=\"8 x 8\"\r\n", "a.3ds", "it holds a grid of spectra (Nanonis 3ds) and no image", LeftOutKind.Spectrum)]
    [InlineData("VAMAS Surface Chemical", "a.vms", "it holds spectra (VAMAS, ISO 14976) and no image", LeftOutKind.Spectrum)]
    [InlineData("ONTMATRX0101", "a_0001.mtrx", "it holds the parameters of Omicron's scans", LeftOutKind.Part)]
    [InlineData("\u0089HDF\r\n\u001a\n", "a.nc", "this is netCDF 4 (HDF5), as Gxsm4 writes it", null)]
    [InlineData("ISO/TC 201 something else", "a.spm", "this is a text file of the ISO standards", null)]
    [InlineData("1234", "a.int", "by its name this is the data of an Anfatec scan without the parameter file", null)]
    public void What_Gwyddion_cannot_open_is_told_with_the_way_out(string start, string name, string problem, LeftOutKind? kind)
    {
        string path = _folder.Write(name, Encoding.Latin1.GetBytes(start + new string(' ', 100)));
        // Of another name this detection says nothing.
        using var helper = new FakeHelper("""
            case $path in
            "detect "*) echo '{"status":"unknown"}';;
            *) echo '{"status":"error","message":"no","reason":"no-reader"}';;
            esac
            """);
        using var gwyddion = new GwyddionReader(helper.Program);

        foreach (var read in (Func<string, GwyddionReader, IReadOnlyList<ScanChannel>>[])[ScanFile.Read, ScanFile.ReadFound])
        {
            var error = Assert.Throws<ScanFileException>(() => read(path, gwyddion));
            Assert.StartsWith(problem, error.Problem, StringComparison.Ordinal);
            Assert.Equal((kind, kind is null), (error.Holds, error.IsUnsupported));
        }
    }

    [Fact]
    public void Other_HDF5_files_are_no_scans()
    {
        string path = _folder.Write("weather.h5", [0x89, .. "HDF\r\n\u001a\n"u8, .. new byte[100]]);

        Assert.Equal(LeftOutKind.NoScan, Assert.Throws<ScanFileException>(() => ScanFile.ReadFound(path, _gwyddion)).Holds);
    }

    [Theory]
    [InlineData("scan.dat", null)]
    [InlineData("scan.SM4", null)]
    [InlineData("scan.001", null)]
    [InlineData("scan.I_mtrx", null)]
    [InlineData("scan.Z_flat", null)]
    [InlineData("notes.txt", LeftOutKind.NoScan)]
    [InlineData("scan.xyz", LeftOutKind.NoScan)]
    public void Without_Gwyddion_the_name_decides(string name, LeftOutKind? kind)
    {
        string path = _folder.Write(name, [1, 2, 3]);
        using var gwyddion = new GwyddionReader(Path.Combine(_folder.Path, "nowhere"));

        var error = Assert.Throws<ScanFileException>(() => ScanFile.ReadFound(path, gwyddion));

        Assert.Equal(kind, error.Holds);
        string expected = kind is null ? "gwytip-read" : "Gwyddion's reader, which could tell more, is not available";
        Assert.Contains(expected, error.Problem, StringComparison.Ordinal);
    }

    /// <summary>One that is started and does not work costs time: not for every file of a folder.</summary>
    [Fact]
    public void A_helper_that_does_not_work_is_not_started_for_every_file()
    {
        using var broken = new FakeHelper("exit 127");
        using var gwyddion = new GwyddionReader(broken.Program);
        for (int i = 0; i < 20; i++)
        {
            string path = _folder.Write($"{i}.txt", [1]);
            Assert.Equal(LeftOutKind.NoScan, Assert.Throws<ScanFileException>(() => ScanFile.ReadFound(path, gwyddion)).Holds);
        }
        Assert.InRange(broken.Starts, 1, 3);
    }

    [Fact]
    public void A_helper_of_an_older_version_is_none()
    {
        using var old = new FakeHelper("""
            case $path in detect*) echo '{"status":"error","message":"there is no such file"}';; *)
            """ + FakeHelper.OneImage + "\n;; esac");
        using var gwyddion = new GwyddionReader(old.Program);

        string text = _folder.Write("a.txt", [1]);
        Assert.Equal(LeftOutKind.NoScan, Assert.Throws<ScanFileException>(() => ScanFile.ReadFound(text, gwyddion)).Holds);
        Assert.Single(ScanFile.ReadFound(_folder.Write("a.dat", [1]), gwyddion));
        Assert.Equal(1, old.Starts);
    }

    [Fact]
    public void A_file_at_which_Gwyddions_detection_crashes_or_hangs_is_an_error_and_the_next_one_is_read()
    {
        using var helper = new FakeHelper("""
            case $path in *crash*) exit 3;; *hang*) sleep 600;; esac
            case $path in
            detect*) echo '{"status":"known","format":"x","sure":true,"picture":false}';;
            *)
            """ + FakeHelper.OneImage + "\n;; esac");
        using var gwyddion = new GwyddionReader(helper.Program) { TimeLimit = TimeSpan.FromSeconds(2) };
        (string, string)[] files = [("crash.txt", "exit status 3"), ("hang.txt", "did not finish within 2 s")];
        foreach (var (name, problem) in files)
        {
            Assert.Single(ScanFile.ReadFound(_folder.Write("good.txt", [1]), gwyddion));
            var error = Assert.Throws<ScanFileException>(() => ScanFile.ReadFound(_folder.Write(name, [1]), gwyddion));
            Assert.Null(error.Holds);
            Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        }
        Assert.Single(ScanFile.ReadFound(_folder.Write("good.txt", [1]), gwyddion));
    }

    [Theory]
    [InlineData("empty.txt", LeftOutKind.NoScan)]
    [InlineData("empty.sxm", null)]
    public void An_empty_file_is_a_broken_scan_only_by_its_name(string name, LeftOutKind? kind)
    {
        var error = Assert.Throws<ScanFileException>(() => ScanFile.ReadFound(_folder.Write(name, []), _gwyddion));

        Assert.Equal(("the file is empty", kind), (error.Problem, error.Holds));
    }

    [LinuxFact]
    public void A_name_with_a_line_break_is_left_to_our_own_readers()
    {
        Assert.Single(ScanFile.ReadFound(_folder.Write("a\nb.gsf", new GsfMaker().Make()), _gwyddion));
        var error = Assert.Throws<ScanFileException>(() => ScanFile.ReadFound(_folder.Write("a\nb.sm4", [1]), _gwyddion));
        Assert.Equal(("the file's name holds a line break; rename the file", null), (error.Problem, error.Holds));
        var other = Assert.Throws<ScanFileException>(() => ScanFile.ReadFound(_folder.Write("a\nb", [1]), _gwyddion));
        Assert.StartsWith("its name holds a line break, ", other.Problem, StringComparison.Ordinal);
        Assert.Equal(LeftOutKind.NoScan, other.Holds);
    }

    [NeedsFact(Needed.InstrumentFiles, Needed.GwyddionReader)]
    public void Every_instrument_file_is_taken_and_only_what_lies_beside_them_is_left_out()
    {
        using var gwyddion = new GwyddionReader(Needs.PathOf(Needed.GwyddionReader));
        var left = new Dictionary<string, LeftOutKind?>();
        var walk = FolderWalk.Through(Path.Combine(Repository.Shared, "data", "spm-files"));
        foreach (var file in walk.Files)
        {
            try
            {
                Assert.NotEmpty(ScanFile.ReadFound(file.Path, gwyddion));
            }
            catch (ScanFileException e)
            {
                left[Path.GetFileName(file.Path)] = e.Holds;
                Assert.Equal(e.Holds is null, e.IsUnsupported);
            }
        }
        Assert.Empty(walk.LeftOut);
        string[] beside = ["LICENSE", "LICENSE.txt", "expected.csv", "labels.csv", "real.csv"];
        Assert.Equal(beside, left.Where(l => l.Value == LeftOutKind.NoScan).Select(l => l.Key).Order(StringComparer.Ordinal));
        Assert.All(left.Where(l => l.Value == LeftOutKind.Part), l => Assert.EndsWith(".mtrx", l.Key, StringComparison.Ordinal));
        Assert.All(left.Where(l => l.Value is null), l => Assert.EndsWith(".int", l.Key, StringComparison.Ordinal));
        Assert.True(walk.Files.Count > 4 * left.Count, "most of them are scans");
    }

    private ScanChannels Read(string name) => ScanFile.ReadFound(_folder.Write(name, [1, 2, 3]), _gwyddion);

    private ScanFileException Refused(string name) => Assert.Throws<ScanFileException>(() => Read(name));
}
