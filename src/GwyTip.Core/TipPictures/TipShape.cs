using System.Globalization;

namespace GwyTip.Core;

/// <summary>A second apex: everything shows once more beside itself.</summary>
/// <param name="Distance">From the adsorbate to its ghost, in widths of the adsorbate.</param>
/// <param name="Direction">Where it lies, degrees counter-clockwise from the right, 0..360, as the scan is shown.</param>
/// <param name="Height">Over the adsorbate's own, 0..1.</param>
public sealed record TipGhost(double Distance, double Direction, double Height);

/// <summary>What a picture of the tip shows, in numbers and in words.</summary>
/// <param name="Roundness">Short over long axis of what stands above half height, 0..1; a sharp tip has 1.</param>
/// <param name="LongAxis">Direction of the long axis, degrees counter-clockwise from the right, 0..180.</param>
/// <param name="Lopsidedness">
/// Root mean square of what stands on one side and not opposite in most adsorbates (<see cref="TipPlanes.OneSided"/>), over their
/// height; 0 for any sharp tip.
/// </param>
/// <param name="Tail">Where the higher side is, degrees counter-clockwise from the right, 0..360.</param>
/// <param name="Shadow">
/// How much of that lies along the fast axis beside the adsorbate, right minus left: negative, it is darker on the right.
/// </param>
/// <param name="Ghosts">Other apices, the highest first; of fewer than six adsorbates none is looked for.</param>
public sealed record TipShape(
    double Roundness, double LongAxis, double Lopsidedness, double Tail, double Shadow, IReadOnlyList<TipGhost> Ghosts)
{
    /// <summary>From here on it is said in words; of clean simulated scans of round tips four in five are below.</summary>
    private const double IsLopsided = 0.02, IsShadowed = 0.02, IsRound = 0.75;

    /// <summary>
    /// A ghost stands so much higher in three quarters of the adsorbates than what lies opposite does in most: a lattice of
    /// adsorbates has neighbours on both sides.
    /// </summary>
    private const double LeastGhost = 0.15;

    /// <summary>A neighbour stands at least so high, over the adsorbate.</summary>
    private const float LeastNeighbour = 0.4f;

    /// <summary>Fewer adsorbates may stand in pairs by chance.</summary>
    private const int LeastForGhosts = 6;

    /// <summary>More of them are said in numbers only.</summary>
    private const int MostInWords = 3;

    private const double NearestGhost = 1.1;

    private const int Middle = TipPicture.Size / 2;

    public static TipShape Measure(TipPicture picture)
    {
        var (roundness, axis) = Axes(picture.Near.Median);
        float[] sides = picture.Near.OneSided();
        double odd = 0, towardsX = 0, towardsY = 0;
        int n = 0;
        for (int y = 0; y < TipPicture.Size; y++)
        {
            for (int x = 0; x < TipPicture.Size; x++)
            {
                double u = (double)(x - Middle) / Middle, v = (double)(Middle - y) / Middle;
                if (u * u + v * v < 0.9)
                {
                    double side = At(sides, x, y);
                    odd += side * side;
                    towardsX += side * u;
                    towardsY += side * v;
                    n++;
                }
            }
        }
        return new TipShape(
            roundness, axis, Math.Sqrt(odd / n), Degrees(towardsX, towardsY), SideDifference(sides), FindGhosts(picture));
    }

    /// <summary>
    /// The sentence for people: <c>0.9 nm wide, tail to the lower left, a ghost 2.1 nm to the right</c>. Where ghosts were not
    /// looked for, it does not call the tip single.
    /// </summary>
    /// <param name="picture">What was measured.</param>
    public string Describe(TipPicture picture)
    {
        List<string> words = [$"{Length(1, picture)} wide"];
        // What feedback leaves lies along the fast axis; a tail may point anywhere.
        if (Math.Abs(Shadow) >= IsShadowed && Math.Abs(Math.Sin(Tail * Math.PI / 180)) < 0.35)
        {
            words.Add($"a shadow on the {(Shadow < 0 ? "right" : "left")}");
        }
        else if (Lopsidedness >= IsLopsided)
        {
            words.Add($"tail {Side(Tail)}");
        }
        if (Roundness < IsRound)
        {
            words.Add("elongated");
        }
        words.AddRange(Ghosts.Take(MostInWords).Select(
            g => $"a ghost {Length(g.Distance, picture)} {Side(g.Direction)}"));
        if (Ghosts.Count == 0 && picture.Twin is { } twin)
        {
            words.Add(
                $"each adsorbate with a twin {Length(twin.Distance, picture)} {Side(twin.Direction)} or opposite (a second apex "
                + "as high as the first, or pairs on the surface)");
        }
        bool isAsked = picture.Count >= LeastForGhosts;
        if (words.Count == 1)
        {
            words.Add(isAsked ? "round and single" : "round");
        }
        return string.Create(
            CultureInfo.InvariantCulture, $"{string.Join(", ", words)} (from {picture.Count} adsorbates"
            + $"{(picture.Polarity < 0 ? ", depressions" : "")}{(isAsked ? "" : ", too few to tell a ghost")})");
    }

    /// <summary>What is said where nothing stands out of the surface.</summary>
    public const string NothingStandsOut = "the tip cannot be seen: nothing stands out of the surface";

    /// <summary>What is said where neighbours stand around every one: they show the lattice, and would pass for ghosts.</summary>
    public const string InALattice = "the tip cannot be seen: what stands out of the surface stands in a lattice";

    /// <summary>
    /// Whether most adsorbates have neighbours in two directions at least, on both sides: in a lattice, where ghosts and
    /// neighbours cannot be told apart.
    /// </summary>
    public static bool IsLattice(TipPicture picture)
    {
        const int last = TipPicture.Size - 1;
        float[] wide = picture.Wide.Median;
        return FarPeaks(wide).Count(p => (p.Y, p.X).CompareTo((Middle, Middle)) < 0
            && Math.Min(At(wide, p.X, p.Y), At(wide, last - p.X, last - p.Y)) >= LeastNeighbour) >= 2;
    }

    /// <summary>What is said where too few adsorbates show the tip.</summary>
    public static string DescribeTooFew(int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"the tip cannot be seen: {count} adsorbate{(count == 1 ? "" : "s")} in the scan, "
        + $"{TipPicture.LeastAdsorbates} are needed");

    internal static string Length(double widths, TipPicture picture) => picture.WidthMetres > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{widths * picture.WidthMetres * 1e9:0.0#} nm")
        : string.Create(CultureInfo.InvariantCulture, $"{widths * picture.WidthPixels:0.#} pixels");

    internal static string Side(double degrees) => ((int)Math.Round(degrees / 45) % 8) switch
    {
        0 => "to the right",
        1 => "to the upper right",
        2 => "upwards",
        3 => "to the upper left",
        4 => "to the left",
        5 => "to the lower left",
        6 => "downwards",
        _ => "to the lower right",
    };

    /// <summary>By second moments.</summary>
    private static (double Roundness, double LongAxis) Axes(float[] plane)
    {
        double sum = 0, xx = 0, yy = 0, xy = 0;
        for (int y = 0; y < TipPicture.Size; y++)
        {
            for (int x = 0; x < TipPicture.Size; x++)
            {
                // Within a width of the middle: neighbours have no part in it.
                double u = x - Middle, v = Middle - y, weight = Math.Max(0, At(plane, x, y) - 0.5);
                if (u * u + v * v < Math.Pow(Middle / TipPicture.NearReach, 2))
                {
                    sum += weight;
                    xx += weight * u * u;
                    yy += weight * v * v;
                    xy += weight * u * v;
                }
            }
        }
        if (!(sum > 0))
        {
            return (1, 0);
        }
        double mean = (xx + yy) / 2, split = Math.Sqrt(Math.Pow((xx - yy) / 2, 2) + xy * xy);
        return (mean + split > 0 ? Math.Sqrt(Math.Max(0, mean - split) / (mean + split)) : 1,
            Degrees((xx - yy) / 2, xy) / 2);
    }

    /// <summary>Mean of a strip on the right less that on the left: where feedback leaves its shadow.</summary>
    private static double SideDifference(float[] plane)
    {
        double difference = 0;
        int n = 0;
        for (int y = 0; y < TipPicture.Size; y++)
        {
            for (int x = 0; x < TipPicture.Size; x++)
            {
                if (Math.Abs(y - Middle) < 0.3 * Middle && x - Middle > 0.35 * Middle)
                {
                    difference += At(plane, x, y) - At(plane, TipPicture.Size - 1 - x, y);
                    n++;
                }
            }
        }
        return difference / n;
    }

    /// <summary>The highest peak of a wide plane outside the adsorbate itself; 0 where there is none.</summary>
    internal static float HighestFar(float[] wide) => FarPeaks(wide).Select(p => At(wide, p.X, p.Y)).DefaultIfEmpty(0).Max();

    private static List<TipGhost> FindGhosts(TipPicture picture)
    {
        var ghosts = new List<TipGhost>();
        if (picture.Count < LeastForGhosts)
        {
            return ghosts;
        }
        float[] sides = picture.Wide.OneSided();
        foreach (var (x, y, u, v) in FarPeaks(sides))
        {
            if (At(sides, x, y) >= LeastGhost && At(picture.Wide.Low, x, y) >= LeastGhost)
            {
                ghosts.Add(new TipGhost(
                    Math.Sqrt(u * u + v * v), Degrees(u, v), Math.Clamp(At(picture.Wide.Median, x, y), 0, 1)));
            }
        }
        return [.. ghosts.OrderByDescending(g => g.Height)];
    }

    /// <summary>Peaks of a wide plane outside the adsorbate itself, row by row; U to the right and V up, in its widths.</summary>
    private static IEnumerable<(int X, int Y, double U, double V)> FarPeaks(float[] wide)
    {
        const double widthsPerPixel = TipPicture.WideReach / Middle;
        for (int y = 1; y < TipPicture.Size - 1; y++)
        {
            for (int x = 1; x < TipPicture.Size - 1; x++)
            {
                double u = (x - Middle) * widthsPerPixel, v = (Middle - y) * widthsPerPixel;
                if (u * u + v * v > NearestGhost * NearestGhost && IsPeak(wide, x, y))
                {
                    yield return (x, y, u, v);
                }
            }
        }
    }

    private static bool IsPeak(float[] plane, int x, int y)
    {
        for (int v = -1; v <= 1; v++)
        {
            for (int u = -1; u <= 1; u++)
            {
                if (At(plane, x + u, y + v) > At(plane, x, y))
                {
                    return false;
                }
            }
        }
        return true;
    }

    private static float At(float[] plane, int x, int y) => plane[y * TipPicture.Size + x];

    /// <summary>0..360.</summary>
    private static double Degrees(double x, double y)
    {
        double degrees = Math.Atan2(y, x) * 180 / Math.PI;
        return degrees < 0 ? degrees + 360 : degrees;
    }
}
