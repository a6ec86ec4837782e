namespace GwyTip.Simulation;

/// <summary>
/// Rings around points that die away, as electrons of a surface state scattered at defects make them (Crommie, Lutz and Eigler,
/// Nature 363, 524 (1993); Be(0001), Ag(111): periods of 1 to 4 nm), on an otherwise flat surface.
/// </summary>
internal sealed class Ripples() : ForeignKind("ripples", ForeignFamily.Terraces)
{
    internal override (double Smallest, double Largest) Edges => (8, 60);

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double period = Math.Max(draw.In(1, 4), 4 * pixel), wave = 2 * Math.PI / period, decay = period * draw.In(1, 5);
        double height = draw.In(0.005, 0.02), dent = draw.Signed(0.01, 0.08), width = Gaussian.Averaged(0.3, pixel);
        Vector[] defects = [.. Enumerable.Range(0, draw.Count(1, 14))
            .Select(_ => new Vector(draw.Share(-0.6, 0.6) * size, draw.Share(-0.6, 0.6) * size))];
        return (x, y) => defects.Sum(d =>
        {
            var away = new Vector(x, y) + -1 * d;
            double r = away.Length;
            return dent * Gaussian.At(away, width) + height * Math.Cos(wave * r) * Math.Exp(-r / decay) / Math.Sqrt(1 + wave * r);
        });
    }
}
