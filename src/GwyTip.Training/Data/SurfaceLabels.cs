using GwyTip.Core;
using GwyTip.Simulation;

namespace GwyTip.Training.Data;

/// <summary>How the columns of a label file become the tip states of a surface.</summary>
/// <param name="Surface">The surface, as bundles name it.</param>
/// <param name="States">The states, in the order of every output.</param>
public sealed record SurfaceLabels(string Surface, IReadOnlyList<LabelledState> States)
{
    /// <summary>
    /// Whether every state is a question of its own, as where the simulator knows each answer; else thresholds are for scans that
    /// show one state alone, as the paper has them.
    /// </summary>
    public bool StatesStandAlone { get; init; }

    /// <summary>
    /// Nanometres from one to the next of what repeats on the surface and tells it from others; null: nothing does.
    /// </summary>
    public double? Period { get; init; }

    /// <summary>
    /// Nanometres along the longer side of the largest scan whose <see cref="Preprocessing.Image"/> still shows the
    /// <see cref="Period"/>: two pixels each (H. Nyquist, Trans. AIEE 47, 617 (1928)). Null: no scan is too large.
    /// </summary>
    public double? LargestFrame => Period is { } period ? Math.Round(period * Preprocessing.ImageSize / 2, 1) : null;

    /// <summary>
    /// H:Si(100). The paper's six answers make five states: asymmetries and dimers are one (they "were routinely misclassified
    /// together"), bad or blurry is its generic defect, tip change stands apart.
    /// </summary>
    public static SurfaceLabels HydrogenSilicon100 { get; } = new("si-h-100",
    [
        new("asymmetry_dimer", ["asymmetries", "dimers"], true, "Dimers, or rows that look brighter on one side: a sharp tip."),
        new("individual_atoms", ["individual_atoms"], true, "Single hydrogen atoms are resolved: the sharpest tip."),
        new("rows", ["rows"], true, "Dimer rows are resolved, the dimers in them are not."),
        new("generic_defect", ["bad_blurry"], false, "Blurred, corrupted or otherwise useless."),
        new(TipState.TipChange, ["tip_change"], false, "The tip changed while the scan was taken."),
    ])
    {
        Period = Silicon100.RowPeriod,
    };

    /// <summary>Au(111), the paper's six states.</summary>
    public static SurfaceLabels Gold111 { get; } = Metal("au-111");

    /// <summary>Cu(111), the same.</summary>
    public static SurfaceLabels Copper111 { get; } = Metal("cu-111");

    /// <summary>Any surface: what is a fault of the tip or of the data wherever it shows.</summary>
    public static SurfaceLabels AnySurface { get; } = new(Core.AnySurface.Name,
    [
        new("sharp", ["sharp"], true, "Single things look round and single: one sharp apex images them."),
        new("double_tip", ["double_tip"], false, "Everything shows twice or more: the tip has several ends."),
        new("asymmetric_tip", ["asymmetric_tip"], false,
            "Things have a tail or a shadow on one side, or are blunt: the tip is not round, or the feedback lags."),
        new("corruption", ["corruption"], false,
            "Torn lines, lost feedback, noise, drift: the data are no image of the surface."),
        new(TipState.TipChange, ["tip_change"], false, "The tip changed while the scan was taken."),
    ])
    {
        StatesStandAlone = true,
    };

    /// <summary>The surfaces themselves, without <see cref="AnySurface"/>.</summary>
    public static IReadOnlyList<SurfaceLabels> All { get; } = [HydrogenSilicon100, Gold111, Copper111];

    /// <summary>All that a bundle may be of.</summary>
    public static IReadOnlyList<SurfaceLabels> Known { get; } = [.. All, AnySurface];

    /// <summary>The same surface with only those of its states that are named.</summary>
    public SurfaceLabels Only(IReadOnlyCollection<string> states) =>
        this with { States = [.. States.Where(s => states.Contains(s.Name))] };

    public static SurfaceLabels ForSurface(string surface) =>
        Known.FirstOrDefault(s => s.Surface == surface)
        ?? throw new TrainingException(
            $"no label columns are known for surface '{surface}'; known: {string.Join(", ", Known.Select(s => s.Surface))}");

    /// <summary>What the scans of a new surface can be labelled with: the states that GwyTip has words for.</summary>
    public static IReadOnlyList<LabelledState> Vocabulary { get; } =
    [
        new("asymmetry_dimer", ["asymmetries", "dimers"], true, "Dimers, or rows that look brighter on one side: a sharp tip."),
        new("individual_atoms", ["individual_atoms"], true, "Single atoms or molecules are resolved: the sharpest tip."),
        new("rows", ["rows"], true, "Rows are resolved, what they are made of is not."),
        new("generic_defect", ["bad_blurry"], false, "Blurred, corrupted or otherwise useless."),
        .. Gold111.States.Where(s => !s.Desirable),
    ];

    /// <summary>Some states of a surface, which may be one that we have never heard of.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="states">
    /// Names of states: its own, or of a new surface any of the <see cref="Vocabulary"/>; null: all of a known surface.
    /// </param>
    /// <exception cref="TrainingException">It is new, and no states are named.</exception>
    public static SurfaceLabels ForSurface(string surface, IReadOnlyCollection<string>? states) =>
        states is null ? ForSurface(surface)
        : Known.Any(s => s.Surface == surface) ? ForSurface(surface).Only(states)
        : new SurfaceLabels(surface, Vocabulary).Only(states);

    /// <summary>
    /// The labels that a bundle can be scored with: those of its states, and of a surface that we know the others too, for they
    /// say which scans show one state alone.
    /// </summary>
    /// <param name="manifest">The bundle's.</param>
    /// <param name="columns">Those of the label file, which may lack what the bundle does not tell; null: it has all.</param>
    public static SurfaceLabels OfBundle(Inference.BundleManifest manifest, IReadOnlyCollection<string>? columns = null)
    {
        string[] told = [.. manifest.States.Select(s => s.Name)];
        if (Known.FirstOrDefault(s => s.Surface == manifest.Surface) is not { } known)
        {
            return ForSurface(manifest.Surface, told);
        }
        return columns is null ? known : known.Only(
            [.. known.States.Where(s => told.Contains(s.Name) || s.Columns.All(columns.Contains)).Select(s => s.Name)]);
    }

    private static SurfaceLabels Metal(string surface) => new(surface,
    [
        new("individual_atoms", ["individual_atoms"], true, "Single adatoms or molecules look round and single: a sharp tip."),
        new("impurities", ["impurities"], false, "Lumps of dirt on the surface."),
        new("double_tip", ["double_tip"], false, "Everything shows twice or more: the tip has several ends."),
        new("corruption", ["corruption"], false, "Torn lines, lost feedback, noise: the data are no image of the surface."),
        new("step_edges", ["step_edges"], false, "Steps between terraces cross the scan."),
        new(TipState.TipChange, ["tip_change"], false, "The tip changed while the scan was taken."),
    ]);
}

/// <param name="Name">The tip state.</param>
/// <param name="Columns">Its columns in the label file; several are merged by their maximum.</param>
/// <param name="Desirable">Whether the tip is worth going on with when it shows.</param>
/// <param name="Description">One sentence for people.</param>
public sealed record LabelledState(string Name, IReadOnlyList<string> Columns, bool Desirable, string Description);
