namespace GwyTip.Simulation;

/// <summary>Strands on a flat surface that wander as worm-like chains do, such as DNA, polymers and nanotubes.</summary>
internal sealed class Strands() : ForeignKind("strands", ForeignFamily.Strands)
{
    private const int StepsAcross = 120;

    internal override (double Smallest, double Largest) Edges => (10, 100);

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double width = Gaussian.Averaged(size * draw.Log(0.008, 0.04), pixel), height = draw.In(0.2, 1.5),
            stiff = draw.Log(2, 60);
        int count = draw.Count(1, 12);
        var canvas = new Canvas(pixel, 0.7 * size);
        double step = size / StepsAcross;
        for (int i = 0; i < count; i++)
        {
            double x = draw.Share(-0.6, 0.6) * size, y = draw.Share(-0.6, 0.6) * size, angle = draw.Angle();
            int steps = (int)(StepsAcross * draw.Share(0.3, 2));
            for (int s = 0; s < steps; s++)
            {
                canvas.AddBump(height * step / width, width, x, y);
                angle += draw.Share(-1, 1) * 90 / Math.Sqrt(stiff);
                var on = Vector.Polar(step, angle);
                (x, y) = (x + on.X, y + on.Y);
            }
        }
        return (x, y) => Math.Min(canvas.At(x, y), 3 * height);
    }
}
