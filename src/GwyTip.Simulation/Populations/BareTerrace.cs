namespace GwyTip.Simulation;

/// <summary>
/// A metal without anything on it but the waves of its surface state, which come from scatterers around the scan. Populations, whose scans show
/// tip states, have none of these, but microscopes do.
/// </summary>
public static class BareTerrace
{
    /// <summary>Hidden scatterers, fewest and most.</summary>
    private const double Fewest = 3, Most = 80;

    /// <param name="plan">A scan of a metal; of other surfaces it stays as it is.</param>
    public static ScanPlan Of(ScanPlan plan)
    {
        if (plan.Surface is not MetalPlan metal)
        {
            return plan;
        }
        var random = new RandomSource(plan.Seed).Branch(7);
        var bare = metal with
        {
            Adatoms = 0,
            Vacancies = 0,
            Lumps = new LumpPlan(),
            Hidden = (int)(Fewest * Math.Pow(Most / Fewest, random.Uniform())),
            Waves = metal.Waves with { Bias = 0.02 * (random.Uniform() - 0.5), Temperature = 4.5, Share = 0.3 + 0.5 * random.Uniform() },
        };
        return plan with { Surface = bare is CopperPlan copper ? copper with { CarbonMonoxide = 0 } : bare, Labels = [] };
    }
}
