using GwyTip.Core;

namespace GwyTip.ScanFiles;

/// <summary>
/// The channel of a file to judge where nobody chose one: the first topograph, unless it holds no image. Then the feedback was
/// off, and the image of such a scan is in the current or in the frequency shift. A channel that cannot show the tip is never
/// taken.
/// </summary>
/// <param name="Channel">The channel.</param>
/// <param name="Note">Why it is not the first topograph, or that no channel holds an image; null: nothing to say.</param>
public sealed record ChannelPick(ScanChannel Channel, string? Note)
{
    /// <param name="channels">The channels of a file, at least one.</param>
    /// <param name="path">What an error calls the file.</param>
    /// <exception cref="ScanFileException">No channel can show the tip.</exception>
    public static ChannelPick Choose(IReadOnlyList<ScanChannel> channels, string path)
    {
        ScanChannel[] able =
        [
            .. channels.Where(c => c.Signal.ReasonAgainst is null).OrderBy(c => c.Signal.Kind == SignalKind.Height ? 0 : 1),
        ];
        if (able.Length == 0)
        {
            throw new ScanFileException(path, $"no channel of it can show the tip: {Listed(channels)}");
        }
        var empty = new List<string>();
        // A single one is judged as it is, and an error says what is wrong with it.
        foreach (var channel in able.Length == 1 ? [] : able)
        {
            if (ProblemOf(channel.Scan) is not { } problem)
            {
                string? note = empty.Count == 0
                    ? null
                    : $"{string.Join(", ", empty)} hold{(empty.Count == 1 ? "s" : "")} no image; judged is {channel.Name}";
                return new ChannelPick(channel, note);
            }
            if (problem.Problem is not (ScanProblem.Constant or ScanProblem.NoImage or ScanProblem.NoData))
            {
                // A scan too small, or one that did not move, is so in every channel.
                return new ChannelPick(channel, null);
            }
            empty.Add($"{channel.Name} ({problem.Code})");
        }
        return new ChannelPick(able[0], empty.Count == 0 ? null : $"no channel holds an image: {string.Join(", ", empty)}");
    }

    private static string Listed(IEnumerable<ScanChannel> channels) =>
        string.Join(", ", channels.Select(c => $"{c.Id} {c.Name} is {c.Signal.ReasonAgainst}"));

    private static ScanException? ProblemOf(Scan scan)
    {
        try
        {
            ImageCheck.Refuse(scan);
            return null;
        }
        catch (ScanException e)
        {
            return e;
        }
    }
}
