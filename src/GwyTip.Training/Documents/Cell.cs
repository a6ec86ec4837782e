using GwyTip.Training.Metrics;

namespace GwyTip.Training.Documents;

/// <summary>Numbers as the report's tables write them.</summary>
internal static class Cell
{
    public static string Number(double value) => MarkdownText.Number(value);

    /// <summary>Mean and standard deviation of a member.</summary>
    public static string Number(Spread spread) =>
        double.IsNaN(spread.Deviation) ? Number(spread.Mean) : $"{Number(spread.Mean)} ± {Number(spread.Deviation)}";

    public static string Number(double value, Interval? interval) =>
        interval is { } i && double.IsFinite(value) ? $"{Number(value)} ({MarkdownText.Number(i)})" : Number(value);

    /// <summary>The paper's two decimals.</summary>
    public static string Paper(double value) =>
        double.IsNaN(value) ? "–" : value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    public static string Count(long count) => MarkdownText.Count(count);

    public static string Percent(double share) => double.IsNaN(share) ? "–" : MarkdownText.Percent(share);

    public static string State(string state) => state.Replace('_', ' ');

    /// <summary>Several whole numbers: one where all are the same, else from the least to the most.</summary>
    public static string Range(IReadOnlyList<int> values) =>
        values.Count == 0 ? "–" : values.Min() == values.Max() ? Count(values[0]) : $"{Count(values.Min())} to {Count(values.Max())}";

    public static string Seconds(double seconds) => seconds > 0 ? Count((long)Math.Round(seconds)) : "–";
}
