using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Simulation;

/// <summary>A scan as a picture of grey values: its measured lines, or black where no line was measured.</summary>
/// <param name="Values">Row by row, row 0 on top.</param>
/// <param name="Width">Pixels a line.</param>
/// <param name="Bits">8 or 16 a value.</param>
public sealed record GreyImage(ushort[] Values, int Width, int Bits)
{
    /// <summary>Width of the published H:Si(100) images, in pixels.</summary>
    public const int PublishedWidth = 192;

    /// <summary>Largest grey value of the published images.</summary>
    private const int PublishedLevels = 254;

    public int Lines => Values.Length / Width;

    /// <summary>
    /// As the labelled H:Si(100) scans were published: the measured lines, a straight line fitted to each and taken off, averaged
    /// down to 192 pixels a line where there are more, and the heights between lowest and highest as 0..254.
    /// </summary>
    public static GreyImage AsPublished(Scan scan)
    {
        var (heights, lines) = Measured(scan);
        for (int y = 0; y < lines; y++)
        {
            TakeOffFit(heights.AsSpan(y * scan.Width, scan.Width));
        }
        int width = scan.Width;
        if (width > PublishedWidth)
        {
            int fewer = Math.Max(1, (int)Math.Round((double)lines * PublishedWidth / width));
            heights = Averaged(heights, width, lines, PublishedWidth, fewer);
            width = PublishedWidth;
        }
        return new GreyImage(Levels(heights, PublishedLevels), width, 8);
    }

    /// <summary>
    /// The measured lines as they are, between lowest and highest as 0..65535, which is finer than any instrument's noise. Pixels
    /// missing in them are at their line's mean.
    /// </summary>
    public static GreyImage Fine(Scan scan) => new(Levels(Measured(scan).Heights, ushort.MaxValue), scan.Width, 16);

    /// <summary>The grey values as heights, as a reader of the file gives them.</summary>
    public Scan ToScan() => new([.. Values.Select(v => (double)v)], Width, Lines);

    /// <exception cref="ScanFileException">The file cannot be written.</exception>
    public void Write(string path) => GreyPngWriter.Write(path, Values, Width, Bits);

    /// <summary>The lines of a scan that its picture holds, from the top; where none was measured there are none.</summary>
    internal static IEnumerable<int> LinesOf(Scan scan) => Enumerable.Range(0, scan.Lines).Where(scan.IsMeasured);

    private static (double[] Heights, int Lines) Measured(Scan scan)
    {
        double[][] rows = [.. LinesOf(scan).Select(y => scan.Line(y).ToArray())];
        if (rows.Length == 0)
        {
            return (new double[scan.Width * scan.Lines], scan.Lines);
        }
        foreach (double[] row in rows.Where(r => r.Any(double.IsNaN)))
        {
            double mean = row.Where(h => !double.IsNaN(h)).Average();
            for (int x = 0; x < row.Length; x++)
            {
                row[x] = double.IsNaN(row[x]) ? mean : row[x];
            }
        }
        return ([.. rows.SelectMany(r => r)], rows.Length);
    }

    private static void TakeOffFit(Span<double> line)
    {
        double middle = (line.Length - 1) / 2.0, mean = 0, slope = 0, squares = 0;
        for (int x = 0; x < line.Length; x++)
        {
            mean += line[x] / line.Length;
            slope += (x - middle) * line[x];
            squares += (x - middle) * (x - middle);
        }
        for (int x = 0; x < line.Length; x++)
        {
            line[x] -= mean + slope / squares * (x - middle);
        }
    }

    private static double[] Averaged(double[] heights, int width, int lines, int newWidth, int newLines)
    {
        var across = new double[lines * newWidth];
        for (int y = 0; y < lines; y++)
        {
            Shrink(heights.AsSpan(y * width, width), 1, width, across.AsSpan(y * newWidth, newWidth), 1, newWidth);
        }
        var down = new double[newLines * newWidth];
        for (int x = 0; x < newWidth; x++)
        {
            Shrink(across.AsSpan(x), newWidth, lines, down.AsSpan(x), newWidth, newLines);
        }
        return down;
    }

    private static void Shrink(ReadOnlySpan<double> from, int fromStep, int fromCount, Span<double> to, int toStep, int toCount)
    {
        double scale = (double)fromCount / toCount;
        for (int t = 0; t < toCount; t++)
        {
            double begin = t * scale, end = (t + 1) * scale, sum = 0;
            for (int s = (int)begin; s < Math.Min(fromCount, end); s++)
            {
                sum += from[s * fromStep] * (Math.Min(end, s + 1) - Math.Max(begin, s));
            }
            to[t * toStep] = sum / scale;
        }
    }

    private static ushort[] Levels(double[] heights, int highest)
    {
        double low = heights.Min(), range = heights.Max() - low;
        return [.. heights.Select(h => range > 0 ? (ushort)Math.Round((h - low) / range * highest) : (ushort)0)];
    }
}
