using System.Globalization;
using GwyTip.Core;

namespace GwyTip.Cli.Output;

/// <summary>How things are spelled in every format.</summary>
internal static class Words
{
    public static string Of(Verdict verdict) => Verdicts.NameOf(verdict);

    /// <summary>Six decimals after a point, whatever the locale.</summary>
    public static string Of(double confidence) => confidence.ToString("F6", CultureInfo.InvariantCulture);
}
