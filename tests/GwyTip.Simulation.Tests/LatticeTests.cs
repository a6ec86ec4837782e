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
        Surface = new SiliconPlan { RowAngle = angle, DanglingBonds = 1, Vacancies = 1 },
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
        foreach (var tip in (Tip[])[Tip.Dimers, Tip.AsymmetricDimers, Tip.SharpAtoms])
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
            new Spectrum(Simulator.Run(Plan(tip, 20, 1)).Scan).Amplitude(Silicon100.DimerPeriod, direction);
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
        double[] Heights(Tip tip) => [.. DimerLattice.Bumps(tip).OrderBy(b => b.X).Select(b => b.Height)];
        double[] unlike = Heights(Tip.AsymmetricDimers), alike = Heights(Tip.SharpAtoms);
        Assert.Equal((1 + Tip.AsymmetricDimers.Asymmetry) / (1 - Tip.AsymmetricDimers.Asymmetry), unlike[0] / unlike[^1], 1e-9);
        Assert.Equal(alike[0], alike[^1]);
    }

    [Fact]
    public void A_sum_of_waves_is_the_sum_of_the_dimers()
    {
        var tip = Tip.SharpAtoms;
        double blur = Tunnelling.Blur(tip.Apices[0].Radius);
        var lattice = new DimerLattice(33, 0.1, 0.2);
        Canvas waves = new(0.05, 1), bumps = new(0.05, 1);
        new DimerLayer(new StepEdges(new Terraces()), [lattice]).AddTo(waves, tip, blur);
        for (int row = -8; row <= 8; row++)
        {
            for (int dimer = -16; dimer <= 16; dimer++)
            {
                var (x, y) = lattice.Turn(row * Silicon100.RowPeriod + 0.1, dimer * Silicon100.DimerPeriod + 0.2);
                foreach (var bump in DimerLattice.Bumps(tip))
                {
                    double width = Math.Sqrt(bump.Width * bump.Width + blur * blur);
                    var (dx, dy) = lattice.Turn(bump.X, 0);
                    bumps.AddBump(bump.Height * bump.Width * bump.Width / (width * width), width, x + dx, y + dy);
                }
            }
        }
        double mean = bumps.Row(20).ToArray().Concat(bumps.Row(21).ToArray()).Average();
        double[] difference = [.. Enumerable.Range(5, waves.Cells - 10)
            .SelectMany(j => Enumerable.Range(5, waves.Cells - 10), (j, i) => bumps.Row(j)[i] - waves.Row(j)[i])];
        // The waves lack the lattice's mean, and nothing else.
        Assert.True(mean > 0.005);
        Assert.InRange(difference.Max() - difference.Min(), 0, 2e-4);
    }

    [Fact]
    public void A_step_is_0_1358_nm_high_and_turns_the_rows_by_90_degrees()
    {
        var plan = Plan(Tip.Rows, 15, seed: 2) with
        {
            Size = 16,
            Pixels = 96,
            Surface = new SiliconPlan { RowAngle = 15, Terraces = new Terraces { Steps = [0] } },
        };
        var scan = Simulator.Run(plan).Scan;
        Assert.Equal(0.1358, Measure.StepDown(scan, 16), 0.1358 * 0.03);

        var upper = new Spectrum(scan, (x, _) => x < -1).Strongest(0.7, 0.85);
        var lower = new Spectrum(scan, (x, _) => x > 1).Strongest(0.7, 0.85);
        Assert.Equal(15, upper.Direction, 2.0);
        Assert.Equal(105, lower.Direction, 2.0);
    }

    [Fact]
    public void Dangling_bonds_are_bright_and_missing_dimers_dark()
    {
        double[] With(int dangling, int missing) => Measure.Heights(Plan(Tip.SharpAtoms, 0, 7) with
        {
            Noise = new ScanNoise(),
            Surface = new SiliconPlan { DanglingBonds = dangling, Vacancies = missing },
        });
        double[] perfect = With(0, 0);
        Assert.True(With(1, 0).Max() > perfect.Max() + 0.03);
        Assert.True(With(0, 1).Min() < perfect.Min() - 0.02);
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(0.9)]
    public void What_is_finer_than_two_pixels_is_left_out(double pixel)
    {
        // Rows along x and y, so that no wave of the lattice has a smaller component than 2π/7.68 Å.
        var heights = Measure.Heights(new ScanPlan
        {
            Size = 60 * pixel,
            Pixels = 60,
            Tip = Tip.SharpAtoms,
            Surface = new SiliconPlan(),
            Noise = new ScanNoise(),
        });
        Assert.All(heights, h => Assert.Equal(0, h));
    }

    [Fact]
    public void Drift_along_x_leans_the_rows()
    {
        var scan = Simulator.Run(Plan(Tip.Rows, 0, 3) with { Motion = new Motion { Drift = new Vector(1.6, 0) } }).Scan;
        var (_, direction) = new Spectrum(scan).Strongest(0.6, 1.0);
        // The sample moved by a fifth of the scan's height from the first line to the last.
        Assert.InRange(Math.Abs(direction - Math.Atan(1.6 / 8) * 180 / Math.PI), 0, 1.5);
    }
}
