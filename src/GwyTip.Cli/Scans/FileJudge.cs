using System.Globalization;
using GwyTip.Cli.Output;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Scans;

/// <summary>Reads a file and judges its channels. Whatever goes wrong becomes that scan's error; nothing is thrown.</summary>
/// <param name="judge">Judges a channel; once for each channel chosen, in their order.</param>
/// <param name="choice">Which channels.</param>
/// <param name="gwyddion">Reads the formats that are not our own.</param>
/// <param name="tips">Whether to look for the tip in what was judged: it takes as long as a small ensemble.</param>
/// <param name="like">What each scan is held against; null: nothing.</param>
internal sealed class FileJudge(
    Func<ScanChannel, Classification> judge, ChannelChoice choice, GwyddionReader gwyddion, bool tips,
    Yardstick? like = null)
{
    /// <summary>A file of this many bytes or more may unpack to more memory than is kept free for several.</summary>
    private const long LargeFile = 32 << 20;

    public static bool IsLarge(ScanPath file) => file.Size >= LargeFile;

    /// <returns>One result a channel, at least one. May be called from several threads at once.</returns>
    public IReadOnlyList<ScanResult> Judge(string file) => Judge(file, ScanFile.Read);

    /// <summary>The same for a file that was found in a folder, and may not be a scan.</summary>
    public IReadOnlyList<ScanResult> JudgeFound(string file) => Judge(file, ScanFile.ReadFound);

    private IReadOnlyList<ScanResult> Judge(string file, Func<string, GwyddionReader, ScanChannels> read)
    {
        try
        {
            var channels = read(file, gwyddion);
            var results = choice.Pick(file, channels).Select(pick => Judge(file, pick, channels)).ToArray();
            if (choice.All)
            {
                var damaged = channels.Damaged.Select(problem => new ScanResult(file, null) { Error = $"unreadable: {problem}" });
                return [.. results, .. damaged];
            }
            var notes = channels.Damaged.Select(problem => $"besides, {problem}");
            return [results[0] with { Notes = [.. results[0].Notes, .. notes] }];
        }
        catch (Exception e)
        {
            var leftOut = e is ScanFileException { Holds: { } kind } noScan ? new LeftOut(file, kind, noScan.Problem) : null;
            return [new ScanResult(file, null) { Error = Describe(e), LeftOut = leftOut }];
        }
    }

    private ScanResult Judge(string file, ChannelPick pick, ScanChannels channels)
    {
        var channel = pick.Channel;
        var result = new ScanResult(file, channel) { Notes = [.. NotesOn(pick, channels)] };
        try
        {
            // By its number every channel is judged: then somebody wants it so.
            if (choice.All)
            {
                channel.Signal.Refuse(channel.Name);
            }
            Classification found = judge(channel);
            var compared = like is null ? null : ComparedScan.Take(channel.Scan, channel.Signal.Kind);
            return result with
            {
                Report = found.Report,
                Provider = found.Provider.Name,
                Tip = tips ? compared?.Tip ?? TipReading.Take(channel.Scan) : null,
                Like = compared is null ? null : new HeldAgainst(like!.File, like.Reference.Compare(compared, found.Report)),
            };
        }
        catch (Exception e)
        {
            return result with { Error = Describe(e), IsPassedOver = e is ScanException { Problem: ScanProblem.OtherSignal } };
        }
    }

    private static IEnumerable<string> NotesOn(ChannelPick pick, ScanChannels channels)
    {
        if (pick.Note is { } note)
        {
            yield return note;
        }
        if (pick.Channel.Metadata.TryGetValue(ScanChannel.CutShort, out string? lack))
        {
            yield return $"the file is cut short: {lack}";
        }
        if (pick.Channel.Signal.Pass == ScanPass.Forward
            && BackwardOf(pick.Channel, channels) is { } back
            && PassAgreement.Correlate(pick.Channel.Scan, back.Scan) is < PassAgreement.Least and var agreement)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"forward and backward pass have little in common (correlation {agreement:F2}): "
                + $"a restless tip, feedback or noise");
        }
    }

    /// <summary>
    /// The backward pass of the same scan; null: there is none. A file may hold several scans, or one up and one down: each has
    /// its passes together, most often the forward pass first.
    /// </summary>
    private static ScanChannel? BackwardOf(ScanChannel forward, ScanChannels channels)
    {
        bool Fits(ScanChannel c) => c.Signal.Pass == ScanPass.Backward && c.Signal.Name == forward.Signal.Name
            && c.Scan.Direction == forward.Scan.Direction;
        int place = channels.IndexOf(forward);
        return channels.Skip(place).FirstOrDefault(Fits) ?? channels.Take(place).LastOrDefault(Fits);
    }

    /// <summary>A code that scripts can compare, and a sentence.</summary>
    public static string Describe(Exception e) => e switch
    {
        ScanException scan => $"{scan.Code}: {scan.Message}",
        ScanFileException { IsUnsupported: true } file => $"unsupported: {file.Problem}",
        ScanFileException file => $"unreadable: {file.Problem}",
        BundleException { Problem: BundleProblem.NoMemory } => $"memory: {e.Message}",
        BundleException => $"bundle: {e.Message}",
        ProviderException => $"provider: {e.Message}",
        _ when LackOfMemory.IsCauseOf(e) => "memory: the scan needs more memory than there is",
        _ => $"internal: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}",
    };
}
