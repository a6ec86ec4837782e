using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GwyTip.ScanFiles.Tests;

/// <summary>Makes PNG files, good and bad, by the specification's forward direction.</summary>
internal sealed class PngMaker
{
    public int Width { get; init; } = 1;
    public int Lines { get; init; } = 1;
    public byte Depth { get; init; } = 8;
    public byte Colour { get; init; }
    public byte Interlace { get; init; }

    /// <summary>The filter of each line.</summary>
    public Func<int, byte> Filter { get; init; } = _ => 0;

    /// <summary>Image data is split into chunks of at most this many bytes.</summary>
    public int ChunkSize { get; init; } = int.MaxValue;

    /// <summary>The chunks PLTE and tRNS; null: there is none.</summary>
    public byte[]? Palette { get; init; }

    /// <inheritdoc cref="Palette"/>
    public byte[]? Opacity { get; init; }

    private int Pixel => Math.Max(1, Depth * (Colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 }) / 8);

    /// <param name="samples">The image's bytes, line by line, unfiltered.</param>
    public byte[] Make(byte[] samples) => Wrap(Compress(FilterLines(samples)));

    /// <summary>A file around image data that is already compressed.</summary>
    public byte[] Wrap(byte[] compressed)
    {
        var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Lines);
        (header[8], header[9], header[12]) = (Depth, Colour, Interlace);
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "tEXt", "Comment\0made by a test"u8.ToArray());
        foreach (var (type, data) in (ReadOnlySpan<(string, byte[]?)>)[("PLTE", Palette), ("tRNS", Opacity)])
        {
            if (data is not null)
            {
                WriteChunk(file, type, data);
            }
        }
        foreach (var part in compressed.Chunk(ChunkSize))
        {
            WriteChunk(file, "IDAT", part);
        }
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    public static byte[] Compress(byte[] bytes)
    {
        var target = new MemoryStream();
        using (var deflate = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(bytes);
        }
        return target.ToArray();
    }

    private byte[] FilterLines(byte[] samples)
    {
        int stride = samples.Length / Lines;
        var filtered = new List<byte>();
        for (int y = 0; y < Lines; y++)
        {
            byte filter = Filter(y);
            filtered.Add(filter);
            for (int i = 0; i < stride; i++)
            {
                int left = i < Pixel ? 0 : samples[y * stride + i - Pixel];
                int above = y == 0 ? 0 : samples[(y - 1) * stride + i];
                int corner = y == 0 || i < Pixel ? 0 : samples[(y - 1) * stride + i - Pixel];
                int guess = filter switch
                {
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    4 =>
                    Paeth(left, above, corner),
                    _ => 0
                };
                filtered.Add((byte)(samples[y * stride + i] - guess));
            }
        }
        return [.. filtered];
    }

    private static int Paeth(int a, int b, int c)
    {
        int p = a + b - c;
        int pa = Math.Abs(p - a), pb = Math.Abs(p - b), pc = Math.Abs(p - c);
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }

    /// <summary>A chunk; the check is computed bit by bit, unlike the reader's.</summary>
    private static void WriteChunk(Stream file, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        uint crc = uint.MaxValue;
        foreach (byte b in body)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((((crc ^ (uint)(b >> bit)) & 1) != 0) ? 0xEDB88320u : 0);
            }
        }
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        file.Write(number);
    }
}
