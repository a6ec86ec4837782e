using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class ScanMapTests
{
    private const int Size = 128;

    /// <summary>
    /// A map that rises linearly over the square image rises linearly over the scan, whatever the aspect of its pixels.
    /// </summary>
    [Theory]
    [InlineData(64, 64, 0, 0)]
    [InlineData(300, 300, 0, 0)]
    [InlineData(100, 37, 0, 0)]
    [InlineData(37, 100, 0, 0)]
    [InlineData(64, 32, 1e-10, 2e-10)] // taller pixels make it a square
    [InlineData(64, 32, 2e-10, 1e-10)]
    public void A_slope_stays_a_slope_in_the_right_place(int width, int lines, double dx, double dy)
    {
        var scan = new Scan(new double[width * lines], width, lines) { MetresPerPixelX = dx, MetresPerPixelY = dy };
        var grid = new CellGrid(3.5, 8);
        double[] Slope(Func<double, double, double> at) =>
            [.. Enumerable.Range(0, 256).Select(i => at(grid.First + i % 16 * grid.Spacing, grid.First + i / 16 * grid.Spacing))];
        double pixel = dy > 0 ? dy / dx : 1, longer = Math.Max(width, lines * pixel);

        double[] alongX = Values(new CellMap(16, 16, grid, Slope((x, _) => x)), scan),
            alongY = Values(new CellMap(16, 16, grid, Slope((_, y) => y)), scan);

        double perX = Size / longer, perY = Size * pixel / longer;
        var (x0, x1) = (width / 3, width / 2);
        var (y0, y1) = (lines / 3, lines / 2);
        double ratioX = ((x1 + 0.5) * perX - 0.5) / ((x0 + 0.5) * perX - 0.5),
            ratioY = ((y1 + 0.5) * perY - 0.5) / ((y0 + 0.5) * perY - 0.5);
        Assert.Equal(ratioX, alongX[y0 * width + x1] / alongX[y0 * width + x0], 0.02);
        Assert.Equal(ratioY, alongY[y1 * width + x0] / alongY[y0 * width + x0], 0.02);
        Assert.Equal((1, 1), (Math.Round(alongX.Max(), 9), Math.Round(alongY.Max(), 9)));
        Assert.All(alongX.Concat(alongY), v => Assert.InRange(v, 0, 1));
    }

    [Fact]
    public void Cells_over_the_padding_have_no_say()
    {
        var map = new CellMap(4, 4, Even(4), [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 900, 900, 900, 900]);

        Assert.All(Values(map, new Scan(new double[64 * 32], 64, 32)), v => Assert.Equal(1, v, 1e-9));
    }

    [Fact]
    public void Networks_have_the_same_say_whatever_the_scale_of_their_features()
    {
        var scan = new Scan(new double[64 * 64], 64, 64);
        CellMap left = new(2, 1, Even(2), [1000, 0]), right = new(2, 1, Even(2), [0, 1e-3]);
        var none = new CellMap(2, 1, Even(2), [0, 0]);

        double[] both = Values(scan, left, right), one = Values(scan, left, none);

        Assert.Equal((0.5, 0.5), (both[0], both[63]));
        Assert.Equal((0.5, 0), (one[0], one[63]));
    }

    [Fact]
    public void Strides_and_padding_say_where_the_cells_look()
    {
        var grid = CellGrid.Pixels.Then(kernel: 4, stride: 4, padding: 0);
        Assert.Equal(new CellGrid(1.5, 4), grid);
        Assert.Equal(new CellGrid(1.5, 8), grid.Then(kernel: 3, stride: 2, padding: 1));
        Assert.Equal(new CellGrid(5.5, 4), grid.Then(kernel: 3, stride: 1, padding: 0));
    }

    [Fact]
    public void Evidence_is_what_speaks_for_a_state_and_energy_the_same_for_all()
    {
        var evidence = CellMap.Evidence([1, -2, 3, 4, 5, -6], columns: 3, Even(3));

        Assert.Equal((3, 2), (evidence.Columns, evidence.Rows));
        Assert.Equal([1, 0, 3, 4, 5, 0], evidence.Values);
        Assert.Equal([17, 29, 45], CellMap.Energy([1, -2, 3, 4, 5, -6], rows: 1, columns: 3, Even(3)).Values);
    }

    /// <summary>Cells that share the image evenly.</summary>
    private static CellGrid Even(int cells) => new(((double)Size / cells - 1) / 2, (double)Size / cells);

    private static double[] Values(CellMap map, Scan scan) => Values(scan, map);

    private static double[] Values(Scan scan, params CellMap[] maps)
    {
        var map = new ScanMap(maps, scan, Size);
        var values = new double[scan.Width * scan.Lines];
        for (int y = 0; y < scan.Lines; y++)
        {
            map.Line(y, values.AsSpan(y * scan.Width, scan.Width));
        }
        return values;
    }
}
