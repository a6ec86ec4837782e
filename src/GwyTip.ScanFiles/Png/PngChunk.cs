using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace GwyTip.ScanFiles;

/// <summary>A chunk of a PNG file: four letters that say what it is, and its bytes.</summary>
internal readonly record struct PngChunk(string Type, ReadOnlyMemory<byte> Data)
{
    private const int Overhead = 12;

    /// <summary>What every PNG file begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The chunks of a file up to IEND, their checks verified.</summary>
    /// <exception cref="ScanFileException">The file is cut short or damaged.</exception>
    public static IEnumerable<PngChunk> In(byte[] file, string path)
    {
        if (!file.AsSpan().StartsWith(Signature))
        {
            throw new ScanFileException(path, "this is no PNG file: its first eight bytes are not PNG's");
        }
        for (int at = Signature.Length; ;)
        {
            var chunk = Next(file, at, path);
            yield return chunk;
            if (chunk.Type == "IEND")
            {
                yield break;
            }
            at += Overhead + chunk.Data.Length;
        }
    }

    private static PngChunk Next(byte[] file, int at, string path)
    {
        int rest = file.Length - at;
        if (rest < Overhead)
        {
            throw new ScanFileException(path, $"the PNG file is cut short: it ends at byte {file.Length}, before its IEND chunk");
        }
        uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
        string type = Encoding.Latin1.GetString(file, at + 4, 4);
        if (length > rest - Overhead)
        {
            throw new ScanFileException(
                path,
                $"the PNG file is cut short: its chunk {Printable(type)} at byte {at} has {length} bytes, "
                + $"only {rest - Overhead} are there");
        }
        var checkedPart = file.AsSpan(at + 4, 4 + (int)length);
        if (Crc32.HashToUInt32(checkedPart) != BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + (int)length)))
        {
            throw new ScanFileException(
                path, $"the PNG file is damaged: the check of its chunk {Printable(type)} at byte {at} fails");
        }
        return new PngChunk(type, file.AsMemory(at + 8, (int)length));
    }

    private static string Printable(string type) => type.All(char.IsAsciiLetter) ? type : "(no name)";
}
