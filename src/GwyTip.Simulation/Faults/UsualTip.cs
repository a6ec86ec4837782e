namespace GwyTip.Simulation;

/// <summary>
/// What no tip and no feedback is without: the end is not quite round, the loop not quite fast. Measured scans that everybody
/// calls sharp have a tail of some thousandths of the height in all of their adsorbates; nobody sees it, but a network would.
/// </summary>
internal static class UsualTip
{
    /// <summary>Scans in which it is to be found at all.</summary>
    private const double Share = 0.8;

    /// <summary>
    /// The visibility that it has at most is drawn between these; both are below <see cref="FaultLabels.Unseen"/>.
    /// </summary>
    private const double Least = 0.003, Most = 0.04;

    /// <summary>Times that it is weakened, to half or less, before it is left away.</summary>
    private const int MostTries = 8;

    /// <summary>Lays it on a wider picture with things in it.</summary>
    /// <param name="wide">With the frame's margin all around; changed in place.</param>
    /// <param name="frame">What is cut out.</param>
    /// <param name="draw">Draws.</param>
    /// <returns>What was laid on; null: nothing.</returns>
    public static LaidFault? LayOn(Raster wide, FaultFrame frame, Draw draw)
    {
        if (!frame.HasFeatures || !draw.Chance(Share))
        {
            return null;
        }
        var fault = new FaultDraw(draw, frame).TipOrFeedback();
        double wanted = draw.Log(Least, Most), strength = 1;
        var clean = frame.Cut(wide);
        for (int i = 0; i <= MostTries; i++)
        {
            var changed = wide.Copy();
            fault = fault with { Strength = strength };
            fault.Apply(changed);
            double visibility = Relief.Change(clean, frame.Cut(changed));
            if (visibility <= wanted)
            {
                changed.Heights.CopyTo(wide.Heights, 0);
                return new LaidFault(fault, visibility);
            }
            strength *= Math.Min(0.5, wanted / visibility);
        }
        return null;
    }
}
