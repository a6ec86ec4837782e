namespace GwyTip.Simulation;

/// <summary>A two-dimensional band of electrons at a surface: a parabola.</summary>
/// <param name="Onset">Its lowest energy in eV, from the Fermi level.</param>
/// <param name="MassRatio">Effective mass over the free electron's.</param>
public sealed record SurfaceState(double Onset, double MassRatio)
{
    /// <summary>ħ²/m of the free electron in eV nm² (CODATA 2018).</summary>
    private const double HBarSquaredOverMass = 0.0761996;

    /// <summary>Wave number in 1/nm at an energy in eV from the Fermi level; 0 below the onset.</summary>
    public double WaveNumber(double energy) => Math.Sqrt(Math.Max(0, 2 * MassRatio * (energy - Onset) / HBarSquaredOverMass));

    /// <summary>Period of the standing waves in nm: the density of states repeats twice an electron wave, π/k.</summary>
    public double StandingWavePeriod(double energy) => Math.PI / WaveNumber(energy);

    /// <summary>ħ times the group velocity at an energy, in eV nm.</summary>
    public double Velocity(double energy) => HBarSquaredOverMass * WaveNumber(energy) / MassRatio;
}
