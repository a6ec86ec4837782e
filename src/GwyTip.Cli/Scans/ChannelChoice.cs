using System.CommandLine.Parsing;
using System.Globalization;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Scans;

/// <summary>Which channels of a file are judged.</summary>
/// <param name="Number">One channel by its number.</param>
/// <param name="All">Every channel. Without a number and without this: the first topograph, else the first channel.</param>
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

    /// <exception cref="ScanFileException">The file has no channel of that number.</exception>
    public IEnumerable<ScanChannel> Of(string file, IReadOnlyList<ScanChannel> channels)
    {
        if (All)
        {
            return channels;
        }
        if (Number is not { } number)
        {
            return [ScanChannel.Default(channels)];
        }
        return channels.FirstOrDefault(c => c.Id == number) is { } channel
            ? [channel]
            : throw new ScanFileException(file, $"it has no channel {number}, only {string.Join(", ", channels.Select(c => c.Id))}");
    }
}
