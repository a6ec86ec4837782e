using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Tests;

/// <summary>Members that look at the corners of a scan too say the mean of what they say of each view.</summary>
public sealed class ViewsTests : IDisposable
{
    private static readonly TinyNetwork _heights = new(new TinyState("rows", 3, 0, 0));
    private static readonly TinyNetwork _validity = new(new TinyState("rows", 0, 2, -1));

    private readonly TinyModels _models = new();

    public void Dispose() => _models.Dispose();

    private Ensemble Open(TinyNetwork member, int? views)
    {
        var bundle = _models.Add("si-h-100", [member]);
        _models.Write(bundle.Manifest with { Views = views });
        return Ensemble.Open(Bundle.Load(bundle.Folder), new ProviderChoice(Provider.Cpu));
    }

    private static double Confidence(Ensemble ensemble, Scan scan) => ensemble.Classify(scan).Report.States[0].Confidence;

    /// <summary>A hill at one side, so that no two views have the same mean height.</summary>
    private static Scan Lopsided() => new(
        [.. Enumerable.Range(0, 90 * 70).Select(i =>
            Math.Exp(-Math.Pow((i % 90 - 20) / 9.0, 2) - Math.Pow((i / 90 - 50) / 9.0, 2)) + 0.01 * Math.Sin(i))], 90, 70);

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(5)]
    public void A_member_says_the_mean_of_what_it_says_of_each_view(int? views)
    {
        var scan = Lopsided();
        const int Square = Preprocessing.ImageSize * Preprocessing.ImageSize;
        double[] expected = [.. Preprocessing.Images(scan, LineFlattening.Fit(scan), views ?? 1)
            .Chunk(Preprocessing.ImageChannels * Square)
            .Select(view => 1 / (1 + Math.Exp(-3 * view.Take(Square).Average(v => (double)v))))];
        Assert.Equal(views ?? 1, expected.Distinct().Count());
        using var ensemble = Open(_heights, views);
        Assert.Equal(expected.Average(), Confidence(ensemble, scan), 5);
    }

    [Fact]
    public void What_is_the_same_in_every_view_is_not_changed_by_them()
    {
        var scan = TestScans.Good();
        using var one = Open(_validity, null);
        double expected = Confidence(one, scan);
        using var several = Open(_validity, 5);
        Assert.Equal(expected, Confidence(several, scan), 6);
    }

    [Fact]
    public void A_batch_gives_what_its_scans_give_alone()
    {
        using var ensemble = Open(_heights, 5);
        Scan[] scans = [.. Enumerable.Range(0, 7)
            .Select(i => i == 4 ? new Scan(new double[32 * 32], 32, 32) : TestScans.Good(60 + i, 50, i))];
        var results = ensemble.ClassifyBatch(scans);
        Assert.NotNull(results[4].Error);
        Assert.All(scans.Index().Where(s => s.Index != 4), s => Assert.Equal(
            Confidence(ensemble, s.Item), results[s.Index].Classification!.Report.States[0].Confidence, 6));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public void Another_number_of_views_is_refused(int views)
    {
        var bundle = _models.Add("si-h-100", [_heights]);
        _models.Write(bundle.Manifest with { Views = views });
        var e = Assert.Throws<BundleException>(() => Bundle.Load(bundle.Folder));
        Assert.Equal(BundleProblem.BrokenManifest, e.Problem);
        Assert.Contains($"it asks for {views} views, not 1, 5", e.Message, StringComparison.Ordinal);
    }
}
