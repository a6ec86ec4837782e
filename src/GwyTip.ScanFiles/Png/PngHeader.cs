using System.Buffers.Binary;

namespace GwyTip.ScanFiles;

/// <summary>What the IHDR chunk of a grey PNG says.</summary>
/// <param name="Width">Pixels a line, at least 1.</param>
/// <param name="Lines">Lines, at least 1.</param>
/// <param name="BytesPerSample">1 or 2.</param>
/// <param name="HasAlpha">Whether an opacity follows each grey value.</param>
internal readonly record struct PngHeader(int Width, int Lines, int BytesPerSample, bool HasAlpha)
{
    /// <summary>More pixels than these are refused: as numbers they would take 2 GiB.</summary>
    private const long MostPixels = 1L << 28;

    private const int Length = 13;

    public int BytesPerPixel => BytesPerSample * (HasAlpha ? 2 : 1);

    /// <summary>Bytes of a line before filtering.</summary>
    public int BytesPerLine => Width * BytesPerPixel;

    /// <exception cref="ScanFileException">The image is not grey, or of a kind that is not read.</exception>
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
        if ((long)width * lines > MostPixels)
        {
            throw new ScanFileException(path, $"the image has {width} × {lines} pixels; at most {MostPixels} can be read");
        }
        byte depth = data[8], colour = data[9], compression = data[10], filter = data[11], interlace = data[12];
        if (colour is not (0 or 4))
        {
            throw new ScanFileException(path, $"the image is not grey ({NameOf(colour)}): colours are no heights")
            {
                Holds = LeftOutKind.Picture,
            };
        }
        if (depth is not (8 or 16))
        {
            throw new ScanFileException(path, $"the image has {depth} bits a grey value; 8 or 16 are read");
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
        return new PngHeader((int)width, (int)lines, depth / 8, colour == 4);
    }

    private static string NameOf(byte colour) => colour switch
    {
        2 => "RGB",
        3 => "palette",
        6 => "RGB with alpha",
        _ => $"colour type {colour}",
    };
}
