using System.IO.Compression;
using GwyTip.Core;

namespace GwyTip.ScanFiles;

/// <summary>
/// Reads a grey PNG as a scan: a grey value v, e.g. 0..255 or 0..65535, is the height v, without a unit. Grey is what every
/// pixel shows, however it is stored: RGB and palettes too. A fully transparent pixel was not measured (NaN). Scans published as
/// pictures are stored this way.
/// </summary>
public static class GreyPng
{
    /// <summary>Deflate cannot make more than this many bytes from one.</summary>
    private const long LargestInflation = 1032;

    /// <exception cref="ScanFileException">The file cannot be read, is damaged or is not a grey PNG.</exception>
    public static Scan Read(string path) => Decode(FileBytes.Read(path), path);

    /// <param name="file">The bytes of the whole file.</param>
    /// <param name="path">What an error calls the file.</param>
    /// <exception cref="ScanFileException">The bytes are damaged or are not a grey PNG.</exception>
    public static Scan Decode(byte[] file, string path)
    {
        PngHeader? header = null;
        ReadOnlyMemory<byte> palette = default, opacity = default;
        using var compressed = new MemoryStream();
        foreach (var chunk in PngChunk.In(file, path))
        {
            if (header is null)
            {
                header = PngHeader.Parse(chunk, path);
            }
            else if (chunk.Type == "IDAT")
            {
                compressed.Write(chunk.Data.Span);
            }
            else if (chunk.Type == "PLTE")
            {
                palette = chunk.Data;
            }
            else if (chunk.Type == "tRNS")
            {
                opacity = chunk.Data;
            }
        }
        // PngChunk.In yields one chunk at least, so there is a header.
        var known = header!.Value;
        RefuseImpossible(known, compressed.Length, path);
        compressed.Position = 0;
        var pixels = new PngHeights(known, palette, opacity, path);
        return new Scan(Inflate(compressed, known, pixels, path), known.Width, known.Lines);
    }

    /// <summary>Keeps a header from asking for memory that its data could never fill.</summary>
    private static void RefuseImpossible(PngHeader header, long compressed, string path)
    {
        long wanted = (long)header.Lines * (1 + header.BytesPerLine);
        if (wanted > compressed * LargestInflation)
        {
            throw new ScanFileException(
                path,
                $"the PNG file is damaged: {compressed} bytes of image data cannot hold {header.Width} × {header.Lines} pixels");
        }
    }

    private static double[] Inflate(MemoryStream compressed, PngHeader header, PngHeights pixels, string path)
    {
        var heights = new double[header.Width * header.Lines];
        var above = new byte[header.BytesPerLine];
        var line = new byte[header.BytesPerLine];
        var filtered = new byte[1 + header.BytesPerLine];
        try
        {
            using var inflate = new ZLibStream(compressed, CompressionMode.Decompress);
            for (int y = 0; y < header.Lines; y++)
            {
                if (inflate.ReadAtLeast(filtered, filtered.Length, throwOnEndOfStream: false) < filtered.Length)
                {
                    throw new ScanFileException(
                        path, $"the PNG file is damaged: its image data ends in line {y} of {header.Lines}");
                }
                if (filtered[0] > PngFilter.Last)
                {
                    throw new ScanFileException(path, $"the PNG file is damaged: line {y} has the unknown filter {filtered[0]}");
                }
                filtered.AsSpan(1).CopyTo(line);
                PngFilter.Undo(line, above, filtered[0], header.BytesPerPixel);
                pixels.Fill(line, y, heights.AsSpan(y * header.Width, header.Width));
                (line, above) = (above, line);
            }
            // Reading to the end verifies the checksum of the image data.
            if (inflate.ReadByte() >= 0)
            {
                throw new ScanFileException(path, $"the PNG file is damaged: there is image data beyond line {header.Lines}");
            }
        }
        // The latter where a stream asks for a dictionary, which a PNG has none of.
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new ScanFileException(path, $"the PNG file is damaged: its image data cannot be inflated ({e.Message})", e);
        }
        return heights;
    }
}
