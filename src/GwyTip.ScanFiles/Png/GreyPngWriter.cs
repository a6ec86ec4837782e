using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace GwyTip.ScanFiles;

/// <summary>Writes grey PNGs, which <see cref="GreyPng"/> reads.</summary>
public static class GreyPngWriter
{
    /// <summary>Writes grey values line by line.</summary>
    /// <param name="path">The file; what is there is replaced.</param>
    /// <param name="values">Row 0 on top: 0..255, or 0..65535 with 16 bits.</param>
    /// <param name="width">Pixels a line; it divides the number of values.</param>
    /// <param name="bits">8 or 16 a value.</param>
    /// <exception cref="ScanFileException">The file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<ushort> values, int width, int bits)
    {
        try
        {
            File.WriteAllBytes(path, Encode(values, width, bits));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ScanFileException(path, $"the file cannot be written: {e.Message}", e);
        }
    }

    /// <summary>A picture of 8 bits.</summary>
    /// <param name="pixels">Grey values 0 to 255, row by row from the top.</param>
    /// <param name="width">Pixels a row; it divides the number of pixels.</param>
    /// <returns>The bytes of the file; the same pixels give the same bytes.</returns>
    /// <exception cref="ArgumentException">The pixels do not fill whole rows, or there are none.</exception>
    public static byte[] Encode(byte[] pixels, int width) => Encode(Array.ConvertAll(pixels, p => (ushort)p), width, 8);

    /// <summary>A picture of 8 or 16 bits, as <see cref="Write"/> writes it.</summary>
    /// <exception cref="ArgumentException">The pixels do not fill whole rows, there are none, or the bits are others.</exception>
    public static byte[] Encode(ReadOnlySpan<ushort> values, int width, int bits)
    {
        if (bits is not (8 or 16) || width < 1 || values.Length == 0 || values.Length % width != 0)
        {
            throw new ArgumentException($"{values.Length} pixels of {bits} bits make no image {width} pixels wide");
        }
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), values.Length / width);
        header[8] = (byte)bits;
        using var file = new MemoryStream();
        file.Write(PngChunk.Signature);
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", Compress(values, width, bits / 8));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>Each line as its differences from the line above (filter 2), which pack better than heights.</summary>
    private static byte[] Compress(ReadOnlySpan<ushort> values, int width, int bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var (line, above, filtered) = (new byte[width * bytes], new byte[width * bytes], new byte[1 + width * bytes]);
            filtered[0] = 2;
            for (int first = 0; first < values.Length; first += width)
            {
                for (int x = 0; x < width; x++)
                {
                    if (bytes == 1)
                    {
                        line[x] = checked((byte)values[first + x]);
                    }
                    else
                    {
                        BinaryPrimitives.WriteUInt16BigEndian(line.AsSpan(2 * x), values[first + x]);
                    }
                }
                for (int i = 0; i < line.Length; i++)
                {
                    filtered[1 + i] = (byte)(line[i] - above[i]);
                }
                deflate.Write(filtered);
                (line, above) = (above, line);
            }
        }
        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(body));
        file.Write(number);
    }
}
