namespace GwyTip.Simulation;

/// <summary>
/// Counts adsorbates by which a tip can be judged: in the picture, high enough to be seen, not merged with others.
/// </summary>
internal static class SingleAdsorbates
{
    /// <summary>So many show a sharp tip; fewer might be oblong themselves.</summary>
    public const int Enough = 3;

    /// <summary>Widths at half height between two that are told apart at half height.</summary>
    private const double Apart = 1.25;

    /// <summary>Share of the scan's range that one must be high, else what lies below hides it.</summary>
    private const double Lowest = 0.15;

    /// <param name="scene">With its adsorbates.</param>
    /// <param name="range">Of its heights, nm.</param>
    /// <param name="rows">The rows that are measured.</param>
    public static int Count(Scene scene, double range, Range rows)
    {
        int count = 0;
        var all = scene.Adsorbates;
        foreach (var one in all)
        {
            double row = scene.RowOf(one.Place);
            if (Math.Abs(one.Height) < Lowest * range || !scene.IsInside(one.Place, 2)
                || row < rows.Start.Value + 2 || row > rows.End.Value - 2)
            {
                continue;
            }
            bool isApart = true;
            foreach (var other in all)
            {
                isApart &= other == one || Arrangements.Distance(one.Place, other.Place) > Apart * scene.Width;
            }
            count += isApart ? 1 : 0;
        }
        return count;
    }
}
