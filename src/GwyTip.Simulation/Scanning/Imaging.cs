namespace GwyTip.Simulation;

/// <summary>What the tip sees of a surface, without noise.</summary>
internal sealed class Imaging(ScanPlan plan, Surface surface)
{
    private readonly double[] _heights = new double[plan.Pixels * plan.Pixels];

    /// <summary>Heights in nm, row by row.</summary>
    public double[] Run()
    {
        int change = Math.Clamp(plan.TipChange?.Line ?? plan.Pixels, 0, plan.Pixels);
        Scan(plan.Tip, 0, change, offset: 0);
        if (plan.TipChange is { } changed)
        {
            Scan(changed.After, change, plan.Pixels, changed.Jump);
        }
        return _heights;
    }

    private void Scan(Tip tip, int first, int end, double offset)
    {
        double rounding = Math.Max(tip.Blur, SiliconLattice.DimerPeriod);
        for (int line = first; line < end; line++)
        {
            for (int pixel = 0; pixel < plan.Pixels; pixel++)
            {
                _heights[line * plan.Pixels + pixel] = offset + surface.Plan.BaseHeight(XOf(pixel, line), YOf(line), rounding);
            }
        }
        var images = Enum.GetValues<FeatureKind>().ToDictionary(kind => kind, tip.Image);
        foreach (var feature in surface.Features)
        {
            foreach (var bump in images[feature.Kind])
            {
                Add(bump, feature.X + bump.X, feature.Y + bump.Y, first, end);
            }
        }
    }

    private void Add(Bump bump, double x, double y, int first, int end)
    {
        double twice = 2 * bump.Width * bump.Width;
        double perLine = plan.PixelSize + plan.Noise.Drift.Y / plan.Pixels;
        int top = Math.Max(first, (int)Math.Ceiling((y - bump.Reach - YOf(0)) / perLine));
        int bottom = Math.Min(end - 1, (int)Math.Floor((y + bump.Reach - YOf(0)) / perLine));
        for (int line = top; line <= bottom; line++)
        {
            double dy = YOf(line) - y, atLine = bump.Height * Math.Exp(-dy * dy / twice), origin = XOf(0, line);
            int left = Math.Max(0, (int)Math.Ceiling((x - bump.Reach - origin) / plan.PixelSize));
            int right = Math.Min(plan.Pixels - 1, (int)Math.Floor((x + bump.Reach - origin) / plan.PixelSize));
            for (int pixel = left; pixel <= right; pixel++)
            {
                double dx = origin + pixel * plan.PixelSize - x;
                _heights[line * plan.Pixels + pixel] += atLine * Math.Exp(-dx * dx / twice);
            }
        }
    }

    /// <summary>Where a pixel really lies, in nm from the centre: the sample creeps while it is scanned.</summary>
    private double XOf(int pixel, int line) =>
        (pixel + 0.5) * plan.PixelSize - plan.Size / 2 + plan.Noise.Drift.X * line / plan.Pixels;

    /// <inheritdoc cref="XOf"/>
    private double YOf(int line) =>
        (line + 0.5) * plan.PixelSize - plan.Size / 2 + plan.Noise.Drift.Y * line / plan.Pixels;
}
