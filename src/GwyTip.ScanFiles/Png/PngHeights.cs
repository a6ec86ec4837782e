using System.Buffers.Binary;

namespace GwyTip.ScanFiles;

/// <summary>
/// From the samples of a PNG's lines to heights. Red, green and blue count as the grey that they are together; one pixel in which
/// they differ means that the image is not a scan.
/// </summary>
/// <param name="header">How samples make pixels.</param>
/// <param name="palette">The chunk PLTE: red, green and blue of each entry; empty where there is none.</param>
/// <param name="opacity">
/// The chunk tRNS: of a palette, the opacity of each entry; of grey, red, green and blue, the colour that is fully transparent;
/// empty where there is none.
/// </param>
/// <param name="path">What an error calls the file.</param>
internal sealed class PngHeights(PngHeader header, ReadOnlyMemory<byte> palette, ReadOnlyMemory<byte> opacity, string path)
{
    private const int ColoursPerEntry = 3;

    /// <summary>The samples of the colour that is fully transparent; empty: there is none.</summary>
    private readonly int[] _transparent = Transparent(header, opacity.Span, path);

    /// <param name="line">The unfiltered bytes of a line.</param>
    /// <param name="y">The line, 0 on top, for an error.</param>
    /// <param name="heights">A grey value a pixel; NaN where it is fully transparent.</param>
    /// <exception cref="ScanFileException">A pixel has a colour, or is not in the palette.</exception>
    public void Fill(ReadOnlySpan<byte> line, int y, Span<double> heights)
    {
        for (int x = 0; x < heights.Length; x++)
        {
            int at = x * header.SamplesPerPixel;
            heights[x] = IsTransparent(line, at) ? double.NaN : header.Colour switch
            {
                PngColour.Palette => Entry(Sample(line, at), x, y),
                PngColour.Rgb or PngColour.RgbAlpha => Grey(Sample(line, at), Sample(line, at + 1), Sample(line, at + 2), x, y),
                _ => Sample(line, at),
            };
        }
    }

    private static int[] Transparent(PngHeader header, ReadOnlySpan<byte> opacity, string path)
    {
        if (opacity.IsEmpty || header.Colour is not (PngColour.Grey or PngColour.Rgb))
        {
            return [];
        }
        // 16 bits a sample, whatever the depth.
        int wanted = 2 * header.SamplesPerPixel;
        if (opacity.Length != wanted)
        {
            throw new ScanFileException(
                path, $"the PNG file is damaged: its chunk tRNS has {opacity.Length} bytes, not {wanted}");
        }
        var samples = new int[header.SamplesPerPixel];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadUInt16BigEndian(opacity[(2 * i)..]) & ((1 << header.Depth) - 1);
        }
        return samples;
    }

    /// <param name="line">A line.</param>
    /// <param name="at">Of the pixel's first sample, as <see cref="Sample"/> counts them.</param>
    private bool IsTransparent(ReadOnlySpan<byte> line, int at)
    {
        if (header.HasAlpha)
        {
            return Sample(line, at + header.SamplesPerPixel - 1) == 0;
        }
        for (int i = 0; i < _transparent.Length; i++)
        {
            if (Sample(line, at + i) != _transparent[i])
            {
                return false;
            }
        }
        return _transparent.Length > 0;
    }

    private double Entry(int entry, int x, int y)
    {
        var colours = palette.Span;
        int at = entry * ColoursPerEntry;
        if (at + ColoursPerEntry > colours.Length)
        {
            throw new ScanFileException(
                path, $"the PNG file is damaged: pixel {x} of line {y} has the colour {entry}, but its palette has "
                + $"{colours.Length / ColoursPerEntry}");
        }
        return entry < opacity.Length && opacity.Span[entry] == 0
            ? double.NaN : Grey(colours[at], colours[at + 1], colours[at + 2], x, y);
    }

    private double Grey(int red, int green, int blue, int x, int y) => red == green && green == blue
        ? red
        : throw new ScanFileException(
            path,
            $"the image is not grey: pixel {x} of line {y} is red {red}, green {green}, blue {blue}, and colours are not heights")
        {
            Holds = LeftOutKind.Picture,
        };

    /// <param name="line">A line.</param>
    /// <param name="index">Of the sample, counted over all pixels of the line.</param>
    private int Sample(ReadOnlySpan<byte> line, int index)
    {
        switch (header.Depth)
        {
            case 8:
                return line[index];
            case 16:
                return BinaryPrimitives.ReadUInt16BigEndian(line[(2 * index)..]);
            default:
                int bit = index * header.Depth, shift = 8 - header.Depth - bit % 8;
                return (line[bit / 8] >> shift) & ((1 << header.Depth) - 1);
        }
    }
}
