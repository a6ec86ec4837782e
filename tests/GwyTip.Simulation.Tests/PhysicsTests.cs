namespace GwyTip.Simulation.Tests;

public class PhysicsTests
{
    [Fact]
    public void Distances_follow_from_the_cubic_cells()
    {
        const double Gold = 0.4078, Copper = 0.3615;
        Assert.Equal(Silicon100.DimerPeriod, Silicon100.CubicCell / Math.Sqrt(2), 1e-4);
        Assert.Equal(0.768, Silicon100.RowPeriod, 1e-9);
        Assert.Equal(Silicon100.StepHeight, Silicon100.CubicCell / 4, 1e-4);
        Assert.Equal(0.136, Silicon100.StepHeight, 5e-4);
        Assert.Equal(Gold111.NeighbourDistance, Gold / Math.Sqrt(2), 1e-4);
        Assert.Equal(Gold111.StepHeight, Gold / Math.Sqrt(3), 1e-4);
        Assert.Equal(Copper111.NeighbourDistance, Copper / Math.Sqrt(2), 1e-4);
        Assert.Equal(Copper111.StepHeight, Copper / Math.Sqrt(3), 1e-4);
        Assert.Equal(Gold111.HerringbonePeriod, 22 * Gold111.NeighbourDistance, 0.05);
        Assert.Equal(120, Gold111.ElbowAngle);
    }

    [Theory]
    [InlineData(0.38)]
    [InlineData(0.40)]
    [InlineData(0.41)]
    public void Standing_waves_on_copper_have_a_period_of_15_angstrom_at_the_Fermi_level(double mass)
    {
        Assert.Equal(1.5, new SurfaceState(Copper111.State.Onset, mass).StandingWavePeriod(0), 0.06);
        Assert.InRange(Copper111.State.MassRatio, 0.38, 0.41);
        Assert.Equal(-0.44, Copper111.State.Onset);
    }

    [Fact]
    public void Waves_get_longer_below_the_Fermi_level_and_end_at_the_onset()
    {
        Assert.True(Copper111.State.StandingWavePeriod(-0.3) > 1.5 * Copper111.State.StandingWavePeriod(0));
        Assert.Equal(0, Copper111.State.WaveNumber(-0.5));
        Assert.Equal(1.74, Gold111.State.StandingWavePeriod(0), 0.02);
    }

    [Fact]
    public void The_current_falls_by_about_a_decade_an_angstrom()
    {
        Assert.InRange(Math.Exp(2 * Tunnelling.Decay * 0.1), 8, 11);
    }

    [Theory]
    [InlineData(0.5, 0.768)]
    [InlineData(1.5, 1.5)]
    public void A_tip_blurs_as_Tersoff_and_Hamann_say(double radius, double period)
    {
        double wave = 2 * Math.PI / period, blur = Tunnelling.Blur(radius);
        Assert.Equal(Math.Exp(-wave * wave * radius / (4 * Tunnelling.Decay)), Math.Exp(-wave * wave * blur * blur / 2), 1e-12);
    }

    [Theory]
    [InlineData(0.5, 0.9384698072, -0.4445187335)]
    [InlineData(1, 0.7651976866, 0.0882569642)]
    [InlineData(2.9, -0.2243115458, 0.4079117692)]
    [InlineData(5, -0.1775967713, -0.3085176252)]
    [InlineData(20, 0.1670246643, 0.0626405968)]
    public void Bessel_functions_have_their_tabulated_values(double x, double j, double y)
    {
        var (first, second) = SpecialFunctions.Bessel(x);
        Assert.Equal(j, first, 2e-7);
        Assert.Equal(y, second, 2e-7);
    }

    [Fact]
    public void The_error_function_has_its_tabulated_values()
    {
        Assert.Equal(0.5204998778, SpecialFunctions.Erf(0.5), 2e-7);
        Assert.Equal(-0.8427007929, SpecialFunctions.Erf(-1), 2e-7);
        Assert.Equal(0.9953222650, SpecialFunctions.Erf(2), 2e-7);
        Assert.Equal(0.5, SpecialFunctions.NormalShare(0), 1e-7);
    }
}
