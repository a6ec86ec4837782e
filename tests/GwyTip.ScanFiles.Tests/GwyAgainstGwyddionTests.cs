using GwyTip.Tests;

namespace GwyTip.ScanFiles.Tests;

/// <summary>
/// .gwy files made at random, read by us and by Gwyddion: units with every prefix, pixels that are not square, masks, titles in
/// many alphabets and encodings, images whose neighbours are damaged.
/// </summary>
public sealed class GwyAgainstGwyddionTests : IDisposable
{
    private const string Prefixes = "yzafpnµmckMGTPEZY";

    private static readonly string[] Symbols = ["m", "A", "V", "Hz", "N", "K", "s", "Pa", "eV"];

    private static readonly string[] Others = ["", "Å", "deg", "°", "%", "counts", "A/V", "Ohm"];

    private readonly GwyddionReader _gwyddion = new(Needs.PathOf(Needed.GwyddionReader));
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _gwyddion.Dispose();
        _folder.Dispose();
    }

    [NeedsFact(Needed.GwyddionReader)]
    public void Made_gwy_files_are_read_alike()
    {
        foreach (string symbol in Symbols)
        {
            foreach (string prefix in Prefixes.Select(p => $"{p}").Prepend(""))
            {
                var image = Image(new Random(1), prefix + symbol, prefix + symbol);
                AssertAlike(File(new GwyObjectWriter().Object("/0/data", "GwyDataField", image)), $"{prefix}{symbol}");
            }
        }
        int compared = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var container = new GwyObjectWriter();
            int images = random.Next(1, 4), damaged = random.Next(3) == 0 ? random.Next(images) : -1;
            for (int id = 0; id < images; id++)
            {
                container.Object(
                    $"/{id}/data", "GwyDataField", Image(random, AnyUnit(random), AnyUnit(random), broken: id == damaged));
                container.Text($"/{id}/data/title", Any(random, "Z (Forward)", "Höhe µ", "高さ", " spaces ", "Topography TraceUp"));
                if (random.Next(3) == 0)
                {
                    container.Object($"/{id}/mask", "GwyDataField", Image(random, "m", "", mask: true));
                }
                if (random.Next(2) == 0)
                {
                    var metadata = new GwyObjectWriter().Text("Direction", Any(random, "up", "down", "Up ", "sideways"));
                    container.Object($"/{id}/meta", "GwyContainer", metadata);
                }
            }
            compared += AssertAlike(File(container), $"seed {seed}", isDamaged: damaged >= 0) ? 1 : 0;
        }
        Assert.InRange(compared, 110, 150);
    }

    /// <summary>Gwyddion hands on a data field of negative width; the helper once ended by asking for as much memory.</summary>
    [NeedsFact(Needed.GwyddionReader)]
    public void An_image_whose_size_cannot_be_is_an_error_of_its_file()
    {
        string damaged = Repository.PathTo("tests", "GwyTip.ScanFiles.Tests", "Files", "impossible-size.gwy");

        Assert.Contains(
            "the file is damaged: an image of -1761607678 ×",
            Assert.Throws<ScanFileException>(() => _gwyddion.Read(damaged)).Problem, StringComparison.Ordinal);
    }

    private static string Any(Random random, params string[] texts) => texts[random.Next(texts.Length)];

    private static string AnyUnit(Random random) => random.Next(4) == 0
        ? Any(random, Others)
        : (random.Next(3) == 0 ? "" : $"{Prefixes[random.Next(Prefixes.Length)]}") + Any(random, Symbols);

    private static GwyObjectWriter Image(Random random, string lateral, string height, bool broken = false, bool mask = false)
    {
        const int width = 5, lines = 4;
        double[] heights = [.. Enumerable.Range(0, width * lines)
            .Select(_ => mask ? random.Next(2) : 1e-9 * random.NextDouble())];
        return new GwyObjectWriter()
            .Integer("xres", broken ? 0 : width)
            .Integer("yres", lines)
            .Number("xreal", Side(random, width))
            .Number("yreal", Side(random, lines))
            .Object("si_unit_xy", "GwySIUnit", new GwyObjectWriter().Text("unitstr", lateral))
            .Object("si_unit_z", "GwySIUnit", new GwyObjectWriter().Text("unitstr", height))
            .Numbers("data", heights);
    }

    /// <summary>Of a frame, in its unit; now and then one that no frame has.</summary>
    private static double Side(Random random, int pixels) => random.Next(12) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        var n => pixels * 1e-9 * (1 + n % 3),
    };

    private string File(GwyObjectWriter container) =>
        _folder.Write("made.gwy", [.. "GWYP"u8, .. container.ToObject("GwyContainer")]);

    /// <summary>Whether both read it. Of a file with a damaged image Gwyddion may refuse the whole, or what follows.</summary>
    private bool AssertAlike(string file, string what, bool isDamaged = false)
    {
        IReadOnlyList<ScanChannel> theirs;
        try
        {
            theirs = _gwyddion.Read(file);
        }
        catch (ScanFileException) when (isDamaged)
        {
            return false;
        }
        var ours = GwyFile.Read(file).Where(c => !isDamaged || theirs.Any(t => t.Id == c.Id)).ToArray();
        Assert.Equal(theirs.Select(c => $"{what}: {Describe(c)}"), ours.Select(c => $"{what}: {Describe(c)}"));
        foreach (var (one, other) in theirs.Zip(ours))
        {
            for (int y = 0; y < one.Scan.Lines; y++)
            {
                bool alike = one.Scan.LineAsGiven(y).SequenceEqual(other.Scan.LineAsGiven(y));
                Assert.True(alike, $"{what}: line {y} of {Describe(other)} differs");
            }
        }
        return true;
    }

    /// <summary>Gwyddion makes up a title where there is none.</summary>
    private static string Describe(ScanChannel channel) => AgainstGwyddionTests.Describe(
        channel.Title.StartsWith("Unknown channel", StringComparison.Ordinal) ? channel with { Title = "" } : channel);
}
