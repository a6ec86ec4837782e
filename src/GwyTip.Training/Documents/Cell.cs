using System.Globalization;
using GwyTip.Training.Metrics;

namespace GwyTip.Training.Documents;

/// <summary>A cell of a table, and how numbers are written everywhere: in tables, sentences and legends.</summary>
/// <param name="Text">What people read; a dash for what cannot be had.</param>
/// <param name="Value">The number behind it, NaN for what cannot be had; null where it is not a single number.</param>
internal readonly record struct Cell(string Text, double? Value = null)
{
    /// <summary>What cannot be had.</summary>
    public static Cell None { get; } = new("–", double.NaN);

    public static implicit operator Cell(string text) => new(text);

    public override string ToString() => Text;

    /// <summary>Three decimals, or as many as the format says.</summary>
    public static Cell Number(double value, string format = "0.000") =>
        double.IsNaN(value) ? None : new(value.ToString(format, CultureInfo.InvariantCulture), value);

    /// <summary>From the lower to the upper end.</summary>
    public static Cell Number(Interval interval) =>
        double.IsNaN(interval.Low) ? None : $"{Number(interval.Low)} to {Number(interval.High)}";

    /// <summary>Mean and standard deviation of a member.</summary>
    public static Cell Number(Spread spread) =>
        double.IsNaN(spread.Deviation) ? Number(spread.Mean) : $"{Number(spread.Mean)} ± {Number(spread.Deviation)}";

    public static Cell Number(double value, Interval? interval) =>
        interval is { } i && double.IsFinite(value) ? $"{Number(value)} ({Number(i)})" : Number(value);

    /// <summary>The paper's two decimals.</summary>
    public static Cell Paper(double value) => Number(value, "0.00");

    /// <summary>As few digits as tell it from any other number: settings.</summary>
    public static Cell Exact(double value) => Number(value, "R");

    /// <summary>With a space between groups of three digits.</summary>
    public static Cell Count(long count) =>
        new(count.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", " ", StringComparison.Ordinal), count);

    /// <summary>Per cent without decimals.</summary>
    public static Cell Percent(double share) =>
        double.IsNaN(share) ? None : new((100 * share).ToString("0", CultureInfo.InvariantCulture) + " %", share);

    /// <summary>Several whole numbers: one where all are the same, else from the least to the most.</summary>
    public static Cell Range(IReadOnlyList<int> values) => values.Count == 0
        ? None
        : values.Min() == values.Max() ? Count(values[0]) : $"{Count(values.Min())} to {Count(values.Max())}";

    public static Cell Seconds(double seconds) => seconds > 0 ? Count((long)Math.Round(seconds)) : None;

    /// <summary>A state's name for people.</summary>
    public static string State(string state) => state.Replace('_', ' ');
}
