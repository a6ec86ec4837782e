namespace GwyTip.Simulation;

/// <summary>
/// Heights that faults are laid on: row by row, row 0 on top, lines along x; NaN where nothing was measured. Any unit of height.
/// </summary>
public sealed class Raster
{
    /// <param name="heights">As many as <paramref name="width"/> times the lines; changed in place by faults.</param>
    /// <param name="width">Pixels a line, at least 1.</param>
    /// <exception cref="ArgumentException">The heights fill no whole lines.</exception>
    public Raster(double[] heights, int width)
    {
        if (width < 1 || heights.Length == 0 || heights.Length % width != 0)
        {
            throw new ArgumentException($"{heights.Length} heights make no lines of {width} pixels");
        }
        Heights = heights;
        Width = width;
    }

    public double[] Heights { get; }

    /// <summary>Pixels a line.</summary>
    public int Width { get; }

    public int Lines => Heights.Length / Width;

    /// <summary>
    /// What a fault's heights are given in: from the 1 % to the 99 % quantile of the clean scan, flattened. Above 0.
    /// </summary>
    public required double Range { get; init; }

    public Span<double> Line(int line) => Heights.AsSpan(line * Width, Width);

    public Raster Copy() => new((double[])Heights.Clone(), Width) { Range = Range };

    /// <summary>A part of it, copied.</summary>
    /// <exception cref="ArgumentException">It is not inside.</exception>
    public Raster Crop(int left, int top, int width, int lines)
    {
        if (left < 0 || top < 0 || width < 1 || lines < 1 || left + width > Width || top + lines > Lines)
        {
            throw new ArgumentException($"{width} x {lines} pixels at {left}, {top} do not lie in a scan of {Width} x {Lines}");
        }
        var part = new double[width * lines];
        for (int y = 0; y < lines; y++)
        {
            Line(top + y).Slice(left, width).CopyTo(part.AsSpan(y * width));
        }
        return new Raster(part, width) { Range = Range };
    }

    /// <summary>The height between pixels, bilinear; beyond the edge that of the edge.</summary>
    internal double Between(double x, double y)
    {
        x = Math.Clamp(x, 0, Width - 1);
        y = Math.Clamp(y, 0, Lines - 1);
        int left = (int)x, top = (int)y;
        double right = x - left, down = y - top;
        int i = top * Width + left, aside = right > 0 ? 1 : 0, below = down > 0 ? Width : 0;
        double upper = Heights[i] + right * (Heights[i + aside] - Heights[i]);
        double lower = Heights[i + below] + right * (Heights[i + below + aside] - Heights[i + below]);
        return upper + down * (lower - upper);
    }
}
