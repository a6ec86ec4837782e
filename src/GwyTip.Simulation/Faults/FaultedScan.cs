namespace GwyTip.Simulation;

/// <summary>A fault that was laid on, and what is to be seen of it.</summary>
/// <param name="Fault">What was laid on.</param>
/// <param name="Visibility">See <see cref="Simulation.Fault.Visibility"/>.</param>
public sealed record LaidFault(Fault Fault, double Visibility)
{
    internal bool IsSeen => Visibility > FaultLabels.Unseen;
}

/// <summary>A scan with its faults.</summary>
/// <param name="Heights">The picture.</param>
/// <param name="Faults">In the order in which they were laid on.</param>
internal sealed record FaultedScan(Raster Heights, IReadOnlyList<LaidFault> Faults)
{
    /// <summary>Corruption at which single things can no longer be told from it.</summary>
    private const double Drowned = 0.6;

    /// <summary>
    /// Where a state's faults are to be seen, row by row: pixels that one of them changed by more than
    /// <see cref="FaultLabels.Unseen"/>. States without a fault to be seen have none; none at all where nobody asked.
    /// </summary>
    public IReadOnlyDictionary<string, bool[]> Masks { get; private init; } = new Dictionary<string, bool[]>();

    /// <summary>Lays faults on a wider picture, those that move things before the picture is cut out.</summary>
    /// <param name="wide">With the frame's margin all around; not changed.</param>
    /// <param name="frame">What is cut out.</param>
    /// <param name="faults">Those that move things first.</param>
    /// <param name="withMasks">Whether to find <see cref="Masks"/>, which takes time.</param>
    public static FaultedScan Lay(Raster wide, FaultFrame frame, IReadOnlyList<Fault> faults, bool withMasks = false)
    {
        var laid = new List<LaidFault>();
        var masks = new Dictionary<string, bool[]>();
        Raster canvas = wide.Copy(), picture = frame.Cut(canvas);
        foreach (var fault in faults)
        {
            var before = picture;
            if (fault.MovesThings)
            {
                fault.Apply(canvas);
                picture = frame.Cut(canvas);
            }
            else
            {
                picture = picture.Copy();
                fault.Apply(picture);
            }
            laid.Add(new LaidFault(fault, fault.Visibility(before, picture)));
            if (withMasks && laid[^1].IsSeen)
            {
                Mark(masks, fault.States, Relief.Changes(before, picture));
            }
        }
        return new FaultedScan(picture, laid) { Masks = masks };
    }

    /// <summary>
    /// How much of a state is to be seen, 0..1: that of its most visible fault; <c>sharp</c> is what neither a double nor an
    /// asymmetric tip takes away, as far as things are not drowned in corruption.
    /// </summary>
    /// <param name="state">One of <see cref="FaultLabels.All"/>.</param>
    /// <param name="single">Whether enough single things are there to tell a sharp tip by.</param>
    public double Label(string state, bool single)
    {
        if (state != FaultLabels.Sharp)
        {
            return FaultLabels.FromVisibility(VisibilityOf(state));
        }
        double bad = Math.Max(Label(FaultLabels.DoubleTip, single), Label(FaultLabels.AsymmetricTip, single));
        double drowned = (VisibilityOf(FaultLabels.Corruption) - FaultLabels.Plain) / (Drowned - FaultLabels.Plain);
        return single ? (1 - bad) * (1 - Math.Clamp(drowned, 0, 1)) : 0;
    }

    /// <summary>Rows in which the tip changed so that it can be seen.</summary>
    /// <param name="margin">Pixels of the wider picture above this one.</param>
    public int[] ChangeRows(int margin) =>
    [
        .. Faults.Where(f => f.IsSeen).Select(f => f.Fault).OfType<ChangedTip>()
            .Select(c => c.Line - margin),
    ];

    private static void Mark(Dictionary<string, bool[]> masks, IReadOnlyList<string> states, double[] changes)
    {
        foreach (string state in states)
        {
            if (!masks.TryGetValue(state, out bool[]? mask))
            {
                masks[state] = mask = new bool[changes.Length];
            }
            for (int i = 0; i < changes.Length; i++)
            {
                mask[i] |= changes[i] > FaultLabels.Unseen;
            }
        }
    }

    private double VisibilityOf(string state) =>
        Faults.Where(f => f.Fault.States.Contains(state)).Select(f => f.Visibility).DefaultIfEmpty(0).Max();
}
