namespace GwyTip.Simulation;

/// <summary>
/// No surface at all: the amplifier's white noise, noise that falls with frequency, or the hum of the mains as slanted stripes.
/// </summary>
internal sealed class ElectronicNoise() : ForeignKind("electronic-noise", ForeignFamily.Noise)
{
    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        int pixels = (int)Math.Round(size / pixel);
        var heights = new double[pixels * pixels];
        double hum = draw.Chance(0.3) ? draw.In(0.02, 0.3) : 0;
        new ScanNoise
        {
            White = draw.In(0, 0.1),
            Correlation = draw.In(0, 0.9),
            Pink = draw.In(0, 0.1),
            Lines = draw.In(0, 0.03),
            Mains = hum,
            MainsPeriods = draw.In(2, 60),
        }.Apply(new TimeOrder(heights, pixels, upwards: false), new RandomSource(draw.Seed()));
        return (x, y) => heights[Index(y) * pixels + Index(x)];

        int Index(double place) => Math.Clamp((int)((place + size / 2) / pixel), 0, pixels - 1);
    }
}
