namespace GwyTip.Simulation;

/// <summary>A piece of H:Si(100)-2×1.</summary>
/// <param name="Plan">What was laid out.</param>
/// <param name="Features">All that a tip may see.</param>
public sealed record Surface(SurfacePlan Plan, IReadOnlyList<Feature> Features)
{
    /// <summary>Lays out the surface under a square scan.</summary>
    /// <param name="plan">What to lay out.</param>
    /// <param name="size">Edge of the scan in nm.</param>
    /// <param name="margin">How far the surface reaches beyond the scan, in nm.</param>
    /// <param name="random">Chooses phases and where the defects are.</param>
    public static Surface Build(SurfacePlan plan, double size, double margin, RandomSource random)
    {
        double reach = size / 2 + margin;
        var dimers = new List<Dimer>();
        for (int terrace = 0; terrace <= plan.Steps.Count; terrace++)
        {
            dimers.AddRange(Dimer.Lattice(plan.RowAngleOf(terrace), reach, random.Uniform(), random.Uniform())
                .Where(d => plan.TerraceAt(d.X, d.Y) == terrace));
        }
        // A defect at the very edge would hardly be in the scan.
        var inside = dimers.Where(d => Math.Max(Math.Abs(d.X), Math.Abs(d.Y)) < 0.45 * size).ToArray();
        var missing = Choose(inside, plan.Vacancies, random);
        var broken = Choose(inside, plan.DanglingBonds, random);
        var features = dimers.SelectMany(d => FeaturesOf(d, missing.Contains(d), broken.Contains(d))).ToList();
        for (int i = 0; i < plan.Adsorbates; i++)
        {
            double x = random.Between(-size / 2, size / 2), y = random.Between(-size / 2, size / 2);
            features.Add(new Feature(FeatureKind.Adsorbate, x, y));
        }
        return new Surface(plan, features);
    }

    private static Feature[] FeaturesOf(Dimer dimer, bool missing, bool broken)
    {
        if (missing)
        {
            return [new Feature(FeatureKind.Vacancy, dimer.X, dimer.Y)];
        }
        var (left, right) = dimer.Atoms;
        return
        [
            new Feature(FeatureKind.Bond, dimer.X, dimer.Y),
            new Feature(FeatureKind.AtomLeft, left.X, left.Y),
            new Feature(broken ? FeatureKind.DanglingBond : FeatureKind.AtomRight, right.X, right.Y),
        ];
    }

    private static HashSet<Dimer> Choose(Dimer[] from, int count, RandomSource random)
    {
        var chosen = new HashSet<Dimer>();
        while (chosen.Count < Math.Min(count, from.Length))
        {
            chosen.Add(from[random.Index(from.Length)]);
        }
        return chosen;
    }
}
