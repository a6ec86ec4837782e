using static System.FormattableString;

namespace GwyTip.Core;

/// <summary>How the tip of a scan differs from that of another, where both show it.</summary>
internal static class TipDifferences
{
    /// <summary>
    /// What counts as one: about what the upper and the lower half of sharp simulated scans (version 3) differ by in nine cases
    /// of ten. The width is that of logarithms; of it four in five, for halves have few adsorbates.
    /// </summary>
    private const double Width = 0.25, Roundness = 0.25, Lopsidedness = 0.03, Shadow = 0.02, Ghost = 0.3, Unlikeness = 0.6;

    /// <summary>A ghost of the reference at about the same distance is the same one; of another scan it may be turned.</summary>
    private const double SameDistance = 0.25;

    public static IEnumerable<ScanDifference> Find(TipReading tip, TipReading other, bool sameScale)
    {
        var (picture, shape) = (tip.Picture!, tip.Shape!);
        var (otherPicture, otherShape) = (other.Picture!, other.Shape!);
        if (sameScale)
        {
            bool sized = picture.WidthMetres > 0 && otherPicture.WidthMetres > 0;
            double log = sized
                ? Math.Log(picture.WidthMetres / otherPicture.WidthMetres)
                : Math.Log(picture.WidthPixels / otherPicture.WidthPixels);
            yield return new ScanDifference(
                "width", log / Width,
                $"{Invariant($"{(log > 0 ? "wider" : "narrower")} by {100 * Math.Abs(Math.Exp(log) - 1):0}")} %: "
                + $"{TipShape.Length(1, picture)} against {TipShape.Length(1, otherPicture)}");
        }
        yield return new ScanDifference(
            "roundness", (otherShape.Roundness - shape.Roundness) / Roundness,
            Against(shape.Roundness < otherShape.Roundness ? "less round" : "rounder", shape.Roundness, otherShape.Roundness));
        yield return new ScanDifference(
            "lopsidedness", (shape.Lopsidedness - otherShape.Lopsidedness) / Lopsidedness,
            shape.Lopsidedness > otherShape.Lopsidedness
                ? $"a stronger tail {TipShape.Side(shape.Tail)}"
                : "a weaker tail than the reference");
        double shadow = Math.Abs(shape.Shadow), otherShadow = Math.Abs(otherShape.Shadow);
        yield return new ScanDifference(
            "shadow", (shadow - otherShadow) / Shadow,
            shadow > otherShadow
                ? $"a stronger shadow on the {(shape.Shadow < 0 ? "right" : "left")}"
                : "a weaker shadow than the reference");
        if (shape.Ghosts.FirstOrDefault(g => !IsThere(g, otherShape)) is { } ghost)
        {
            yield return new ScanDifference(
                ScanDifference.Ghost, ghost.Height / Ghost, $"{Describe(ghost, picture)} that the reference has not");
        }
        if (otherShape.Ghosts.FirstOrDefault(g => !IsThere(g, shape)) is { } gone)
        {
            yield return new ScanDifference(
                ScanDifference.Ghost, -gone.Height / Ghost, $"{Describe(gone, otherPicture)} that only the reference has");
        }
        double alike = Correlate(picture.Near.Median, otherPicture.Near.Median);
        yield return new ScanDifference(
            "picture", (1 - alike) / Unlikeness, Invariant($"what it shows looks otherwise: correlation {alike:0.00}"));
    }

    /// <summary>Distances are in widths: the same whatever the size of a pixel.</summary>
    private static bool IsThere(TipGhost ghost, TipShape other) =>
        other.Ghosts.Any(g => Math.Abs(Math.Log(ghost.Distance / g.Distance)) < SameDistance);

    private static string Describe(TipGhost ghost, TipPicture picture) =>
        $"a ghost {TipShape.Length(ghost.Distance, picture)} {TipShape.Side(ghost.Direction)}";

    private static string Against(string what, double one, double other) => Invariant($"{what}: {one:0.00} against {other:0.00}");

    /// <summary>
    /// The best correlation of two pictures, one of them as it is or mirrored: which way the fast axis goes, and how a program
    /// shows a scan, says nothing of the tip.
    /// </summary>
    private static double Correlate(float[] one, float[] other)
    {
        double best = -1;
        for (int mirror = 0; mirror < 4; mirror++)
        {
            double n = one.Length, a = 0, b = 0, aa = 0, bb = 0, ab = 0;
            for (int y = 0; y < TipPicture.Size; y++)
            {
                for (int x = 0; x < TipPicture.Size; x++)
                {
                    int u = (mirror & 1) == 0 ? x : TipPicture.Size - 1 - x, v = (mirror & 2) == 0 ? y : TipPicture.Size - 1 - y;
                    double p = one[y * TipPicture.Size + x], q = other[v * TipPicture.Size + u];
                    (a, b, aa, bb, ab) = (a + p, b + q, aa + p * p, bb + q * q, ab + p * q);
                }
            }
            double spread = Math.Sqrt((aa - a * a / n) * (bb - b * b / n));
            best = Math.Max(best, spread > 0 ? (ab - a * b / n) / spread : 0);
        }
        return Math.Min(best, 1);
    }
}
