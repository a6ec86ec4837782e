namespace GwyTip.Training.Documents;

/// <summary>An axis of a chart.</summary>
/// <param name="Title">What it measures.</param>
/// <param name="Low">Where it begins; NaN: where the points do.</param>
/// <param name="High">Where it ends; NaN: where the points do.</param>
internal sealed record ChartAxis(string Title, double Low = double.NaN, double High = double.NaN)
{
    /// <summary>How far its numbers are apart; NaN: as fits.</summary>
    public double Step { get; init; } = double.NaN;

    /// <summary>Of its numbers; null: as short as they are.</summary>
    public string? Format { get; init; }

    /// <summary>Whether only whole numbers stand along it.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether equal ratios are equally far apart.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>The only numbers to stand along a logarithmic axis; null: the powers of ten.</summary>
    public IReadOnlyList<double>? Ticks { get; init; }

    /// <summary>From 0 to 1.</summary>
    public static ChartAxis Share(string title) => new(title, 0, 1) { Step = 0.2, Format = "0.0" };
}
