namespace GwyTip.Simulation;

/// <summary>Heights in nm of a square piece of surface, row by row, on which a scene is built up. Lengths in pixels.</summary>
internal sealed class SceneCanvas(int edge, Distortion distortion)
{
    public double[] Heights { get; } = new double[edge * edge];

    public int Edge => edge;

    public double Middle => edge / 2.0;

    /// <summary>Adds a round thing.</summary>
    public void Add(Vector place, double height, RadialProfile profile)
    {
        // A distortion hardly ever stretches by more than a quarter.
        double reach = 1.25 * profile.Reach, farthest = profile.Reach * profile.Reach;
        var pixel = distortion.PixelOf(place);
        int left = Math.Max(0, (int)(pixel.X - reach)), right = Math.Min(edge - 1, (int)(pixel.X + reach) + 1);
        int top = Math.Max(0, (int)(pixel.Y - reach)), bottom = Math.Min(edge - 1, (int)(pixel.Y + reach) + 1);
        for (int y = top; y <= bottom; y++)
        {
            var from = distortion.At(left, y);
            double dx = from.X - place.X, dy = from.Y - place.Y;
            var line = Heights.AsSpan(y * edge, edge);
            for (int x = left; x <= right; x++)
            {
                double square = dx * dx + dy * dy;
                if (square < farthest)
                {
                    line[x] += height * profile.At(Math.Sqrt(square));
                }
                dx += distortion.XX;
                dy += distortion.YX;
            }
        }
    }

    /// <summary>Adds a plane wave.</summary>
    /// <param name="period">Pixels.</param>
    /// <param name="angle">Of its direction, degrees.</param>
    /// <param name="phase">Radians.</param>
    /// <param name="height">Amplitude, nm.</param>
    public void AddWave(double period, double angle, double phase, double height)
    {
        var k = Vector.Polar(2 * Math.PI / period, angle);
        // Along a line the wave turns by the same angle from pixel to pixel.
        var (turnSin, turnCos) = Math.SinCos(k.X * distortion.XX + k.Y * distortion.YX);
        for (int y = 0; y < edge; y++)
        {
            var from = distortion.At(0, y);
            var (sin, cos) = Math.SinCos(k.X * from.X + k.Y * from.Y + phase);
            var line = Heights.AsSpan(y * edge, edge);
            for (int x = 0; x < edge; x++)
            {
                line[x] += height * cos;
                (cos, sin) = (cos * turnCos - sin * turnSin, sin * turnCos + cos * turnSin);
            }
        }
    }

    /// <summary>Adds a height that is given by the place.</summary>
    public void Add(Func<double, double, double> height)
    {
        for (int y = 0; y < edge; y++)
        {
            var line = Heights.AsSpan(y * edge, edge);
            for (int x = 0; x < edge; x++)
            {
                var at = distortion.At(x, y);
                line[x] += height(at.X, at.Y);
            }
        }
    }
}
