using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GwyTip.ScanFiles;

/// <summary>Writes a grey PNG of 8 bits, for pictures of scans; <see cref="GreyPng"/> reads it back.</summary>
public static class GreyPngWriter
{
    /// <param name="pixels">Grey values 0 to 255, row by row from the top.</param>
    /// <param name="width">Pixels a row, at least 1; divides <paramref name="pixels"/>.</param>
    /// <returns>The bytes of the file; the same pixels give the same bytes.</returns>
    /// <exception cref="ArgumentException">The pixels do not fill whole rows, or there are none.</exception>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (pixels.IsEmpty || pixels.Length % width != 0)
        {
            throw new ArgumentException($"{pixels.Length} pixels are no whole rows of {width}", nameof(pixels));
        }
        using var file = new MemoryStream();
        file.Write(PngChunk.Signature);
        Chunk(file, "IHDR", Header(width, pixels.Length / width));
        Chunk(file, "IDAT", Compressed(pixels, width));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Header(int width, int height)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        // Depth 8, colour type grey; the rest, 0, has no other values that are in use.
        header[8] = 8;
        return header;
    }

    private static byte[] Compressed(ReadOnlySpan<byte> pixels, int width)
    {
        using var data = new MemoryStream();
        using (var deflate = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int at = 0; at < pixels.Length; at += width)
            {
                // Filter 0: none.
                deflate.WriteByte(0);
                deflate.Write(pixels.Slice(at, width));
            }
        }
        return data.ToArray();
    }

    private static void Chunk(MemoryStream file, string type, byte[] data)
    {
        byte[] checkedPart = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(checkedPart);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(checkedPart));
        file.Write(number);
    }
}
