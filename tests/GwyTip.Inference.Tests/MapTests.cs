using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;

namespace GwyTip.Tests;

public sealed class MapTests : IDisposable
{
    private const int Width = 90, Lines = 70, Side = Preprocessing.ImageSize;

    private readonly TinyModels _models = new();
    private readonly Scan _scan = TestScans.Good(Width, Lines);

    public void Dispose() => _models.Dispose();

    /// <summary>
    /// The tiny network's features are the image, so its evidence for a state told by height is the image's bright part.
    /// </summary>
    [Fact]
    public void The_map_is_weights_times_features()
    {
        float[] image = Preprocessing.Compute(_scan)[Preprocessing.Image].Values;
        int rows = (int)Math.Round(128.0 * Lines / Width);
        double[] squares = [.. image.Take(128 * rows).Select(h => Math.Max(0, 3.0 * h))];

        double[] map = Values(Open([new(new TinyState("rows", 3, 0, 0))]).Map(_scan, "rows"));

        // Pixel (x, y) of the scan lies at ((x + 0.5) × 128 / 90 − 0.5, …) of the square; (22, 17) nearly on (31.5, 24.5) of it.
        double expected = (squares[24 * 128 + 31] + squares[24 * 128 + 32] + squares[25 * 128 + 31]
            + squares[25 * 128 + 32]) / 4 / squares.Max();
        Assert.Equal(expected, map[17 * Width + 22], 0.02);
        Assert.All(map, v => Assert.InRange(v, 0, 1));
    }

    [Fact]
    public void Only_members_that_know_the_state_are_asked()
    {
        var ensemble = Open(
            [new(TinyState.Always("atoms", 0.9)), new(new TinyState("rows", 0, 2, -1), TinyState.Always("atoms", 0.1))]);

        Assert.All(Values(ensemble.Map(_scan, "rows")), v => Assert.Equal(1, v, 6));
        Assert.All(Values(ensemble.Map(_scan, "atoms")), v => Assert.Equal(0, v));
    }

    /// <summary>Behind a maximum no weight belongs to a place: the energy, height² + validity², stands for every state.</summary>
    [Fact]
    public void Without_average_pooling_the_map_is_the_energy_of_the_features()
    {
        var ensemble = Open([new(new TinyState("rows", 3, 0, 0), new TinyState("atoms", -3, 1, 0)) { Averages = false }]);

        double[] rows = Values(ensemble.Map(_scan, "rows"));

        Assert.Equal(rows, Values(ensemble.Map(_scan, "atoms")));
        Assert.Equal(1, rows.Max(), 9);
        Assert.InRange(rows.Min(), 0.4, 0.6); // 1 where the height is 0, 2 where it is ±1
    }

    [Fact]
    public void A_state_that_is_none_is_named_with_those_that_are()
    {
        var ensemble = Open(TinyModels.TwoMembers);

        Assert.Equal(
            "si-h-100 has no state 'atoms'; it has: rows, tip_change",
            Assert.Throws<StateException>(() => ensemble.Map(_scan, "atoms")).Message);
    }

    [Theory]
    [MemberData(nameof(TestScans.Problems), MemberType = typeof(TestScans))]
    public void A_scan_that_cannot_be_judged_says_why(string code)
    {
        var (heights, width, lines) = TestScans.Bad(code);

        Assert.Equal(
            code,
            Assert.Throws<ScanException>(() => Open(TinyModels.TwoMembers).Map(new Scan(heights, width, lines), "rows")).Code);
    }

    [Fact]
    public void The_shipped_networks_show_where_they_look()
    {
        var bundle = Bundle.Load(Repository.PathTo("models", "si-h-100"));
        using var ensemble = Ensemble.Open(bundle, new ProviderChoice(Provider.Cpu));
        var state = ensemble.Classify(_scan).Report.States.Where(s => s.State.Name != TipState.TipChange)
            .MaxBy(s => s.Confidence)!;

        double[] map = Values(ensemble.Map(_scan, state.State.Name));

        Assert.All(map, v => Assert.InRange(v, 0, 1));
        Assert.InRange(map.Max(), 0.3, 1);
        Assert.True(map.Max() - map.Min() > 0.05, "it looks at the same strength everywhere");
    }

    /// <summary>Half of a scan with rows, half of one without: the evidence for either lies where it is.</summary>
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void The_shipped_networks_look_at_the_half_that_shows_the_state(bool sideways, bool defectFirst)
    {
        using var ensemble = Ensemble.Open(
            Bundle.Load(Repository.PathTo("models", "si-h-100")), new ProviderChoice(Provider.Cpu));
        double[] rows = Sample("si-h-100-rows.gwy"), defect = Sample("si-h-100-defect.gwy");
        bool IsDefect(int x, int y) => (sideways ? x < Side / 2 : y < Side / 2) == defectFirst;
        double Height(int x, int y) => (IsDefect(x, y) ? defect : rows)[y * Side + x];
        double[] heights = [.. Enumerable.Range(0, Side * Side).Select(i => Height(i % Side, i / Side))];

        double Share(string state)
        {
            var map = Values(ensemble.Map(new Scan(heights, Side, Side), state)).Index();
            var there = map.ToLookup(v => IsDefect(v.Index % Side, v.Index / Side), v => v.Item);
            return there[true].Sum() / (there[true].Sum() + there[false].Sum());
        }

        // Measured: 0.93 and more, 0.15 and less.
        Assert.InRange(Share("generic_defect"), 0.8, 1);
        Assert.InRange(Share("rows"), 0, 0.25);
    }

    /// <summary>Heights of a sample, scaled to the same spread: in the file a defect is ten times as high as a row.</summary>
    private static double[] Sample(string name)
    {
        var scan = Assert.Single(ScanFile.Read(Repository.PathTo("samples", name))).Scan;
        float[] scaled = Preprocessing.Compute(scan)[Preprocessing.Image].Values;
        return [.. Enumerable.Range(0, Side * Side).Select(i => 1e-10 * scaled[i])];
    }

    [Fact]
    public void The_shipped_line_networks_look_at_no_place()
    {
        using var ensemble = Ensemble.Open(
            Bundle.Load(Repository.PathTo("models", "si-h-100")), new ProviderChoice(Provider.Cpu));

        Assert.Contains(
            "no map", Assert.Throws<StateException>(() => ensemble.Map(_scan, TipState.TipChange)).Message,
            StringComparison.Ordinal);
    }

    private Ensemble Open(TinyNetwork[] members) =>
        Ensemble.Open(_models.Add("si-h-100", members), new ProviderChoice(Provider.Cpu));

    private static double[] Values(ScanMap map)
    {
        var values = new double[map.Width * map.Lines];
        for (int y = 0; y < map.Lines; y++)
        {
            map.Line(y, values.AsSpan(y * map.Width, map.Width));
        }
        return values;
    }
}
