using System.Buffers.Binary;

namespace GwyTip.ScanFiles;

/// <summary>How a PNG file tells the colour of a pixel.</summary>
internal enum PngColour
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    RgbAlpha = 6,
}

/// <summary>What the IHDR chunk of a PNG says.</summary>
/// <param name="Width">Pixels a line, at least 1.</param>
/// <param name="Lines">Lines, at least 1.</param>
/// <param name="Depth">Bits a sample: 1, 2, 4, 8 or 16.</param>
/// <param name="Colour">Which samples make a pixel.</param>
internal readonly record struct PngHeader(int Width, int Lines, int Depth, PngColour Colour)
{
    /// <summary>More pixels than these are refused: as numbers they would take 2 GiB.</summary>
    private const ulong MostPixels = FloatImage.MostPixels;

    /// <summary>A pixel takes up to 8 bytes of a line, and a line one array.</summary>
    private const ulong MostPixelsALine = MostPixels / 8;

    private const int Length = 13;

    public int SamplesPerPixel => Colour switch
    {
        PngColour.Rgb => 3,
        PngColour.GreyAlpha => 2,
        PngColour.RgbAlpha => 4,
        _ => 1,
    };

    /// <summary>Whether an opacity follows the other samples of a pixel.</summary>
    public bool HasAlpha => Colour is PngColour.GreyAlpha or PngColour.RgbAlpha;

    /// <summary>What the line filters take for a pixel, at least 1.</summary>
    public int BytesPerPixel => Math.Max(1, SamplesPerPixel * Depth / 8);

    /// <summary>Bytes of a line before filtering.</summary>
    public int BytesPerLine => (int)(((long)Width * SamplesPerPixel * Depth + 7) / 8);

    /// <exception cref="ScanFileException">The header is damaged, or the image of a kind that is not read.</exception>
    public static PngHeader Parse(PngChunk chunk, string path)
    {
        var data = chunk.Data.Span;
        if (chunk.Type != "IHDR" || data.Length != Length)
        {
            throw new ScanFileException(path, "the PNG file is damaged: it does not begin with an IHDR chunk of 13 bytes");
        }
        uint width = BinaryPrimitives.ReadUInt32BigEndian(data), lines = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        if (width == 0 || lines == 0)
        {
            throw new ScanFileException(path, $"the PNG file is damaged: its header says {width} × {lines} pixels");
        }
        // The product of any two of them fits this type, and no signed one.
        if ((ulong)width * lines > MostPixels)
        {
            throw new ScanFileException(path, $"the image has {width} × {lines} pixels; at most {MostPixels} can be read");
        }
        if (width > MostPixelsALine)
        {
            throw new ScanFileException(path, $"the image has lines of {width} pixels; at most {MostPixelsALine} can be read");
        }
        byte depth = data[8], colour = data[9], compression = data[10], filter = data[11], interlace = data[12];
        if (!IsDefined(depth, colour))
        {
            throw new ScanFileException(
                path, $"the PNG file is damaged: its header says colour type {colour} with {depth} bits a sample");
        }
        if (compression != 0 || filter != 0)
        {
            throw new ScanFileException(
                path, $"the PNG file uses compression {compression} and filter {filter}, which PNG does not define");
        }
        if (interlace != 0)
        {
            throw new ScanFileException(path, "the image is interlaced, which is not read; save it without interlacing");
        }
        return new PngHeader((int)width, (int)lines, depth, (PngColour)colour);
    }

    private static bool IsDefined(byte depth, byte colour) => (PngColour)colour switch
    {
        PngColour.Grey => depth is 1 or 2 or 4 or 8 or 16,
        PngColour.Palette => depth is 1 or 2 or 4 or 8,
        PngColour.Rgb or PngColour.GreyAlpha or PngColour.RgbAlpha => depth is 8 or 16,
        _ => false,
    };
}
