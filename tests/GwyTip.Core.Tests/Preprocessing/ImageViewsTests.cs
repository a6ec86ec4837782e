using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class ImageViewsTests
{
    private const int Pixels = Preprocessing.ImageChannels * Preprocessing.ImageSize * Preprocessing.ImageSize;

    private static Scan Noise(int width, int lines, int firstMeasured = 0, int lastMeasured = int.MaxValue, int seed = 1)
    {
        var random = new Random(seed);
        return new Scan(
            [.. Enumerable.Range(0, width * lines).Select(i =>
                i / width < firstMeasured || i / width > lastMeasured ? double.NaN
                    : Math.Sin(i % width * 0.4 + i / width * 0.1) + random.NextDouble())],
            width, lines);
    }

    private static IReadOnlyList<ScanWindow> Windows(Scan scan, int views) =>
        ImageViews.Windows(scan, LineFlattening.Fit(scan), views);

    [Fact]
    public void One_view_is_the_whole_scan()
    {
        var scan = Noise(40, 30);
        Assert.Equal([new ScanWindow(0, 0, 40, 30)], Windows(scan, 1));
    }

    [Theory]
    [InlineData(64, 64, 0, 63)]
    [InlineData(50, 90, 0, 89)]
    [InlineData(91, 47, 10, 46)] // begun late
    [InlineData(64, 64, 0, 20)] // given up early
    public void The_corners_lie_in_the_corners_of_what_is_measured_and_cover_it(int width, int lines, int first, int last)
    {
        var windows = Windows(Noise(width, lines, first, last), 5);
        Assert.Equal(new ScanWindow(0, 0, width, lines), windows[0]);
        int measured = last - first + 1;
        Assert.Equal(
            [(0, first), (width, first), (0, last + 1), (width, last + 1)],
            windows.Skip(1).Select((w, i) => (i % 2 == 0 ? w.X : w.X + w.Width, i < 2 ? w.Y : w.Y + w.Lines)));
        Assert.All(windows.Skip(1), w =>
        {
            Assert.InRange(w.Width, 0.8 * width - 0.5, 0.8 * width + 0.5);
            Assert.InRange(w.Lines, 0.8 * measured - 0.5, 0.8 * measured + 0.5);
            Assert.InRange(w.X, 0, width - w.Width);
            Assert.InRange(w.Y, first, last + 1 - w.Lines);
        });
    }

    [Fact]
    public void The_views_follow_one_another_and_begin_with_the_whole()
    {
        var scan = Noise(80, 60);
        var flattening = LineFlattening.Fit(scan);
        float[][] views = [.. Preprocessing.Images(scan, flattening, 5).Chunk(Pixels)];
        Assert.Equal(Preprocessing.Compute(scan)[Preprocessing.Image].Values, views[0]);
        Assert.Equal(5, views.Length);
        foreach (var (window, view) in Windows(scan, 5).Zip(views))
        {
            Assert.Equal(
                Preprocessing.ToInput(SquareImage.Resample(scan, flattening, Preprocessing.ImageSize, window)).Values, view);
        }
        Assert.Equal(5, views.Select(v => string.Join(' ', v.Take(Preprocessing.ImageSize))).Distinct().Count());
    }

    /// <summary>A mirrored scan has mirrored corners: left and right change places.</summary>
    [Fact]
    public void A_mirrored_scan_has_mirrored_views()
    {
        var scan = Noise(64, 64);
        var mirrored = new Scan([.. Enumerable.Range(0, 64).SelectMany(y => scan.Line(y).ToArray().Reverse())], 64, 64);
        float[][] a = [.. Preprocessing.Images(scan, LineFlattening.Fit(scan), 5).Chunk(Pixels)];
        float[][] b = [.. Preprocessing.Images(mirrored, LineFlattening.Fit(mirrored), 5).Chunk(Pixels)];
        foreach (var (one, other) in ((int, int)[])[(0, 0), (1, 2), (2, 1), (3, 4), (4, 3)])
        {
            for (int i = 0; i < Pixels; i++)
            {
                int x = i % Preprocessing.ImageSize;
                Assert.Equal(a[one][i], b[other][i - x + Preprocessing.ImageSize - 1 - x], 1e-3f);
            }
        }
    }

    [Fact]
    public void The_mean_is_over_the_views_of_one_scan_only()
    {
        double[][] rows = [[1, 10, double.NaN], [3, 30, double.NaN], [5, 50, 7], [7, 70, 7]];
        Assert.Equal([[2, 20, double.NaN], [6, 60, 7]], ImageViews.Mean(rows, 2));
        Assert.Same(rows, ImageViews.Mean(rows, 1));
    }
}
