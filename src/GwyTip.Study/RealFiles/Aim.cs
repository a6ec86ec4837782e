using GwyTip.Training.Documents;

namespace GwyTip.Study.RealFiles;

/// <summary>What a figure should reach.</summary>
/// <param name="Value">The figure to reach.</param>
/// <param name="IsLeast">Whether it is to be at least that; else at most.</param>
internal readonly record struct Aim(double Value, bool IsLeast)
{
    /// <summary>As a table shows it; a dash where nothing is aimed at.</summary>
    public static Cell Of(Aim? aim) => aim is { } a ? $"{(a.IsLeast ? '≥' : '≤')} {Cell.Number(a.Value, "0.00")}" : Cell.None;

    public static Aim Least(double value) => new(value, true);

    public static Aim Most(double value) => new(value, false);
}
