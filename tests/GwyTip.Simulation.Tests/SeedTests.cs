namespace GwyTip.Simulation.Tests;

/// <summary>
/// Scans follow from seeds and names: what else can be simulated, and in which order it is listed, changes none of them.
/// </summary>
public class SeedTests
{
    [Fact]
    public void A_new_foreign_kind_changes_no_scan_of_another()
    {
        double[] listed = Heights(ForeignKind.All.Single(k => k.Name == "graphite"));

        Assert.Equal(listed, Heights(new NewKind("graphite")));
        Assert.NotEqual(listed, Heights(new NewKind("bismuth")));
    }

    /// <summary>
    /// These numbers stay whatever is added: a data set made today is made again with the next kind or surface.
    /// </summary>
    [Theory]
    [InlineData("graphite", 4.9186237489506937)]
    [InlineData("grains", 4.8787505424994997)]
    [InlineData("any-shapes", 31.472166963081172)]
    public void A_foreign_scan_has_the_size_that_it_had(string kind, double nanometres)
    {
        var scan = ForeignScans.Draw(ForeignKind.All.Single(k => k.Name == kind), seed: 3, number: 7);

        Assert.Equal(nanometres, scan.MetresPerPixelX * scan.Width * 1e9, 1e-9);
    }

    [Theory]
    [InlineData("si-h-100", 2060258205223785UL)]
    [InlineData("au-111", 3154066570553830UL)]
    [InlineData("cu-111", 6352403336366448UL)]
    public void A_scan_of_a_surface_has_the_seed_that_it_had(string surface, ulong seed)
    {
        var population = Population.ForSurface(surface);

        Assert.Equal(seed, population.Plan(7, session: 3, scan: 2, new ScanSize(null, null, population.UsualPixels),
            ParameterRanges.Training).Seed);
    }

    private static double[] Heights(ForeignKind kind) => Measure.Heights(ForeignScans.Draw(kind, seed: 5, number: 2));

    /// <summary>Graphite by any name, and in no list.</summary>
    private sealed class NewKind(string name) : ForeignKind(name, ForeignFamily.Atoms)
    {
        private readonly Graphite _graphite = new();

        internal override (double Smallest, double Largest) Edges => _graphite.Edges;

        internal override Func<double, double, double> Lay(Draw draw, double size, double pixel) =>
            _graphite.Lay(draw, size, pixel);
    }
}
