namespace GwyTip.Training.Choices;

/// <summary>What a bundle may hold.</summary>
/// <param name="Most">Members for the states, and as many of each kind of expert.</param>
/// <param name="MaxMegabytes">All members together, 10⁶ bytes.</param>
public sealed record ChoiceLimits(int Most, double MaxMegabytes)
{
    public const int UsualMost = 6;

    /// <summary>Small enough to live in git.</summary>
    public const double UsualMegabytes = 15;
}
