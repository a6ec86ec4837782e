using System.Globalization;

namespace GwyTip.Core;

/// <summary>One of so many shares of some work, for as many runs side by side.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many there are.</param>
public sealed record Shard(int Number, int Count)
{
    public static Shard Whole { get; } = new(1, 1);

    public bool IsWhole => Count == 1;

    /// <param name="text">As <c>3/16</c>.</param>
    /// <returns>Null where it is not a share, as <c>17/16</c>.</returns>
    public static Shard? TryParse(string text)
    {
        string[] parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && number >= 1 && number <= count
                ? new Shard(number, count)
                : null;
    }

    /// <summary>Whether it holds a thing; each is in one of the shares.</summary>
    /// <param name="thing">A number that stays with the thing: its place in a list that all runs share, or a hash.</param>
    public bool Holds(ulong thing) => thing % (ulong)Count == (ulong)(Number - 1);

    public override string ToString() => $"{Number}/{Count}";
}
