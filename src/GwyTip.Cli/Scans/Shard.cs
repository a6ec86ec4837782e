using System.Buffers.Binary;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GwyTip.Cli.Scans;

/// <summary>
/// One of so many shares of an archive, for as many runs side by side. A scan's path alone says whose it is, so that each scan is
/// judged by one run whatever becomes of the others, and files that come meanwhile move nothing from one share to another.
/// </summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Shard(int Number, int Count)
{
    public static Shard Whole { get; } = new(1, 1);

    public static Shard Parse(ArgumentResult argument)
    {
        string word = argument.Tokens[0].Value;
        string[] parts = word.Split('/');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && number >= 1 && number <= count)
        {
            return new Shard(number, count);
        }
        argument.AddError($"--shard takes which share of how many, as 3/16 (from 1/16 to 16/16), not '{word}'");
        return Whole;
    }

    /// <summary>Those of this share. Of a folder it says nothing: its scans may all be in other shares.</summary>
    public List<ScanPath> Of(List<ScanPath> paths) =>
        Count == 1 ? paths : paths.FindAll(path => path.Kind != ScanPathKind.Folder && NumberOf(path.Path) == Number);

    /// <summary>The share of a path, from 1; the same on every system.</summary>
    private int NumberOf(string path)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(path.Replace('\\', '/')));
        return (int)(BinaryPrimitives.ReadUInt64LittleEndian(hash) % (ulong)Count) + 1;
    }
}
