namespace GwyTip.Simulation;

/// <summary>Which lines something happens in: a share of all, in groups.</summary>
internal static class ActiveLines
{
    public static bool[] Draw(RandomSource random, int lines, double share, double grouping)
    {
        double[] series = Blurred.Series(random, lines, grouping), ordered = [.. series.Order()];
        int quiet = (int)Math.Round((1 - share) * lines);
        return [.. series.Select(v => quiet < lines && v >= ordered[quiet])];
    }
}
