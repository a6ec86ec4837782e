using System.Globalization;
using GwyTip.Tests;

namespace GwyTip.ScanFiles.Tests;

/// <summary>What our readers make of a file, beside what Gwyddion makes of it.</summary>
public sealed class AgainstGwyddionTests : IDisposable
{
    /// <summary>A reader that fails when it is asked: the file is ours to read.</summary>
    private static readonly GwyddionReader NoGwyddion = new("/nowhere/gwytip-read");

    private readonly GwyddionReader _gwyddion = new(Needs.PathOf(Needed.GwyddionReader));
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _gwyddion.Dispose();
        _folder.Dispose();
    }

    [NeedsFact(Needed.InstrumentFiles, Needed.GwyddionReader)]
    public void Every_instrument_file_is_read_alike()
    {
        string[] files = [.. Directory.GetFiles(Repository.Shared, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".sxm" or ".gsf")];
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            Compare(file);
        }
    }

    [NeedsFact(Needed.GwyddionReader)]
    public void Made_sxm_files_are_read_alike()
    {
        Compare(new SxmMaker());
        Compare(new SxmMaker().With("SCAN_DIR", "up"));
        Compare(new SxmMaker().With("SCAN_DIR", null));
        Compare(new SxmMaker().With("SCAN_ANGLE", "9.000E+1"));
        Compare(new SxmMaker().With("SCANIT_TYPE", "FLOAT LSBFIRST"));
        string comment = new('x', 400);
        Compare(new SxmMaker().With("COMMENT", comment + "\n:SCAN_DIR:"));
        Compare(new SxmMaker().With("COMMENT", comment + "\n:SCAN_DIR:\nup"));
        Compare(new SxmMaker().With("COMMENT", comment + "\n:SCAN_DIR:\nup\nwords"));
        Compare(new SxmMaker().With("SCAN_PIXELS", "\n4\n3"));
        Compare(new SxmMaker { Version = "1" });
        Compare(new SxmMaker { LineEnd = "\r\n" });
        Compare(new SxmMaker { TableHead = "Channel Name Unit Direction Calibration Offset" });
        Compare(new SxmMaker { Height = i => i is >= 4 and < 12 ? float.NaN : i }.With("SCAN_DIR", "up"));
        Compare(new SxmMaker { Height = i => i % 5 == 0 ? float.NaN : -i * 1e-10f });
        Compare(new SxmMaker { Height = i => i < 12 ? float.NaN : float.PositiveInfinity });
        foreach (string way in (string[])["forward", "backward"])
        {
            Compare(new SxmMaker { Rows = [$"\t14\t[P1]_Z top\tm\t{way}\t10\t5"], Images = 1 });
        }
        foreach (string unit in (string[])
        [
            "m", "nm", "µm", "Å", "pA", "A", "°", "deg", "kHz", "mV", "K", "N", "Pa", "eV", "Ohm", "%", "1", "A/V", "mol", "cd",
            "kg", "dB", "LSB",
        ])
        {
            Compare(new SxmMaker { Rows = [$"\t14\tZ\t{unit}\tboth\t1\t0"] });
        }
    }

    [NeedsFact(Needed.GwyddionReader)]
    public void Made_gsf_files_are_read_alike()
    {
        string[] size = ["XRes = 3", "YRes = 2"], metres = [.. size, "XReal = 6", "YReal = -8", "XYUnits = nm"];
        Compare(new GsfMaker());
        Compare(new GsfMaker { LineEnd = "\r\n" });
        Compare(new GsfMaker { Fields = [.. metres, "ZUnits = nA"] });
        Compare(new GsfMaker { Fields = [.. metres, "ZUnits = deg", "Slow scan = BottomUp"] });
        Compare(new GsfMaker { Fields = [.. size, "XYUnits = m", "ZUnits = V"] });
        Compare(new GsfMaker { Fields = [.. size, "Title = Z TraceDown", "ZUnits = Å"] });
        Compare(new GsfMaker { Height = i => i == 4 ? float.NaN : i });
    }

    private void Compare(SxmMaker file) => Compare(_folder.Write("made.sxm", file.Make()));

    private void Compare(GsfMaker file) => Compare(_folder.Write("made.gsf", file.Make()));

    private void Compare(string file)
    {
        var (expected, actual) = (_gwyddion.Read(file), ScanFile.Read(file, NoGwyddion));
        Assert.Equal(expected.Select(c => $"{file}: {Describe(c)}"), actual.Select(c => $"{file}: {Describe(c)}"));
        foreach (var (theirs, ours) in expected.Zip(actual))
        {
            for (int y = 0; y < theirs.Scan.Lines; y++)
            {
                // NaN equals NaN here.
                bool alike = theirs.Scan.Line(y).SequenceEqual(ours.Scan.Line(y));
                Assert.True(alike, $"{file}: line {y} of {Describe(ours)} differs");
            }
        }
    }

    internal static string Describe(ScanChannel channel) => string.Create(
        CultureInfo.InvariantCulture,
        $"{channel.Id} '{channel.Title}' in '{channel.HeightUnit}', {channel.Scan.Direction}, "
        + $"{channel.Scan.Width} × {channel.Scan.Lines} pixels of "
        + $"{channel.Scan.MetresPerPixelX:g12} × {channel.Scan.MetresPerPixelY:g12} m");
}
