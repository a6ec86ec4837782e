namespace GwyTip.Core;

/// <summary>What a picture has between its pixels.</summary>
internal static class Bilinear
{
    /// <param name="values">Row by row, two columns and two rows at least.</param>
    /// <param name="columns">Values a row.</param>
    /// <param name="x">Columns from the middle of the first; beyond the edge that of the edge.</param>
    /// <param name="y">Rows from the middle of the first, likewise.</param>
    public static double At(float[] values, int columns, double x, double y)
    {
        int rows = values.Length / columns;
        x = Math.Clamp(x, 0, columns - 1);
        y = Math.Clamp(y, 0, rows - 1);
        int left = Math.Min((int)x, columns - 2), top = Math.Min((int)y, rows - 2);
        double u = x - left, v = y - top;
        int at = top * columns + left;
        return (1 - v) * ((1 - u) * values[at] + u * values[at + 1])
            + v * ((1 - u) * values[at + columns] + u * values[at + columns + 1]);
    }
}
