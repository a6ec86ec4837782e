namespace GwyTip.Core;

/// <summary>Which part of a scan a verdict rests on.</summary>
/// <param name="Share">Of its pixels, 0..1.</param>
/// <param name="LeftOut">
/// What was not measured, or is not taken for it: <c>12 of 80 lines not measured, 2 pixels of 1E+20</c>; null: nothing.
/// </param>
public sealed record MeasuredPart(double Share, string? LeftOut)
{
    public static MeasuredPart Measure(Scan scan) => scan.Part;

    internal static MeasuredPart Sum(Scan scan)
    {
        int blank = 0;
        long pixels = 0;
        for (int y = 0; y < scan.Lines; y++)
        {
            var line = scan.Line(y);
            if (LineTrend.Varies(line))
            {
                pixels += CountMeasured(line);
            }
            else
            {
                blank++;
            }
        }
        // Lines that repeat others are said by name.
        long repeated = scan.Omitted.Where(o => o.Kind == OmissionKind.Repeated).Sum(o => o.Pixels) / scan.Width;
        string?[] sentences =
        [
            blank > repeated ? $"{blank - repeated} of {scan.Lines} lines not measured" : null,
            .. scan.Omitted.Select(o => o.ToString()),
        ];
        string leftOut = string.Join(", ", sentences.OfType<string>());
        return new MeasuredPart((double)pixels / ((long)scan.Width * scan.Lines), leftOut.Length > 0 ? leftOut : null);
    }

    /// <summary>Marks the measured pixels of a line.</summary>
    /// <param name="line">Of <see cref="Scan.Line"/>.</param>
    /// <param name="marks">1 for each pixel that was measured, 0 for the others; as many as the line has.</param>
    public static void Mark(ReadOnlySpan<double> line, Span<byte> marks)
    {
        bool measured = LineTrend.Varies(line);
        for (int x = 0; x < line.Length; x++)
        {
            marks[x] = measured && !double.IsNaN(line[x]) ? (byte)1 : (byte)0;
        }
    }

    private static int CountMeasured(ReadOnlySpan<double> line)
    {
        int count = 0;
        foreach (double h in line)
        {
            count += double.IsNaN(h) ? 0 : 1;
        }
        return count;
    }
}
