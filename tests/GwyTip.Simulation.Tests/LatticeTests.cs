namespace GwyTip.Simulation.Tests;

public class LatticeTests
{
    private static readonly ScanNoise Still = new() { White = 0.001, Pink = 0.001 };

    private static ScanPlan Plan(Tip tip, double angle, ulong seed) => new()
    {
        Seed = seed,
        Size = 8,
        Pixels = 64,
        Tip = tip,
        Surface = new SurfacePlan { RowAngle = angle, DanglingBonds = 1, Vacancies = 1 },
        Noise = Still,
    };

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(-42)]
    [InlineData(81)]
    public void Rows_are_0_768_nm_apart_and_run_as_planned(double angle)
    {
        var spectrum = new Spectrum(Simulator.Run(Plan(Tip.Rows, angle, seed: 3)).Scan);
        var (period, direction) = spectrum.Strongest(0.6, 1.0);
        Assert.Equal(0.768, period, 0.768 * 0.02);
        Assert.InRange(Math.Abs((direction - angle + 270) % 180 - 90), 0, 2);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(-35)]
    public void Dimers_are_0_384_nm_apart_along_the_rows(double angle)
    {
        foreach (var tip in (Tip[])[Tip.Dimers, Tip.SharpAtoms])
        {
            var spectrum = new Spectrum(Simulator.Run(Plan(tip, angle, seed: 5)).Scan);
            var (period, direction) = spectrum.Strongest(0.34, 0.43, direction: angle + 90, around: 8);
            Assert.Equal(0.384, period, 0.384 * 0.02);
            Assert.Equal(angle + 90, direction, 2.0);
        }
    }

    [Fact]
    public void A_tip_that_sees_rows_sees_no_dimers_and_a_tip_that_sees_dimers_sees_no_atoms()
    {
        double Amplitude(Tip tip, double direction) =>
            new Spectrum(Simulator.Run(Plan(tip, 20, 1)).Scan).Amplitude(SiliconLattice.DimerPeriod, direction);
        double Along(Tip tip) => Amplitude(tip, 110);
        // The second harmonic across the rows is there only where a dimer is two bumps.
        double Across(Tip tip) => Amplitude(tip, 20);
        Assert.InRange(Along(Tip.Rows) / Along(Tip.Dimers), 0, 0.15);
        Assert.InRange(Along(Tip.Blunt) / Along(Tip.Dimers), 0, 0.05);
        Assert.InRange(Across(Tip.Dimers) / Across(Tip.SharpAtoms), 0, 0.3);
    }

    [Fact]
    public void The_two_atoms_of_a_dimer_look_alike_only_without_asymmetry()
    {
        double right = Tip.Dimers.Image(FeatureKind.AtomRight)[0].Height, left = Tip.Dimers.Image(FeatureKind.AtomLeft)[0].Height;
        Assert.Equal((1 + Tip.Dimers.Asymmetry) / (1 - Tip.Dimers.Asymmetry), left / right, 1e-9);
        Assert.Equal(Tip.SharpAtoms.Image(FeatureKind.AtomLeft), Tip.SharpAtoms.Image(FeatureKind.AtomRight));
    }

    [Fact]
    public void A_second_apex_images_everything_twice()
    {
        var bumps = (Tip.Rows with { SecondApex = (0.5, -0.2, 0.25) }).Image(FeatureKind.Bond);
        Assert.Equal(2, bumps.Count);
        Assert.Equal(bumps[0] with { Height = bumps[0].Height / 4, X = 0.5, Y = -0.2 }, bumps[1]);
    }

    [Fact]
    public void A_step_is_0_1358_nm_high_and_turns_the_rows_by_90_degrees()
    {
        var plan = Plan(Tip.Rows, 15, seed: 2) with
        {
            Size = 16,
            Pixels = 96,
            Surface = new SurfacePlan { RowAngle = 15, Steps = [0], StepAngle = 0 },
        };
        var scan = Simulator.Run(plan).Scan;

        double Mean(Func<double, bool> inside) => Enumerable.Range(0, scan.Lines)
            .SelectMany(y => scan.Line(y).ToArray().Where((_, x) => inside((x + 0.5) / 6 - 8))).Average() * 1e9;
        Assert.Equal(0.1358, Mean(x => x < -1) - Mean(x => x > 1), 0.1358 * 0.03);

        var upper = new Spectrum(scan, (x, _) => x < -1).Strongest(0.7, 0.85);
        var lower = new Spectrum(scan, (x, _) => x > 1).Strongest(0.7, 0.85);
        Assert.Equal(15, upper.Direction, 2.0);
        Assert.Equal(105, lower.Direction, 2.0);
    }

    [Fact]
    public void Dangling_bonds_are_bright_and_missing_dimers_dark()
    {
        ScanPlan With(int dangling, int missing) => Plan(Tip.SharpAtoms, 0, 7) with
        {
            Noise = new ScanNoise(),
            Surface = new SurfacePlan { DanglingBonds = dangling, Vacancies = missing },
        };
        double[] Heights(ScanPlan plan)
        {
            var scan = Simulator.Run(plan).Scan;
            return [.. Enumerable.Range(0, scan.Lines).SelectMany(y => scan.Line(y).ToArray()).Select(h => h * 1e9)];
        }
        var perfect = Heights(With(0, 0));
        Assert.True(Heights(With(1, 0)).Max() > perfect.Max() + 0.03);
        Assert.True(Heights(With(0, 1)).Min() < perfect.Min() - 0.03);
    }
}
