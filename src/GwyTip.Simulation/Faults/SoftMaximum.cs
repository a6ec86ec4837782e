namespace GwyTip.Simulation;

/// <summary>
/// A tip of several apices at constant current: their currents add, and each falls off exponentially with its distance from
/// what is below it, so that the height is z' = ln(Σ wᵢ exp(k zᵢ)) / k, a soft maximum of displaced pictures (Tersoff and
/// Hamann, Phys. Rev. B 31, 805 (1985), for the current of each; k = 2κ).
/// </summary>
internal static class SoftMaximum
{
    /// <summary>Exponents beyond this would overflow; one apex has won long before.</summary>
    private const double LargestExponent = 500;

    /// <param name="raster">Changed in place; an apex over what was not measured, or beyond the edge, carries no current.</param>
    /// <param name="ghosts">Apices besides the first.</param>
    /// <param name="steepness">k times <see cref="Raster.Range"/>: how clearly the highest wins.</param>
    /// <param name="strength">Factor of the ghosts' weights.</param>
    public static void Apply(Raster raster, IReadOnlyList<Ghost> ghosts, double steepness, double strength)
    {
        double k = steepness / raster.Range;
        double[][] pictures = [.. ghosts.Select(g => g.Blur > 0 ? Blurred.Heights(raster, g.Blur) : raster.Heights)];
        var after = new double[raster.Heights.Length];
        double[] sums = new double[raster.Width], weights = new double[raster.Width];
        for (int y = 0; y < raster.Lines; y++)
        {
            var line = raster.Line(y);
            sums.AsSpan().Fill(1);
            weights.AsSpan().Fill(1);
            for (int g = 0; g < ghosts.Count; g++)
            {
                var ghost = ghosts[g];
                int right = (int)Math.Round(ghost.Right), from = y - (int)Math.Round(ghost.Down);
                double weight = strength * ghost.Weight;
                if (from < 0 || from >= raster.Lines)
                {
                    continue;
                }
                var other = pictures[g].AsSpan(from * raster.Width, raster.Width);
                for (int x = Math.Max(0, right); x < Math.Min(raster.Width, raster.Width + right); x++)
                {
                    double higher = k * (other[x - right] - line[x]);
                    if (!double.IsNaN(higher))
                    {
                        sums[x] += weight * Math.Exp(Math.Min(higher, LargestExponent));
                        weights[x] += weight;
                    }
                }
            }
            for (int x = 0; x < line.Length; x++)
            {
                after[y * raster.Width + x] = line[x] + Math.Log(sums[x] / weights[x]) / k;
            }
        }
        after.CopyTo(raster.Heights, 0);
    }

    /// <summary>Checks the apices against a scan.</summary>
    /// <returns>What is wrong; null: nothing.</returns>
    public static string? Problem(Raster raster, IReadOnlyList<Ghost> ghosts, double steepness)
    {
        int edge = Math.Min(raster.Width, raster.Lines);
        double farthest = ghosts.Count == 0 ? 0 : ghosts.Max(g => Math.Max(Math.Abs(g.Right), Math.Abs(g.Down)));
        return ghosts.Count == 0 ? "a tip of several apices has two at least"
            : !(steepness > 0) || !double.IsFinite(steepness) ? $"the current cannot fall off {steepness} times over the relief"
            : ghosts.Any(g => !(g.Weight is >= 0 and <= 1000)) ? "an apex carries 0 to 1000 times the current of the first"
            : ghosts.Any(g => !(g.Blur >= 0)) || !(ghosts.Max(g => g.Blur) < edge)
                ? "an apex blurs by 0 pixels up to the scan's edge"
            : !(farthest < edge) ? $"an apex {farthest:0.#} pixels away cannot image a scan of {raster.Width} x {raster.Lines}"
            : null;
    }
}
