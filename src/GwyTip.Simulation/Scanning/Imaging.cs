namespace GwyTip.Simulation;

/// <summary>
/// What a tip sees of a surface at constant current, without noise. Each apex alone would follow its own image of the surface;
/// the current is the sum of theirs, which decay as exp(−2κ z), so the height is the logarithm of a sum of exponentials: about
/// the highest of the images.
/// </summary>
internal sealed class Imaging(ScanPlan plan, IReadOnlyList<ILayer> layers, RandomSource random)
{
    private readonly double[] _jitter = Jitter(plan, random);
    private readonly double[] _heights = new double[plan.Pixels * plan.Pixels];

    /// <summary>Heights in nm, row by row.</summary>
    public double[] Run()
    {
        var (tip, line, pixel, jump) = (plan.Tip, 0, 0, 0.0);
        foreach (var change in plan.TipChanges)
        {
            Scan(tip, (line, pixel), (change.Line, change.Pixel), jump);
            (tip, line, pixel, jump) = (change.After, change.Line, change.Pixel, jump + change.Jump);
        }
        Scan(tip, (line, pixel), (plan.Pixels, 0), jump);
        return _heights;
    }

    private void Scan(Tip tip, (int Line, int Pixel) from, (int Line, int Pixel) to, double offset)
    {
        if (from.CompareTo(to) >= 0)
        {
            return;
        }
        var images = Images(tip);
        for (int line = from.Line; line < plan.Pixels && (line, 0).CompareTo(to) < 0; line++)
        {
            int first = line == from.Line ? from.Pixel : 0, end = line == to.Line ? to.Pixel : plan.Pixels;
            var row = _heights.AsSpan(plan.RowOf(line) * plan.Pixels, plan.Pixels);
            var moved = plan.Motion.At((double)line / plan.Pixels);
            double atY = (plan.RowOf(line) + 0.5) * plan.PixelSize - plan.Size / 2;
            for (int pixel = first; pixel < end; pixel++)
            {
                double share = (pixel + 0.5) / plan.Pixels, atX = (share - 0.5) * plan.Size;
                double x = atX + moved.X + _jitter[line] + plan.Motion.Along(share, plan.Size), y = atY + moved.Y;
                row[pixel] = offset + plan.Motion.Height(atX, atY, plan.Size) + ConstantCurrent(tip, images, x, y);
            }
        }
    }

    private static double[] Jitter(ScanPlan plan, RandomSource random)
    {
        var pink = new PinkNoise(random);
        return [.. Enumerable.Range(0, plan.Pixels).Select(_ => plan.Motion.Jitter * pink.Next())];
    }

    private static double ConstantCurrent(Tip tip, Canvas[] images, double x, double y)
    {
        double highest = images[0].At(x, y);
        if (images.Length == 1)
        {
            return highest;
        }
        const double Unset = double.NegativeInfinity;
        Span<double> heights = stackalloc double[images.Length];
        heights.Fill(Unset);
        heights[0] = highest - tip.Apices[0].Recess;
        highest = heights[0];
        for (int i = 1; i < images.Length; i++)
        {
            var apex = tip.Apices[i];
            heights[i] = images[i].At(x + apex.X, y + apex.Y) - apex.Recess;
            highest = Math.Max(highest, heights[i]);
        }
        double current = 0;
        foreach (double height in heights)
        {
            current += Math.Exp(2 * Tunnelling.Decay * (height - highest));
        }
        return highest + Math.Log(current) / (2 * Tunnelling.Decay);
    }

    /// <summary>The surface as each apex sees it; apices alike share a canvas.</summary>
    private Canvas[] Images(Tip tip)
    {
        double reach = plan.Size / 2 + plan.Motion.Reach(plan.Size) + tip.Apices.Max(a => Math.Max(Math.Abs(a.X), Math.Abs(a.Y)));
        var canvases = tip.Apices.Select(a => a.Radius).Distinct().ToDictionary(radius => radius, radius =>
        {
            var canvas = new Canvas(plan.PixelSize, reach);
            foreach (var layer in layers)
            {
                layer.AddTo(canvas, tip, Tunnelling.Blur(radius));
            }
            return canvas;
        });
        return [.. tip.Apices.Select(a => canvases[a.Radius])];
    }
}
