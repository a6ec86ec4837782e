using System.Globalization;

namespace GwyTip.Training.Choices;

/// <summary>What a bundle may hold.</summary>
/// <param name="Most">Members for the states, and as many of each kind of expert.</param>
/// <param name="MaxMegabytes">All members together, 10⁶ bytes.</param>
public sealed record ChoiceLimits(int Most, double MaxMegabytes)
{
    public const int UsualMost = 6;

    /// <summary>Small enough to live in git.</summary>
    public const double UsualMegabytes = 15;

    /// <summary>
    /// The options of <c>choose</c> that say so, each with a space in front; those that say what is usual are left out.
    /// </summary>
    internal string Options() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Most == UsualMost ? "" : $" --most {Most}")}{(MaxMegabytes == UsualMegabytes ? "" : $" --max-mb {MaxMegabytes}")}");
}
