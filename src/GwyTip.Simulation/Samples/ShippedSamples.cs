using System.Globalization;
using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Simulation;

/// <summary>The small simulated scans that come with the product, one a tip state, and the truth about them.</summary>
public static class ShippedSamples
{
    /// <summary>The table of what the samples show.</summary>
    public const string TruthFile = "truth.csv";

    private const int BlankPixels = 32;

    /// <summary>Of every surface.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        new("si-h-100", "rows", StatePlans.Rows(seed: 1), "rows"),
        new("si-h-100", "dimers", StatePlans.Dimers(seed: 1), "asymmetry_dimer"),
        new("si-h-100", "atoms", StatePlans.Atoms(seed: 1), "individual_atoms"),
        new("si-h-100", "defect", StatePlans.Defect(seed: 3), "generic_defect"),
        .. MetalPlans.Samples("au-111", MetalPlans.Gold),
        .. MetalPlans.Samples("cu-111", MetalPlans.Copper),
        new("", "blank", null, "", "constant"),
    ];

    /// <summary>Those of some surfaces, and the blank one.</summary>
    public static IReadOnlyList<Sample> ForSurfaces(IReadOnlyCollection<string> surfaces) =>
        [.. All.Where(s => s.Plan is null || surfaces.Contains(s.Surface))];

    /// <summary>
    /// Writes samples and <see cref="TruthFile"/> into a folder, over what is there. The same bytes every time.
    /// </summary>
    /// <exception cref="ScanFileException">A file cannot be written.</exception>
    public static void WriteTo(string folder, IReadOnlyList<Sample> samples)
    {
        Directory.CreateDirectory(folder);
        foreach (var sample in samples)
        {
            GwyFile.Write(Path.Combine(folder, sample.File), [Channel(ScanOf(sample), sample.Surface)]);
        }
        File.WriteAllText(Path.Combine(folder, TruthFile), Truth(samples));
    }

    /// <summary>A simulated scan as a channel of a file.</summary>
    internal static ScanChannel Channel(Scan scan, string surface) => new(0, "Z (Forward)", scan, "m")
    {
        Metadata = surface.Length == 0
            ? new Dictionary<string, string> { ["Source"] = "simulated by GwyTip" }
            : new Dictionary<string, string> { ["Source"] = "simulated by GwyTip", ["Surface"] = surface },
    };

    /// <summary>
    /// The truth as a table: one line a sample. An angle is that of the rows or of the lattice, a line that of the tip change.
    /// </summary>
    public static string Truth(IReadOnlyList<Sample> samples) => CsvText.Write(
    [
        ["file", "true_state", "problem", "size_nm", "pixels", "angle_deg", "tip_change_line", "seed"],
        .. samples.Select(s => (string[])
        [
            s.File, s.TrueState, s.Problem, Number(s.Plan?.Size), Number(s.Plan?.Pixels ?? BlankPixels), Number(AngleOf(s.Plan)),
            Number(ChangeOf(s.Plan)), Number(s.Plan?.Seed),
        ]),
    ]);

    private static string Number(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static double? AngleOf(ScanPlan? plan) => plan?.Surface switch
    {
        SiliconPlan silicon => silicon.RowAngle,
        MetalPlan metal => metal.LatticeAngle,
        _ => null,
    };

    private static int? ChangeOf(ScanPlan? plan) => plan?.TipChanges is [var change, ..] ? plan.RowOf(change.Line) : null;

    private static Scan ScanOf(Sample sample) => sample.Plan is { } plan
        ? Simulator.Run(plan).Scan
        : new Scan(new double[BlankPixels * BlankPixels], BlankPixels, BlankPixels)
        {
            MetresPerPixelX = 1e-10,
            MetresPerPixelY = 1e-10,
            Direction = ScanDirection.Down,
        };
}
