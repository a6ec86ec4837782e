namespace GwyTip.Simulation;

/// <summary>Draws what lies on a metal surface.</summary>
internal sealed class MetalScene(Draw draw, double size, bool gold, SessionTraits traits)
{
    /// <summary>More molecules than these are a layer, not single ones.</summary>
    private const int MostAtoms = 160;

    /// <param name="atoms">Single adatoms or molecules.</param>
    /// <param name="impurities">Lumps.</param>
    /// <param name="steps">Steps between terraces.</param>
    /// <param name="reach">How far apart, nm, a tip shows one thing: they lie thinly enough for pairs to be seen.</param>
    public SurfacePlan Make(bool atoms = false, bool impurities = false, bool steps = false, double reach = 0)
    {
        int most = reach > 0 ? Math.Max(4, (int)Math.Pow(size / (2.5 * reach), 2)) : MostAtoms;
        int things = atoms ? Math.Clamp((int)(size * size * draw.Log(0.004, 0.1)), 3, Math.Min(most, MostAtoms)) : 0;
        var lumps = impurities
            ? new LumpPlan
            {
                Count = draw.Count(2, 5 + (int)Math.Min(20, size / 4)),
                Height = draw.Log(0.06, 0.6),
                Width = draw.In(0.3, 0.3 + 0.02 * size),
            }
            : new LumpPlan();
        var terraces = steps ? Steps() : new Terraces();
        int vacancies = draw.Chance(0.1) ? draw.Count(1, 4) : 0;
        double scale = draw.Chance(0.4) ? draw.In(1.1, 1.9) : 1;
        if (gold)
        {
            return new GoldPlan
            {
                LatticeAngle = traits.Angle,
                HerringboneAngle = traits.Angle + 30 + 60 * draw.Count(0, 2),
                Elbows = draw.Chance(0.7) ? draw.In(7, 25) : 500,
                Herringbone = draw.In(0.5, 1.5),
                Adatoms = things,
                AdatomScale = scale,
                Vacancies = vacancies,
                Terraces = terraces,
                Lumps = lumps,
                Waves = traits.Waves,
            };
        }
        // On copper the single things are CO molecules as often as adatoms.
        double carbonMonoxide = draw.Pick((0.0, 2), (1.0, 3), (draw.Share(), 1));
        int molecules = (int)Math.Round(carbonMonoxide * things);
        return new CopperPlan
        {
            LatticeAngle = traits.Angle,
            CarbonMonoxide = molecules,
            Adatoms = things - molecules,
            AdatomScale = scale,
            Vacancies = vacancies,
            Terraces = terraces,
            Lumps = lumps,
            Waves = traits.Waves,
        };
    }

    private Terraces Steps() => new()
    {
        Steps = [.. Enumerable.Range(0, draw.Count(1, 4)).Select(_ => draw.Share(-0.45, 0.45) * size).Order()],
        Angle = draw.Angle(),
        Wander = draw.Chance(0.8) ? draw.In(0.1, 0.06 * size) : 0,
        WanderLength = draw.In(0.15, 0.8) * size,
        Seed = draw.Seed(),
    };
}
