using System.Buffers.Binary;
using GwyTip.Core;

namespace GwyTip.ScanFiles;

/// <summary>
/// An image stored as float32, line after line. Where a file ends early, the lines that it lacks were not measured.
/// </summary>
internal readonly record struct FloatImage(int Width, int Lines)
{
    /// <summary>More pixels than these are refused: as numbers they would take 2 GiB.</summary>
    public const long MostPixels = 1L << 28;

    /// <summary>
    /// A file cut short may lack so many lines; each that is only announced costs time wherever the scan is used.
    /// </summary>
    private const int MostLacking = 1 << 14;

    /// <summary>Bytes of the whole image.</summary>
    public long Length => (long)Width * Lines * sizeof(float);

    /// <summary>Bytes of one line; an image with less is not an image.</summary>
    public int BytesPerLine => Width * sizeof(float);

    /// <summary>What a file that holds <paramref name="bytes"/> bytes of heights lacks, in words; null for nothing.</summary>
    /// <param name="bytes">How many there are.</param>
    /// <param name="images">How many images of this size the header announces.</param>
    /// <param name="path">What an error calls the file.</param>
    /// <exception cref="ScanFileException">There is no line, or there are more heights than announced.</exception>
    public string? Lack(long bytes, int images, string path)
    {
        long announced = images * Length;
        if (bytes > announced)
        {
            throw new ScanFileException(
                path, $"the file is damaged: its header announces {announced} bytes of heights, and {bytes} are there");
        }
        if (bytes < BytesPerLine)
        {
            throw new ScanFileException(
                path, $"the file is cut short: its first line has {BytesPerLine} bytes, only {Math.Max(0, bytes)} are there");
        }
        if (Lines > MostLacking && bytes < announced)
        {
            throw new ScanFileException(
                path, $"the file is damaged: its header announces {Lines} lines, and {bytes} of {announced} bytes are there");
        }
        return bytes < announced ? $"the file ends after {bytes} of {announced} bytes of heights" : null;
    }

    /// <exception cref="ScanFileException">There is no pixel, or there are too many.</exception>
    public static FloatImage ForSize(long width, long lines, string path)
    {
        if (width < 1 || lines < 1)
        {
            throw new ScanFileException(path, $"the file is damaged: its header says {width} × {lines} pixels");
        }
        // Divided, because the product of two such numbers may not fit either.
        return lines <= MostPixels / width
            ? new FloatImage((int)width, (int)lines)
            : throw new ScanFileException(
                path, $"the image has {width} × {lines} pixels; at most {MostPixels} can be read");
    }

    /// <summary>The lines, as the source of a scan.</summary>
    /// <param name="stored">The image's bytes, or those that are there, one line at least. They bound the memory taken.</param>
    /// <param name="bigEndian">Which byte of a number comes first.</param>
    /// <param name="backward">Whether lines were measured, and are stored, from right to left.</param>
    /// <param name="upward">Whether the bottom line comes first.</param>
    public LineSource Decode(ReadOnlySpan<byte> stored, bool bigEndian, bool backward = false, bool upward = false)
    {
        int pixels = stored.Length / sizeof(float), width = Width, last = Lines - 1;
        int begun = (pixels + width - 1) / width;
        var heights = new double[begun * width];
        for (int i = 0; i < pixels; i++)
        {
            var number = stored[(i * sizeof(float))..];
            heights[i] = bigEndian
                ? BinaryPrimitives.ReadSingleBigEndian(number) : BinaryPrimitives.ReadSingleLittleEndian(number);
        }
        heights.AsSpan(pixels).Fill(double.NaN);
        for (int line = 0; backward && line < begun; line++)
        {
            heights.AsSpan(line * width, width).Reverse();
        }
        double[] unmeasured = begun <= last ? [.. Enumerable.Repeat(double.NaN, width)] : [];
        return y =>
        {
            int line = upward ? last - y : y;
            return line < begun ? heights.AsSpan(line * width, width) : unmeasured;
        };
    }
}
