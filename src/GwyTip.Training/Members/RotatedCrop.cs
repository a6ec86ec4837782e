using GwyTip.Core;
using GwyTip.Training.Data;

namespace GwyTip.Training.Members;

/// <summary>Samples a turned square of a scan. What lies outside the scan is not measured.</summary>
internal static class RotatedCrop
{
    /// <summary>Bilinear samples along each side of a pixel; their mean stands in for area averaging.</summary>
    private const int Samples = 2;

    /// <param name="X">Centre along x, pixels of the scan.</param>
    /// <param name="Y">Centre along y.</param>
    /// <param name="Side">Side of the square, pixels of the scan.</param>
    /// <param name="Angle">Radians.</param>
    /// <param name="Mirrored">Handedness.</param>
    internal readonly record struct View(double X, double Y, double Side, double Angle, bool Mirrored);

    public static SquareImage Cut(FlattenedScan scan, View view, int size)
    {
        var image = new SquareImage(size);
        float step = (float)(view.Side / (size * Samples));
        float cos = (float)Math.Cos(view.Angle), sin = (float)Math.Sin(view.Angle);
        float hand = view.Mirrored ? -1 : 1;
        float half = size * Samples / 2f - 0.5f;
        float weight = 1f / (Samples * Samples);
        for (int i = 0; i < size * Samples; i++)
        {
            float v = (i - half) * step;
            int row = i / Samples * size;
            // Pixel centres lie at half-integer positions.
            float x0 = (float)view.X - 0.5f - v * sin, y0 = (float)view.Y - 0.5f + v * cos;
            for (int j = 0; j < size * Samples; j++)
            {
                float u = (j - half) * step * hand;
                if (TryBilinear(scan, x0 + u * cos, y0 + u * sin, out float height))
                {
                    image.Heights[row + j / Samples] += weight * height;
                    image.Validity[row + j / Samples] += weight;
                }
            }
        }
        for (int i = 0; i < image.Heights.Length; i++)
        {
            image.Heights[i] = image.Validity[i] > 0 ? image.Heights[i] / image.Validity[i] : 0;
        }
        return image;
    }

    private static bool TryBilinear(FlattenedScan scan, float x, float y, out float height)
    {
        int column = (int)MathF.Floor(x), row = (int)MathF.Floor(y);
        if (column < 0 || row < 0 || column >= scan.Width - 1 || row >= scan.Lines - 1)
        {
            height = 0;
            return false;
        }
        float fx = x - column, fy = y - row;
        int at = row * scan.Width + column;
        float[] h = scan.Heights;
        float upper = h[at] + fx * (h[at + 1] - h[at]);
        float lower = h[at + scan.Width] + fx * (h[at + scan.Width + 1] - h[at + scan.Width]);
        height = upper + fy * (lower - upper);
        return !float.IsNaN(height);
    }
}
