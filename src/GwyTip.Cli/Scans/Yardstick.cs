using System.Globalization;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Scans;

/// <summary>The reference that others are held against cannot be used; the message says why.</summary>
internal sealed class YardstickException(string message) : Exception(message);

/// <summary>A good scan that others are held against.</summary>
/// <param name="File">As it was typed.</param>
/// <param name="Reference">What is compared.</param>
/// <param name="Report">What the ensembles say of it.</param>
internal sealed record Yardstick(string File, ComparedScan Reference, TipReport Report)
{
    /// <summary>That the reference is no good one; null: nothing to say.</summary>
    public string? Warning => Report.Verdict != Verdict.Bad ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"the reference {File} is itself judged bad ({Report.State}, {Report.Confidence:F2}): to be as sharp as it says little");

    /// <exception cref="YardstickException">The file cannot be read, or holds no scan that can be judged.</exception>
    public static Yardstick Open(
        string file, ChannelChoice choice, GwyddionReader gwyddion, Func<ScanChannel, Classification> judge)
    {
        try
        {
            var channels = ScanFile.Read(file, gwyddion);
            // Of 'all' channels the one that would be judged if nobody had asked for all.
            var channel = (choice.All ? ChannelChoice.Default : choice).Pick(file, channels).First().Channel;
            channel.Signal.Refuse(channel.Name);
            return new Yardstick(file, ComparedScan.Take(channel.Scan, channel.Signal.Kind), judge(channel).Report);
        }
        catch (Exception e) when (e is ScanException or ScanFileException)
        {
            throw new YardstickException($"the reference {file} cannot be used: {FileJudge.Describe(e)}");
        }
    }

    /// <param name="scan">A scan that was judged.</param>
    /// <param name="report">What came of it.</param>
    public ScanComparison Compare(ComparedScan scan, TipReport report) =>
        report.IsRecognised && Report.IsRecognised && report.Surface != Report.Surface
            ? ScanComparison.None($"they show different surfaces: {report.Surface} against {Report.Surface}")
            : ScanComparison.Make(scan, Reference);
}
