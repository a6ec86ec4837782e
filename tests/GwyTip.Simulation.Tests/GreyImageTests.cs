using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Tests;

namespace GwyTip.Simulation.Tests;

public class GreyImageTests
{
    private static readonly ScanPlan Plan = StatePlans.Atoms(3, size: 6) with { Pixels = 300 };

    [Fact]
    public void Published_images_are_192_pixels_wide_flattened_along_x_and_have_the_levels_0_to_254()
    {
        var image = GreyImage.AsPublished(Simulator.Run(Plan).Scan);
        Assert.Equal((192, 192, 8), (image.Width, image.Lines, image.Bits));
        Assert.Equal((0, 254), (image.Values.Min(), image.Values.Max()));
        double[] means = [.. image.Values.Chunk(192).Select(l => l.Average(v => v))];
        double[] slopes = [.. image.Values.Chunk(192)
            .Select(l => l.Select((v, x) => (x - 95.5) * v).Sum() / (192.0 * (192 * 192 - 1) / 12))];
        Assert.All(means, m => Assert.Equal(means.Average(), m, 0.6));
        Assert.All(slopes, s => Assert.Equal(0, s, 0.01));
    }

    [Fact]
    public void An_unfinished_scan_keeps_its_shape_and_a_small_one_its_pixels()
    {
        var stopped = GreyImage.AsPublished(Simulator.Run(Plan with { MeasuredLines = 100 }).Scan);
        Assert.Equal((192, 64), (stopped.Width, stopped.Lines));
        var up = GreyImage.AsPublished(Simulator.Run(Plan with { MeasuredLines = 100, Direction = ScanDirection.Up }).Scan);
        Assert.Equal((192, 64), (up.Width, up.Lines));
        var small = GreyImage.AsPublished(Simulator.Run(Plan with { Pixels = 64 }).Scan);
        Assert.Equal((64, 64), (small.Width, small.Lines));
    }

    /// <summary>A missing pixel leaves a pixel grey, and the rest of the picture as it is.</summary>
    [Fact]
    public void A_pixel_that_was_not_measured_is_as_grey_as_its_line()
    {
        var scan = Simulator.Run(Plan with { Pixels = 64 }).Scan;
        double[] heights = Measure.Heights(scan);
        heights[20 * 64 + 30] = double.NaN;

        ushort[] whole = GreyImage.Fine(new Scan(Measure.Heights(scan), 64, 64)).Values,
            holed = GreyImage.Fine(new Scan(heights, 64, 64)).Values;

        Assert.Equal([20 * 64 + 30], Enumerable.Range(0, whole.Length).Where(i => whole[i] != holed[i]));
        Assert.Equal(holed[(20 * 64)..(21 * 64)].Average(v => v), holed[20 * 64 + 30], 20.0);
    }

    /// <summary>What a line is filled with says nothing of heights, be it NaN or a number.</summary>
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    public void Lines_that_were_not_measured_are_no_part_of_the_picture(double fill)
    {
        double[] heights = Measure.Heights(Simulator.Run(Plan with { Pixels = 64 }).Scan);
        ushort[] measured = GreyImage.Fine(new Scan(heights[..(40 * 64)], 64, 40)).Values;
        heights.AsSpan(40 * 64).Fill(fill);
        heights[41 * 64] = double.NaN;

        Assert.Equal(measured, GreyImage.Fine(new Scan(heights, 64, 64)).Values);
        var black = GreyImage.AsPublished(new Scan(Enumerable.Repeat(fill, 32 * 16).ToArray(), 32, 16));
        Assert.Equal((32, 16, 0), (black.Width, black.Lines, black.Values.Max()));
    }

    [Fact]
    public void Sixteen_bits_keep_the_heights_to_a_part_in_65535()
    {
        using var folder = new TemporaryFolder();
        var scan = Simulator.Run(Plan with { Pixels = 64 }).Scan;
        string path = Path.Combine(folder.Path, "scan.png");
        GreyImage.Fine(scan).Write(path);
        double[] heights = Measure.Heights(scan),
            read = [.. Measure.Heights(Assert.Single(ScanFile.Read(path)).Scan).Select(v => v * 1e-9)];
        double step = (heights.Max() - heights.Min()) / 65535;
        Assert.All(heights.Zip(read), p => Assert.Equal(p.First - heights.Min(), p.Second * step, 0.51 * step));
    }
}
