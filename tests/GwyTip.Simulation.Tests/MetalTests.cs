namespace GwyTip.Simulation.Tests;

public class MetalTests
{
    private static readonly StandingWavePlan NoWaves = new() { Share = 0 };

    private static ScanPlan Plan(SurfacePlan surface, double size = 30, int pixels = 100) => new()
    {
        Seed = 3,
        Size = size,
        Pixels = pixels,
        Surface = surface,
        Tip = new Tip { Apices = [new(0.8)] },
        Noise = new ScanNoise(),
    };

    [Fact]
    public void Steps_are_2_355_and_2_087_angstrom_high()
    {
        var terraces = new Terraces { Steps = [0] };
        var gold = new GoldPlan { Terraces = terraces, Waves = NoWaves, Herringbone = 0 };
        var copper = new CopperPlan { Terraces = terraces, Waves = NoWaves };
        Assert.Equal(0.2355, Measure.StepDown(Simulator.Run(Plan(gold)).Scan, 30), 1e-3);
        Assert.Equal(0.2087, Measure.StepDown(Simulator.Run(Plan(copper)).Scan, 30), 1e-3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void The_herringbone_repeats_after_63_angstrom_and_is_a_fifth_of_an_angstrom_high(double angle)
    {
        var plan = Plan(new GoldPlan { HerringboneAngle = angle, Elbows = 1000, Waves = NoWaves }, size: 60, pixels: 150);
        var scan = Simulator.Run(plan).Scan;
        Assert.Equal(6.3, new Spectrum(scan).Strongest(5, 8).Period, 0.15);
        double[] heights = Measure.Heights(scan);
        Assert.InRange(heights.Max() - heights.Min(), 0.014, 0.023);
    }

    [Fact]
    public void Domains_of_the_herringbone_meet_at_120_degrees()
    {
        // The elbow between two domains lies somewhere; far from it on either side is one domain.
        var plan = Plan(new GoldPlan { HerringboneAngle = 90, Elbows = 30, Waves = NoWaves }, size: 60, pixels: 150);
        var scan = Simulator.Run(plan).Scan;
        double[] directions = [.. Enumerable.Range(0, 6).Select(i => -30.0 + 10 * i)
            .Select(y => new Spectrum(scan, (_, at) => at > y && at < y + 10)
                .Strongest(2.9, 3.4, direction: 0, around: 60).Direction)];
        Assert.Contains(directions, d => Math.Abs(d - 30) < 4);
        Assert.Contains(directions, d => Math.Abs(d + 30) < 4);
    }

    [Fact]
    public void Beside_a_step_on_copper_the_density_of_states_ripples()
    {
        var ripples = new StandingWaves(Copper111.State, new StandingWavePlan());
        double[] upper = [.. Enumerable.Range(0, 1000).Select(i => ripples.BesideStep(-0.01 * i))];
        double[] lows = [.. Enumerable.Range(1, 998).Where(i => upper[i] < upper[i - 1] && upper[i] < upper[i + 1])
            .Select(i => 0.01 * i)];
        // The first ones lie a little closer, as the maxima of a Bessel function do.
        Assert.All(lows.Skip(1).Zip(lows.Skip(2)), p => Assert.Equal(1.48, p.Second - p.First, 0.06));
        Assert.True(lows.Length >= 5);
        Assert.True(Math.Abs(ripples.BesideStep(2)) < Math.Abs(ripples.BesideStep(-2)));
    }

    [Fact]
    public void Ripples_in_a_scan_have_the_period_of_the_surface_state()
    {
        var still = new StandingWavePlan { Share = 0.6, CoherenceLength = 300 };
        var plan = Plan(new CopperPlan { Terraces = new Terraces { Steps = [-15] }, Waves = still }, size: 24, pixels: 120);
        var copper = new CopperPlan { Terraces = new Terraces { Steps = [-12] }, Waves = still };
        var spectrum = new Spectrum(Simulator.Run(plan with { Surface = copper }).Scan, (x, _) => x is > -10 and < 0);
        var (period, direction) = spectrum.Strongest(1.1, 2.2, direction: 0, around: 20);
        Assert.Equal(1.48, period, 0.1);
        Assert.Equal(0, direction, 2.0);
    }

    [Fact]
    public void Ripples_decay_with_distance_temperature_and_lost_coherence()
    {
        double Strength(StandingWavePlan plan, double from, double to)
        {
            var ripples = new StandingWaves(Copper111.State, plan);
            return Enumerable.Range(0, 300).Max(i => Math.Abs(ripples.AroundDefect(from + i * (to - from) / 300)));
        }
        var cold = new StandingWavePlan();
        double near = Strength(cold, 2, 4), far = Strength(cold, 5, 7);
        Assert.InRange(near / far, 1.3, 4);
        Assert.InRange(Strength(cold with { Temperature = 300 }, 5, 7) / far, 0, 0.5);
        Assert.InRange(Strength(cold with { CoherenceLength = 10 }, 5, 7) / far, 0.2, 0.6);
        // Four tenths of a volt mix many wavelengths.
        Assert.InRange(Strength(cold with { Bias = -0.4 }, 5, 7) / far, 0, 0.7);
    }

    [Fact]
    public void Carbon_monoxide_is_dark_through_a_metal_tip_and_bright_in_the_middle_through_its_like()
    {
        var plan = Plan(new CopperPlan { CarbonMonoxide = 1, Waves = NoWaves }, size: 10);
        double[] metal = Measure.Heights(plan),
            molecule = Measure.Heights(plan with { Tip = plan.Tip with { CarbonMonoxide = true } });
        int at = Array.IndexOf(metal, metal.Min());
        Assert.InRange(metal[at], -0.06, -0.02);
        Assert.Equal(0, metal.Max(), 1e-4);
        Assert.True(molecule[at] > 0);
        Assert.True(molecule.Min() < -0.005);
    }

    [Fact]
    public void A_double_tip_shows_an_adatom_twice_and_a_triple_three_times()
    {
        var plan = Plan(new CopperPlan { Adatoms = 1, Waves = NoWaves }, size: 16);
        // One in the middle part of the scan, so that all of its images are in it.
        plan = Enumerable.Range(1, 100).Select(seed => plan with { Seed = (ulong)seed }).First(p =>
        {
            double[] heights = Measure.Heights(p);
            int highest = Array.IndexOf(heights, heights.Max());
            return heights[highest] > 0.02 && highest % 100 is > 35 and < 65 && highest / 100 is > 35 and < 65;
        });
        int Seen(params Apex[] apices)
        {
            double[] heights = Measure.Heights(plan with { Tip = new Tip { Apices = apices } });
            double ground = heights.Min();
            return Measure.Peaks(heights, 100, ground + 0.02);
        }
        Assert.Equal(1, Seen(new Apex(0.8)));
        Assert.Equal(2, Seen(new Apex(0.8), new Apex(0.8, 2, 1, 0.005)));
        Assert.Equal(3, Seen(new Apex(0.8), new Apex(0.8, 2, 1, 0.005), new Apex(0.8, -1.5, 2, 0.01)));
        // An apex a nanometre further back carries no current.
        Assert.Equal(1, Seen(new Apex(0.8), new Apex(0.8, 2, 1, 1)));
    }

    [Fact]
    public void Two_apices_over_a_plane_stand_higher_by_the_logarithm_of_two()
    {
        var plan = Plan(new CopperPlan { Waves = NoWaves });
        double[] heights = Measure.Heights(plan with { Tip = new Tip { Apices = [new(1), new(1, 2)] } });
        Assert.All(heights, h => Assert.Equal(Math.Log(2) / (2 * Tunnelling.Decay), h, 1e-4));
    }

    [Fact]
    public void Atoms_of_a_metal_show_where_tip_and_pixels_are_fine_enough()
    {
        double Range(double size, double corrugation)
        {
            double[] heights = Measure.Heights(
                Plan(new CopperPlan { Waves = NoWaves }, size) with { Tip = new Tip { MetalAtoms = corrugation } });
            return heights.Max() - heights.Min();
        }
        Assert.InRange(Range(3, 0.01), 0.009, 0.0101);
        Assert.Equal(0, Range(30, 0.01));
        var close = Simulator.Run(Plan(new CopperPlan { Waves = NoWaves, LatticeAngle = 10 },
            4) with
        { Tip = new Tip { MetalAtoms = 0.01 } }).Scan;
        Assert.Equal(Copper111.NeighbourDistance * Math.Sqrt(3) / 2, new Spectrum(close).Strongest(0.19, 0.26).Period, 0.004);
    }

    /// <summary>Crommie, Lutz and Eigler, Science 262, 218 (1993): iron on Cu(111) stands 0.9 Å high.</summary>
    [Fact]
    public void A_fine_tip_shows_an_adatom_as_high_as_it_is_measured()
    {
        double[] heights = Measure.Heights(
            Plan(new CopperPlan { Adatoms = 1, Waves = NoWaves }, 10) with { Tip = new Tip { Apices = [new(0.6)] } });
        Assert.InRange(heights.Max() - heights.Min(), 0.08, 0.1);
    }

    [Fact]
    public void A_blunter_tip_shows_an_adatom_wider()
    {
        int Area(double radius)
        {
            double[] heights = Measure.Heights(
                Plan(new CopperPlan { Adatoms = 1, Waves = NoWaves }, 10) with { Tip = new Tip { Apices = [new(radius)] } });
            return heights.Count(h => h > heights.Max() / 2);
        }
        Assert.True(Area(0.5) < Area(2) && Area(2) < Area(6));
    }
}
