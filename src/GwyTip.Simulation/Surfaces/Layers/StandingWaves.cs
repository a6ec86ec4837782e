namespace GwyTip.Simulation;

/// <summary>
/// Ripples of the height beside a scatterer of a surface state, in nm, tabulated. Around a defect that scatters the round wave
/// with phase shift η and keeps the part α of its amplitude, the density of states is |J₀ + t H₀|² − J₀² of kr over that of the
/// clean surface, t = (α e^(2iη) − 1)/2 (Heller, Crommie, Lutz and Eigler, Nature 369, 464 (1994)); beside a step it is −R
/// J₀(2kx) (Crommie, Lutz and Eigler, Nature 363, 524 (1993)). The tip sees the mean over the energies between the Fermi level
/// and the bias, which temperature and lost coherence damp.
/// </summary>
internal sealed class StandingWaves
{
    /// <summary>Ripples are followed as far as this from a scatterer, in nm.</summary>
    public const double Reach = 12;

    private const double Step = 0.02;
    private const double BoltzmannEv = 8.617333e-5;

    /// <summary>Closer than this, in nm, the defect itself is imaged and the formula, which diverges, says nothing.</summary>
    private const double Core = 0.35;

    private readonly float[] _defect = new float[(int)(Reach / Step) + 2];
    private readonly float[] _upper = new float[(int)(Reach / Step) + 2];
    private readonly float[] _lower = new float[(int)(Reach / Step) + 2];

    public StandingWaves(SurfaceState state, StandingWavePlan plan)
    {
        Period = state.StandingWavePeriod(0);
        double[] energies = Math.Abs(plan.Bias) < 0.03 ? [plan.Bias] : [.. Enumerable.Range(0, 9).Select(i => plan.Bias * i / 8)];
        double height = plan.Share / (2 * Tunnelling.Decay);
        for (int i = 0; i < _defect.Length; i++)
        {
            double r = Math.Max(i * Step, 1e-3), end = Math.Clamp((Reach - r) / 3, 0, 1);
            foreach (double energy in energies.Where(e => state.WaveNumber(e) > 0.2))
            {
                double k = state.WaveNumber(energy);
                double damping = end * Math.Exp(-2 * r / plan.CoherenceLength) * Thermal(
                    r, state.Velocity(energy), plan.Temperature);
                double weight = height * damping / energies.Length;
                _defect[i] += (float)(weight * Round(k * Math.Max(r, Core), plan));
                double line = SpecialFunctions.Bessel(2 * k * r).J;
                _upper[i] -= (float)(weight * plan.UpperReflection * line);
                _lower[i] -= (float)(weight * plan.LowerReflection * line);
            }
        }
    }

    /// <summary>Of the ripples at the Fermi level, in nm.</summary>
    public double Period { get; }

    public double AroundDefect(double distance) => Look(_defect, distance);

    /// <param name="beyond">Distance on the lower side; negative on the upper.</param>
    public double BesideStep(double beyond) => beyond < 0 ? Look(_upper, -beyond) : Look(_lower, beyond);

    private static double Round(double x, StandingWavePlan plan)
    {
        var (j, y) = SpecialFunctions.Bessel(x);
        var (sin, cos) = Math.SinCos(2 * plan.PhaseShift);
        double real = (plan.Amplitude * cos - 1) / 2, imaginary = plan.Amplitude * sin / 2;
        // |J + t (J + iY)|² − J²
        double a = j + real * j - imaginary * y, b = imaginary * j + real * y;
        return a * a + b * b - j * j;
    }

    /// <summary>What the spread of energies at a temperature leaves of a ripple: ξ/sinh ξ with ξ = 2π kT r/ħv.</summary>
    private static double Thermal(double r, double velocity, double temperature)
    {
        double xi = 2 * Math.PI * BoltzmannEv * temperature * r / velocity;
        return xi < 1e-4 ? 1 : xi > 50 ? 0 : xi / Math.Sinh(xi);
    }

    private static double Look(float[] table, double distance)
    {
        double at = distance / Step;
        int i = (int)at;
        return i >= table.Length - 1 ? 0 : table[i] + (at - i) * (table[i + 1] - table[i]);
    }
}

/// <summary>What decides on standing waves besides the surface state.</summary>
public sealed record StandingWavePlan
{
    /// <summary>Bias in V, of the sample: energies up to here tunnel.</summary>
    public double Bias { get; init; } = 0.01;

    /// <summary>In kelvin.</summary>
    public double Temperature { get; init; } = 4.5;

    /// <summary>
    /// Share of the current that the surface state carries, about one half on noble metals (Jeandupeux, Bürgi, Hirstein, Brune
    /// and Kern, Phys. Rev. B 59, 15926 (1999)); 0: no waves.
    /// </summary>
    public double Share { get; init; } = 0.5;

    /// <summary>Phase shift of a defect in radians.</summary>
    public double PhaseShift { get; init; } = -1.4;

    /// <summary>What a defect keeps of the round wave's amplitude: 0 a black dot, 1 loses nothing.</summary>
    public double Amplitude { get; init; } = 0.5;

    /// <summary>
    /// Reflection of a step on its upper side (Bürgi, Jeandupeux, Hirstein, Brune and Kern, Phys. Rev. Lett. 81, 5370 (1998)).
    /// </summary>
    public double UpperReflection { get; init; } = 0.6;

    /// <summary>Reflection on its lower side, weaker.</summary>
    public double LowerReflection { get; init; } = 0.3;

    /// <summary>How far an electron goes before it loses its phase, in nm.</summary>
    public double CoherenceLength { get; init; } = 60;
}
