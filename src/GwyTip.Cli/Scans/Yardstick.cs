using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Scans;

/// <summary>The reference that others are held against cannot be used; the message says why.</summary>
internal sealed class YardstickException(string message) : Exception(message);

/// <summary>A good scan in a file that others are held against.</summary>
/// <param name="File">As it was typed.</param>
/// <param name="Reference">The scan.</param>
internal sealed record Yardstick(string File, ReferenceScan Reference)
{
    /// <inheritdoc cref="ReferenceScan.Warning"/>
    public string? Warning => Reference.Warning($"the reference {File}");

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
            var scan = ComparedScan.Take(channel.Scan, channel.Signal.Kind);
            return new Yardstick(file, new ReferenceScan(scan, judge(channel).Report));
        }
        catch (Exception e) when (e is ScanException or ScanFileException)
        {
            throw new YardstickException($"the reference {file} cannot be used: {FileJudge.Describe(e)}");
        }
    }
}
