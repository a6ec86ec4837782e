namespace GwyTip.Simulation;

/// <summary>Heights of a scan, its lines in the order in which they were measured.</summary>
/// <param name="heights">Row by row, row 0 on top, in nm.</param>
/// <param name="pixels">Pixels a line.</param>
/// <param name="upwards">Whether the bottom line was measured first.</param>
internal readonly struct TimeOrder(double[] heights, int pixels, bool upwards)
{
    public int Pixels => pixels;

    public int Lines => heights.Length / pixels;

    /// <summary>A line by its place in time.</summary>
    public Span<double> Line(int time) => heights.AsSpan((upwards ? Lines - 1 - time : time) * pixels, pixels);
}
