namespace GwyTip.Simulation.Tests;

public class RandomSourceTests
{
    [Fact]
    public void It_is_the_published_SplitMix64()
    {
        var source = new RandomSource(1234567);
        Assert.Equal(6457827717110365317 / Math.Pow(2, 64), source.Uniform(), 1e-15);
        Assert.Equal(3203168211198807973 / Math.Pow(2, 64), source.Uniform(), 1e-15);
    }

    [Fact]
    public void Numbers_have_the_moments_that_they_promise()
    {
        var source = new RandomSource(2);
        const int Count = 100_000;
        Assert.Equal(0.5, Enumerable.Range(0, Count).Average(_ => source.Uniform()), 0.01);
        var normal = Enumerable.Range(0, Count).Select(_ => source.Normal()).ToArray();
        Assert.Equal(0, normal.Average(), 0.02);
        Assert.Equal(1, normal.Average(v => v * v), 0.03);
        Assert.Equal(3, normal.Average(v => v * v * v * v), 0.2);
        Assert.Equal(4, Enumerable.Range(0, Count).Average(_ => source.Exponential(4)), 0.1);
        Assert.Equal([0, 1, 2], Enumerable.Range(0, 100).Select(_ => source.Index(3)).Distinct().Order());
    }

    [Fact]
    public void Branches_go_their_own_ways()
    {
        var source = new RandomSource(3);
        static double[] First(RandomSource s) => [s.Uniform(), s.Uniform()];
        Assert.Equal(First(source.Branch(1)), First(source.Branch(1)));
        Assert.NotEqual(First(source.Branch(1)), First(source.Branch(2)));
        Assert.Equal(First(source.Branch("noise")), First(source.Branch("noise")));
        Assert.NotEqual(First(source.Branch("noise")), First(source.Branch("surface")));
    }
}
