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

    /// <summary>Six decimals after a point, whatever the locale.</summary>
    public static string Number(double value) => value.ToString("F6", CultureInfo.InvariantCulture);
}
