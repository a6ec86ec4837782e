namespace GwyTip.Simulation;

/// <summary>
/// The dimers of H:Si(100)-2×1 as a sum of waves: the transform of one dimer's bumps, at the lattice's wave vectors. That is the
/// sum over all dimers exactly, and waves too fine for the scan can be left out one by one. Rows turn by 90° from terrace to
/// terrace.
/// </summary>
internal sealed class DimerLayer(StepEdges edges, IReadOnlyList<DimerLattice> terraces) : ILayer
{
    private const int Orders = 4;

    /// <summary>Waves below this height in nm are not worth adding.</summary>
    private const double Least = 1e-5;

    public void AddTo(Canvas canvas, Tip tip, double blur)
    {
        double[][] distances = edges.Distances(canvas);
        for (int t = 0; t < terraces.Count; t++)
        {
            double[]? weights = edges.Count == 0 ? null : Weights(distances, t, canvas);
            foreach (var (kx, ky, amplitude, phase) in Waves(terraces[t], tip, blur))
            {
                canvas.AddWave(kx, ky, amplitude, phase, weights);
            }
        }
    }

    /// <summary>The waves of half of the reciprocal lattice; the other half is the same again.</summary>
    private static IEnumerable<(double Kx, double Ky, double Amplitude, double Phase)> Waves(
        DimerLattice lattice, Tip tip, double blur)
    {
        for (int m = 0; m <= Orders; m++)
        {
            for (int n = m == 0 ? 1 : -Orders; n <= Orders; n++)
            {
                double across = 2 * Math.PI * m / Silicon100.RowPeriod, along = 2 * Math.PI * n / Silicon100.DimerPeriod;
                double real = 0, imaginary = 0;
                foreach (var bump in DimerLattice.Bumps(tip))
                {
                    double variance = bump.Width * bump.Width + blur * blur, area = 2 * Math.PI * bump.Width * bump.Width;
                    double strength = bump.Height * area * Math.Exp(-variance * (across * across + along * along) / 2);
                    real += strength * Math.Cos(across * bump.X);
                    imaginary -= strength * Math.Sin(across * bump.X);
                }
                double amplitude = 2 * Math.Sqrt(real * real + imaginary * imaginary) / (
                    Silicon100.RowPeriod * Silicon100.DimerPeriod);
                if (amplitude > Least)
                {
                    var (kx, ky) = lattice.Turn(across, along);
                    double phase = Math.Atan2(imaginary, real) - across * lattice.RowShift - along * lattice.DimerShift;
                    yield return (kx, ky, amplitude, phase);
                }
            }
        }
    }

    /// <summary>1 on a terrace and 0 elsewhere, over a dimer's length at its edges.</summary>
    private static double[] Weights(double[][] distances, int terrace, Canvas canvas)
    {
        const double Width = Silicon100.DimerPeriod / 2;
        var weights = new double[canvas.Cells * canvas.Cells];
        for (int i = 0; i < weights.Length; i++)
        {
            double below = terrace == 0 ? 1 : Ramp(distances[terrace - 1][i] / Width);
            double above = terrace == distances.Length ? 1 : Ramp(-distances[terrace][i] / Width);
            weights[i] = below * above;
        }
        return weights;
    }

    private static double Ramp(double x) => Math.Clamp((x + 1) / 2, 0, 1);
}
