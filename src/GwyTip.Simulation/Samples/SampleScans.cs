using System.Globalization;
using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Simulation;

/// <summary>The small simulated scans that come with the product, one a tip state, and the truth about them.</summary>
public static class SampleScans
{
    /// <summary>The table of what the samples show.</summary>
    public const string TruthFile = "truth.csv";

    private const int BlankPixels = 64;

    public static IReadOnlyList<Sample> All { get; } =
    [
        new("si-h-100-rows.gwy", StatePlans.Rows(seed: 1), TipStates.Rows),
        new("si-h-100-dimers.gwy", StatePlans.Dimers(seed: 1), TipStates.Dimers),
        new("si-h-100-atoms.gwy", StatePlans.Atoms(seed: 1), TipStates.Atoms),
        new("si-h-100-defect.gwy", StatePlans.Defect(seed: 3), TipStates.Defect),
        new("blank.gwy", null, "", "constant"),
    ];

    /// <summary>
    /// Writes the samples and <see cref="TruthFile"/> into a folder, over what is there. The same bytes every time.
    /// </summary>
    /// <exception cref="ScanFileException">A file cannot be written.</exception>
    public static void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var sample in All)
        {
            var channel = new ScanChannel(0, "Z (Forward)", ScanOf(sample), "m")
            {
                Metadata = new Dictionary<string, string> { ["Source"] = "simulated by GwyTip", ["Surface"] = "si-h-100" },
            };
            GwyFile.Write(Path.Combine(folder, sample.File), [channel]);
        }
        File.WriteAllText(Path.Combine(folder, TruthFile), Truth());
    }

    /// <summary>The truth as a table: one line a sample.</summary>
    public static string Truth()
    {
        var lines = All.Select(s => string.Create(
            CultureInfo.InvariantCulture,
            $"{s.File},{s.TrueState},{s.Problem},{s.Plan?.Size},{s.Plan?.Pixels ?? BlankPixels},"
            + $"{s.Plan?.Surface.RowAngle},{s.Plan?.Seed}\n"));
        return "file,true_state,problem,size_nm,pixels,row_angle_deg,seed\n" + string.Concat(lines);
    }

    private static Scan ScanOf(Sample sample) => sample.Plan is { } plan
        ? Simulator.Run(plan).Scan
        : new Scan(new double[BlankPixels * BlankPixels], BlankPixels, BlankPixels)
        {
            MetresPerPixelX = 1e-10,
            MetresPerPixelY = 1e-10,
            Direction = ScanDirection.Down,
        };
}
