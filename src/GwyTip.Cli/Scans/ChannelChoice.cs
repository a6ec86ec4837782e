using System.CommandLine.Parsing;
using System.Globalization;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Scans;

/// <summary>Which channels of a file are judged.</summary>
/// <param name="Number">One channel by its number.</param>
/// <param name="All">
/// Every channel that can show the tip. Without a number and without this: as <see cref="ChannelPick"/> says.
/// </param>
internal sealed record ChannelChoice(int? Number, bool All)
{
    public static ChannelChoice Default { get; } = new(null, false);

    public static ChannelChoice Parse(ArgumentResult argument)
    {
        string word = argument.Tokens[0].Value;
        if (word == "all")
        {
            return new ChannelChoice(null, true);
        }
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return new ChannelChoice(number, false);
        }
        argument.AddError($"--channel takes a channel's number or 'all', not '{word}'");
        return Default;
    }

    /// <exception cref="ScanFileException">The file has no channel of that number, or none that can show the tip.</exception>
    public IEnumerable<ChannelPick> Pick(string file, IReadOnlyList<ScanChannel> channels)
    {
        if (All)
        {
            return channels.Select(channel => new ChannelPick(channel, null));
        }
        if (Number is not { } number)
        {
            return [ChannelPick.Choose(channels, file)];
        }
        return channels.FirstOrDefault(c => c.Id == number) is { } channel
            ? [new ChannelPick(channel, null)]
            : throw new ScanFileException(
                file, $"it has no channel {number}, only {string.Join(", ", channels.Select(c => c.Id))}");
    }
}
