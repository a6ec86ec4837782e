using GwyTip.Core;

namespace GwyTip.Simulation;

/// <summary>What is to be seen of heights once tilt and the lines' offsets are taken off, as before judging.</summary>
public static class Relief
{
    /// <summary>
    /// Takes off the tilt along x that lines have in common (the median of what their right halves are higher than their left
    /// ones), then every line's median.
    /// </summary>
    /// <returns>A copy; NaN stays.</returns>
    public static double[] Flatten(Raster raster)
    {
        int width = raster.Width, half = width / 2;
        double[] flat = (double[])raster.Heights.Clone(), scratch = new double[Math.Max(width, raster.Lines)];
        int lines = 0;
        for (int y = 0; y < raster.Lines && half > 0; y++)
        {
            double slope = (Mean(raster.Line(y).Slice(half, half)) - Mean(raster.Line(y)[..half])) / half;
            if (!double.IsNaN(slope))
            {
                scratch[lines++] = slope;
            }
        }
        double tilt = lines > 0 ? Order.Median(scratch.AsSpan(0, lines)) : 0;
        for (int y = 0; y < raster.Lines; y++)
        {
            var line = flat.AsSpan(y * width, width);
            int count = 0;
            for (int x = 0; x < width; x++)
            {
                line[x] -= tilt * (x - half);
                if (!double.IsNaN(line[x]))
                {
                    scratch[count++] = line[x];
                }
            }
            double middle = count > 0 ? Order.Median(scratch.AsSpan(0, count)) : 0;
            for (int x = 0; x < width; x++)
            {
                line[x] -= middle;
            }
        }
        return flat;
    }

    /// <summary>From the 1 % to the 99 % quantile of the flattened heights; 0 where nothing was measured.</summary>
    public static double RangeOf(Raster raster)
    {
        double[] measured = Array.FindAll(Flatten(raster), double.IsFinite);
        return measured.Length == 0 ? 0 : Order.Quantile(measured, 0.99) - Order.Quantile(measured, 0.01);
    }

    /// <summary>
    /// How visible a change is: the 99 % quantile of <see cref="Changes"/>. Pixels that one of the two lacks do not count.
    /// </summary>
    /// <exception cref="ArgumentException">The two are not of one size.</exception>
    public static double Change(Raster clean, Raster changed)
    {
        double[] changes = Array.FindAll(Changes(clean, changed), c => !double.IsNaN(c));
        return changes.Length == 0 ? 0 : Order.Quantile(changes, 0.99);
    }

    /// <summary>
    /// How much each pixel changed: the magnitude, both flattened, in parts of the clean one's <see cref="Raster.Range"/>; NaN
    /// where one of the two lacks it.
    /// </summary>
    /// <exception cref="ArgumentException">The two are not of one size.</exception>
    public static double[] Changes(Raster clean, Raster changed)
    {
        if (clean.Width != changed.Width || clean.Lines != changed.Lines)
        {
            throw new ArgumentException(
                $"a scan of {clean.Width} x {clean.Lines} pixels is not one of {changed.Width} x {changed.Lines}");
        }
        double[] before = Flatten(clean), after = Flatten(changed);
        for (int i = 0; i < before.Length; i++)
        {
            before[i] = Math.Abs(after[i] - before[i]) / clean.Range;
        }
        return before;
    }

    private static double Mean(ReadOnlySpan<double> heights)
    {
        double sum = 0;
        int count = 0;
        foreach (double h in heights)
        {
            if (!double.IsNaN(h))
            {
                sum += h;
                count++;
            }
        }
        return sum / count;
    }
}
