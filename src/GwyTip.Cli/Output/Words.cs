using System.Globalization;
using GwyTip.Core;

namespace GwyTip.Cli.Output;

/// <summary>How things are spelled in every format.</summary>
internal static class Words
{
    public static string Of(Verdict verdict) => Verdicts.NameOf(verdict);

    /// <summary><c>forward</c> or <c>backward</c>; null where the file does not say.</summary>
    public static string? Of(ScanPass? pass) => pass switch
    {
        ScanPass.Forward => "forward",
        ScanPass.Backward => "backward",
        _ => null,
    };

    /// <summary>Six decimals after a point, whatever the locale.</summary>
    public static string Of(double confidence) => confidence.ToString("F6", CultureInfo.InvariantCulture);
}
