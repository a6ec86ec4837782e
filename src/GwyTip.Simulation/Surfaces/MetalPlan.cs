namespace GwyTip.Simulation;

/// <summary>A piece of a close-packed metal surface.</summary>
public abstract record MetalPlan : SurfacePlan
{
    /// <summary>
    /// Height of an adatom in nm before a tip blurs it: a fine tip then shows what is measured (Crommie et al. 1993, Fe on
    /// Cu(111): 0.9 Å).
    /// </summary>
    private const double AdatomHeight = 0.13;
    private const double AdatomWidth = 0.17;
    private const double VacancyDepth = 0.05;
    private const double VacancyWidth = 0.2;

    /// <summary>Angle of a close-packed row of atoms to the x axis, in degrees.</summary>
    public double LatticeAngle { get; init; }

    /// <summary>Single adatoms or small round molecules.</summary>
    public int Adatoms { get; init; }

    /// <summary>How high and wide they are against a metal adatom; molecules are lower and wider.</summary>
    public double AdatomScale { get; init; } = 1;

    /// <summary>Missing atoms.</summary>
    public int Vacancies { get; init; }

    public StandingWavePlan Waves { get; init; } = new();

    /// <summary>No two of the small things lie closer than this, in nm.</summary>
    protected const double LeastDistance = 1.1;

    private protected abstract double StepHeight { get; }

    private protected abstract double NeighbourDistance { get; }

    private protected abstract SurfaceState State { get; }

    internal override IReadOnlyList<ILayer> Build(double size, RandomSource random)
    {
        var edges = new StepEdges(Terraces);
        var places = new Scatter(size, LeastDistance, random.Branch(1));
        Vector[] adatoms = [.. places.Take(Adatoms)], vacancies = [.. places.Take(Vacancies)],
            others = [.. places.Take(OtherScatterers)];
        var lumps = Lumps.Build(size, random.Branch(2)).ToArray();
        var bumps = adatoms.Select(a => new Bump(AdatomHeight / AdatomScale, AdatomWidth * AdatomScale, a.X, a.Y))
            .Concat(vacancies.Select(v => new Bump(-VacancyDepth, VacancyWidth, v.X, v.Y)))
            .Concat(lumps);
        var layers = new List<ILayer>
        {
            new StepLayer(edges, StepHeight),
            new MetalAtomLayer(NeighbourDistance, LatticeAngle),
            new BumpLayer([.. bumps]),
        };
        if (Waves.Share > 0)
        {
            Vector[] scatterers = [.. adatoms, .. vacancies, .. others, .. lumps.Select(l => new Vector(l.X, l.Y))];
            layers.Add(new StandingWaveLayer(new StandingWaves(State, Waves), scatterers, edges));
        }
        layers.AddRange(Special(others, random.Branch(3)));
        return layers;
    }

    /// <summary>Things beside adatoms and vacancies that scatter.</summary>
    private protected virtual int OtherScatterers => 0;

    /// <summary>What only this metal has.</summary>
    private protected abstract IEnumerable<ILayer> Special(IReadOnlyList<Vector> others, RandomSource random);
}

/// <summary>A piece of Cu(111).</summary>
public sealed record CopperPlan : MetalPlan
{
    /// <summary>CO molecules.</summary>
    public int CarbonMonoxide { get; init; }

    private protected override double StepHeight => Copper111.StepHeight;

    private protected override double NeighbourDistance => Copper111.NeighbourDistance;

    private protected override SurfaceState State => Copper111.State;

    private protected override int OtherScatterers => CarbonMonoxide;

    private protected override IEnumerable<ILayer> Special(IReadOnlyList<Vector> others, RandomSource random) =>
        [new CarbonMonoxideLayer(others)];
}

/// <summary>A piece of Au(111) with its 22×√3 reconstruction.</summary>
public sealed record GoldPlan : MetalPlan
{
    /// <summary>Mean direction of the herringbone's ridges, in degrees from the x axis.</summary>
    public double HerringboneAngle { get; init; }

    /// <summary>Distance of elbows in nm.</summary>
    public double Elbows { get; init; } = 14;

    /// <summary>Corrugation of the herringbone against Barth's.</summary>
    public double Herringbone { get; init; } = 1;

    private protected override double StepHeight => Gold111.StepHeight;

    private protected override double NeighbourDistance => Gold111.NeighbourDistance;

    private protected override SurfaceState State => Gold111.State;

    private protected override IEnumerable<ILayer> Special(IReadOnlyList<Vector> others, RandomSource random)
    {
        var shift = new Vector(random.Between(0, Gold111.HerringbonePeriod), random.Between(0, 2 * Elbows));
        return [new HerringboneLayer(HerringboneAngle, Elbows, shift, Herringbone)];
    }
}
