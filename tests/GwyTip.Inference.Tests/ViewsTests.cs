using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Tests;

/// <summary>Members that look at mirrored views of the image say the mean of what they say of each.</summary>
public sealed class ViewsTests : IDisposable
{
    /// <summary>Sees the upper left quarter of the image, and the whole of it.</summary>
    private static readonly TinyNetwork _corner = new(new TinyState("rows", 3, 0, 0)) { SeesCornerOnly = true };
    private static readonly TinyNetwork _whole = new(new TinyState("rows", 3, 2, -1));

    private readonly TinyModels _models = new();

    public void Dispose() => _models.Dispose();

    private Ensemble Open(TinyNetwork member, int? views)
    {
        var bundle = _models.Add("si-h-100", [member]);
        _models.Write(bundle.Manifest with { Views = views });
        return Ensemble.Open(Bundle.Load(bundle.Folder), new ProviderChoice(Provider.Cpu));
    }

    private static double Confidence(Ensemble ensemble, Scan scan) => ensemble.Classify(scan).Report.States[0].Confidence;

    /// <summary>What the member says of each quarter: upper left, upper right, lower left, lower right.</summary>
    private static double[] OfQuarters(Scan scan)
    {
        const int Size = Preprocessing.ImageSize, Half = Size / 2;
        float[] image = Preprocessing.Compute(scan)[Preprocessing.Image].Values;
        (int X, int Y)[] quarters = [(0, 0), (Half, 0), (0, Half), (Half, Half)];
        return [.. quarters.Select(q =>
        {
            double mean = Enumerable.Range(0, Half * Half).Average(i => image[(q.Y + i / Half) * Size + q.X + i % Half]);
            return 1 / (1 + Math.Exp(-3 * mean));
        })];
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)] // the mirror image along x too
    [InlineData(4, 4)]
    [InlineData(8, 4)] // transposing brings no other quarter to the corner
    public void A_member_says_the_mean_of_what_it_says_of_each_view(int? views, int quarters)
    {
        var scan = TestScans.Good(90, 70);
        double[] expected = OfQuarters(scan);
        Assert.True(expected.Max() - expected.Min() > 0.01);
        using var ensemble = Open(_corner, views);
        Assert.Equal(expected.Take(quarters).Average(), Confidence(ensemble, scan), 5);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void What_is_the_same_in_every_view_is_not_changed_by_them(int views)
    {
        var scan = TestScans.Good(90, 70);
        using var one = Open(_whole, null);
        double expected = Confidence(one, scan);
        using var several = Open(_whole, views);
        Assert.Equal(expected, Confidence(several, scan), 5);
    }

    [Fact]
    public void A_batch_gives_what_its_scans_give_alone()
    {
        using var ensemble = Open(_corner, 8);
        Scan[] scans = [.. Enumerable.Range(0, 7).Select(i => i == 4 ? new Scan(new double[32 * 32], 32, 32) : TestScans.Good(60 + i, 50, i))];
        var results = ensemble.ClassifyBatch(scans);
        Assert.NotNull(results[4].Error);
        Assert.All(scans.Index().Where(s => s.Index != 4), s => Assert.Equal(
            Confidence(ensemble, s.Item), results[s.Index].Classification!.Report.States[0].Confidence, 6));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(-1)]
    public void Another_number_of_views_is_refused(int views)
    {
        var bundle = _models.Add("si-h-100", [_whole]);
        _models.Write(bundle.Manifest with { Views = views });
        var e = Assert.Throws<BundleException>(() => Bundle.Load(bundle.Folder));
        Assert.Equal(BundleProblem.BrokenManifest, e.Problem);
        Assert.Contains($"it asks for {views} views, not 1, 2, 4, 8", e.Message, StringComparison.Ordinal);
    }
}
