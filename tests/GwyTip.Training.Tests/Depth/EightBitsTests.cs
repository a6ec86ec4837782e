using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Simulation;

namespace GwyTip.Tests.Depth;

/// <summary>
/// The labelled H:Si(100) scans were published as flattened pictures of 255 greys; users' scans are neither. What the shipped
/// ensemble says must not hang on that.
/// </summary>
public sealed class EightBitsTests
{
    /// <summary>So many that the median does not hang on a few: of the first twenty it may be twice that of all.</summary>
    private const int Scans = 120, ASession = 4;

    /// <summary>Pixels a line: those of the published pictures, so that nothing but flattening and greys differs.</summary>
    private const int Pixels = GreyImage.PublishedWidth;

    /// <summary>The bound on the median over the scans.</summary>
    private const double LargestMedian = 0.05;

    private static readonly Lazy<Scan[]> _scans = new(() =>
    [
        .. Enumerable.Range(0, Scans).AsParallel().AsOrdered().Select(n => Simulator.Run(Population.ForSurface("si-h-100")
            .Plan(7, n / ASession, n % ASession, new ScanSize(null, null, Pixels), ParameterRanges.Evaluation)).Scan),
    ]);

    [Fact]
    public void A_scan_and_its_published_picture_are_judged_alike()
    {
        double median = MedianDifference(s => GreyImage.AsPublished(s).ToScan());
        Assert.True(median <= LargestMedian, $"the median is {median:F3}");
    }

    [Fact]
    public void The_bound_would_notice_a_picture_of_few_greys()
    {
        double median = MedianDifference(Coarse);
        Assert.True(median > LargestMedian, $"the median is {median:F3}");
    }

    /// <summary>
    /// The median over the scans of how far a copy's confidence in the scan's most likely state lies from the scan's own.
    /// </summary>
    private static double MedianDifference(Func<Scan, Scan> copy)
    {
        using var ensemble = Ensemble.Open(Bundle.Load(
            Repository.PathTo("models", "si-h-100")), new ProviderChoice(Provider.Cpu));
        var (full, copied) = (ensemble.ClassifyBatch(_scans.Value), ensemble.ClassifyBatch([.. _scans.Value.Select(copy)]));
        var both = full.Zip(copied).Where(p => p.First.Error is null && p.Second.Error is null).ToArray();
        // A simulated scan may show a single height, or too few lines.
        Assert.InRange(both.Length, Scans / 2, Scans);
        double[] sorted =
        [
            .. both.Select(p => (Full: p.First.Classification!.Report, Copy: p.Second.Classification!.Report))
                .Select(p => Math.Abs(Of(p.Full, p.Full.State) - Of(p.Copy, p.Full.State))).Order(),
        ];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

        static double Of(TipReport report, string state) => report.States.Single(s => s.State.Name == state).Confidence;
    }

    /// <summary>The picture with four greys.</summary>
    private static Scan Coarse(Scan scan)
    {
        var picture = GreyImage.AsPublished(scan);
        return new Scan([.. picture.Values.Select(v => Math.Round(v / 85.0))], picture.Width, picture.Lines);
    }
}
