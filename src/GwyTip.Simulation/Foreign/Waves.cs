namespace GwyTip.Simulation;

/// <summary>A sum of waves, each as pixels of a size average it; waves that the pixels cannot carry are left out.</summary>
internal sealed class Waves(double pixel)
{
    private readonly List<(double X, double Y, double Amplitude, double Phase)> _waves = [];

    /// <param name="period">In nm.</param>
    /// <param name="angle">Of its direction of travel, in degrees.</param>
    /// <param name="amplitude">In nm.</param>
    /// <param name="phase">In radians.</param>
    public Waves Add(double period, double angle, double amplitude, double phase)
    {
        var k = Vector.Polar(2 * Math.PI / period, angle);
        if (Math.Max(Math.Abs(k.X), Math.Abs(k.Y)) < Math.PI / pixel)
        {
            _waves.Add(
                (k.X, k.Y, amplitude * SpecialFunctions.Sinc(k.X * pixel / 2) * SpecialFunctions.Sinc(k.Y * pixel / 2), phase));
        }
        return this;
    }

    /// <summary>Waves of one period in directions evenly apart: three make a hexagonal pattern, two a square one.</summary>
    public Waves AddLattice(int directions, double period, double angle, double amplitude, double phase = 0)
    {
        for (int i = 0; i < directions; i++)
        {
            Add(period, angle + 180.0 * i / directions, amplitude, phase);
        }
        return this;
    }

    public double At(double x, double y)
    {
        double sum = 0;
        foreach (var (kx, ky, amplitude, phase) in _waves)
        {
            sum += amplitude * Math.Cos(kx * x + ky * y + phase);
        }
        return sum;
    }
}
