namespace GwyTip.Simulation;

/// <summary>The close-packed atoms of a (111) surface, where the tip and the pixels are fine enough for them.</summary>
/// <param name="neighbours">Distance of neighbouring atoms in nm.</param>
/// <param name="angle">Angle of a close-packed row to the x axis, in degrees.</param>
internal sealed class MetalAtomLayer(double neighbours, double angle) : ILayer
{
    public void AddTo(Canvas canvas, Tip tip, double blur)
    {
        double wave = 4 * Math.PI / (Math.Sqrt(3) * neighbours);
        for (int i = 0; i < 3; i++)
        {
            var k = Vector.Polar(wave, angle + 30 + 60 * i);
            // Three equal waves together reach from −1.5 to 3 times their amplitude.
            canvas.AddWave(k.X, k.Y, tip.MetalAtoms / 4.5, 0);
        }
    }
}
