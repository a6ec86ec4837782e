using System.Globalization;
using GwyTip.Core;

namespace GwyTip.Cli.Output;

/// <summary>How results are spelled in every format.</summary>
internal static class ResultText
{
    /// <summary><c>forward</c> or <c>backward</c>; null where the file does not say.</summary>
    public static string? PassName(ScanPass? pass) => pass switch
    {
        ScanPass.Forward => "forward",
        ScanPass.Backward => "backward",
        _ => null,
    };

    /// <summary><c>less sharp than good.sxm (0.42): wider by 84 %: 1.2 nm against 0.65 nm; …</c></summary>
    public static string Describe(HeldAgainst held)
    {
        var (reference, like) = held;
        string differences = string.Join("; ", like.Differences.Select(d => d.Sentence));
        string score = string.Create(CultureInfo.InvariantCulture, $" ({like.Score:F2})");
        return (like.Likeness switch
        {
            Likeness.AsSharp => $"as sharp as {reference}{score}",
            Likeness.LessSharp => $"less sharp than {reference}{score}",
            _ => $"cannot be compared with {reference}",
        }) + (differences.Length > 0 ? $": {differences}" : "");
    }

    /// <summary>Six decimals after a point, whatever the locale.</summary>
    public static string Number(double value) => value.ToString("F6", CultureInfo.InvariantCulture);
}
