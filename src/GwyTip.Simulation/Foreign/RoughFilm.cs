namespace GwyTip.Simulation;

/// <summary>
/// A disordered film, such as an oxide or an amorphous deposit: a self-affine relief, whose power falls as k^(−2−2H) beyond a
/// correlation length (Barabási and Stanley, Fractal Concepts in Surface Growth, 1995).
/// </summary>
internal sealed class RoughFilm() : ForeignKind("rough-film", ForeignFamily.Films)
{
    private const int Modes = 70;

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double longest = size * draw.Log(0.06, 0.8), exponent = draw.In(0.2, 1);
        var waves = new Waves(pixel);
        for (int i = 0; i < Modes; i++)
        {
            double period = longest * Math.Pow(2.2 * pixel / longest, draw.Share());
            waves.Add(period, draw.Angle(), 0.1 * Math.Pow(period / longest, exponent), draw.Share(0, 2 * Math.PI));
        }
        return waves.At;
    }
}
