namespace GwyTip.Simulation;

/// <summary>A piece of H:Si(100)-2×1.</summary>
public sealed record SiliconPlan : SurfacePlan
{
    private const double DanglingBondHeight = 0.13;
    private const double DanglingBondWidth = 0.22;

    /// <summary>The angle of the dimer rows to the vertical, in degrees, on the highest terrace.</summary>
    public double RowAngle { get; init; }

    /// <summary>Silicon atoms in the scan that lost their hydrogen: bright.</summary>
    public int DanglingBonds { get; init; }

    /// <summary>Missing dimers in the scan: dark.</summary>
    public int Vacancies { get; init; }

    /// <summary>Charged atoms below the surface: each lifts or lowers what lies above it, over nanometres.</summary>
    public int Dopants { get; init; }

    /// <summary>How far a dopant lifts or lowers the surface at most, in nm.</summary>
    public double DopantHeight { get; init; } = 0.03;

    internal override IReadOnlyList<ILayer> Build(double size, RandomSource random)
    {
        var edges = new StepEdges(Terraces);
        DimerLattice[] lattices = [.. Enumerable.Range(0, edges.Count + 1).Select(t => new DimerLattice(
            RowAngle + 90 * (t % 2), random.Between(0, Silicon100.RowPeriod), random.Between(0, Silicon100.DimerPeriod)))];
        var bumps = Lumps.Build(size, random.Branch(1)).ToList();
        bumps.AddRange(Enumerable.Range(0, Dopants).Select(_ => new Bump(
            DopantHeight * random.Between(-1, 1), random.Between(0.6, 2), random.Between(-0.6, 0.6) * size,
            random.Between(-0.6, 0.6) * size)));
        for (int i = 0; i < DanglingBonds; i++)
        {
            var (dimer, lattice) = Choose(size, edges, lattices, random);
            var atom = lattice.Atom(dimer, random.Index(2) * 2 - 1);
            bumps.Add(new Bump(DanglingBondHeight, DanglingBondWidth, atom.X, atom.Y));
        }
        var missing = Enumerable.Range(0, Vacancies).Select(_ => Choose(size, edges, lattices, random)).Distinct().ToArray();
        return
        [
            new StepLayer(edges, Silicon100.StepHeight),
            new DimerLayer(edges, lattices),
            new MissingDimerLayer(missing),
            new BumpLayer(bumps),
        ];
    }

    /// <summary>A dimer inside the scan: one at the very edge would hardly show.</summary>
    private static (Vector, DimerLattice) Choose(double size, StepEdges edges, DimerLattice[] lattices, RandomSource random)
    {
        var place = new Vector(random.Between(-0.45, 0.45) * size, random.Between(-0.45, 0.45) * size);
        var lattice = lattices[edges.TerraceAt(place.X, place.Y)];
        return (lattice.Nearest(place), lattice);
    }
}
