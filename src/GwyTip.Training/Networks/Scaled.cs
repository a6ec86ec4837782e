namespace GwyTip.Training.Networks;

/// <summary>Numbers of filters and units under a width factor.</summary>
internal static class Scaled
{
    /// <summary>
    /// A multiple of 8, at least 8, as in the bundles that training can start from. The engine makes of it what its library
    /// likes.
    /// </summary>
    public static int By(double width, int count)
    {
        if (!(width > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, "the width has to be positive");
        }
        return Math.Max(8, 8 * (int)Math.Round(count * width / 8));
    }
}
