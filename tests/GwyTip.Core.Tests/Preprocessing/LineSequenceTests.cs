using CsCheck;
using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class LineSequenceTests
{
    private const int Width = 64, Lines = 80, Change = 50;

    /// <summary>The channels, as <see cref="LineSequence"/> lays them out.</summary>
    private const int Mean = 0, Shift = 4, Roughness = 5, Unlike = 6, Spread = 7;

    private static Scan Scan(int width, int lines, int seed, Func<int, int, double> height)
    {
        var random = new Random(seed);
        return new([.. Enumerable.Range(0, width * lines)
            .Select(i => height(i % width, i / width) + 0.1 * random.NextDouble())], width, lines);
    }

    /// <summary>The picture is another from a line on, and lies higher.</summary>
    private static Scan Changed(int seed, int width = Width, int lines = Lines, int change = Change) =>
        Scan(width, lines, seed, (x, y) => y < change ? Math.Sin(x / 4.0) : 0.7 + 1.5 * Math.Sin(x / 2.3));

    private static float[] Of(Scan scan) => LineSequence.Compute(scan, LineFlattening.Fit(scan));

    private static float[] Channel(float[] sequence, int channel) =>
        sequence[(channel * LineSequence.Length)..((channel + 1) * LineSequence.Length)];

    private static void AssertClose(float[] expected, float[] actual) =>
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, 3));

    [Theory]
    [InlineData(Width, Lines, Change)]
    [InlineData(200, 190, 17)]
    [InlineData(512, 512, 300)]
    [InlineData(40, 1000, 701)]
    public void A_change_stands_out_where_it_happened(int width, int lines, int change)
    {
        float[] sequence = Of(Changed(1, width, lines, change));
        int block = (lines + LineSequence.Length) / (LineSequence.Length + 1), pairs = (lines + block - 1) / block - 1;
        // The pair whose later row holds the first lines of the other picture; mixed with the last of the one before, the next.
        int at = change / block - 1;
        foreach (int channel in (int[])[Mean, Shift, Unlike])
        {
            float[] values = Channel(sequence, channel)[..pairs];
            Assert.InRange(Array.IndexOf(values, values.Max()), at, at + (change % block == 0 ? 0 : 1));
        }
        Assert.True(Channel(sequence, Shift)[at] > 1);
        float[] spread = Channel(sequence, Spread), roughness = Channel(sequence, Roughness);
        Assert.True(spread[at + 2] > spread[at - 2] + 0.2);
        Assert.True(roughness[at + 2] > roughness[at - 2] + 0.2);
    }

    [Theory]
    [InlineData(1e-10, 0, 0, 0)]
    [InlineData(1e3, -7, 0, 0)]
    [InlineData(1, 0, 0.5, 0)]
    [InlineData(1, 0, -0.2, 3)]
    public void It_depends_neither_on_scale_and_offset_of_heights_nor_on_a_plane(
        double scale, double offset, double slopeX, double slopeY) =>
        AssertClose(
            Of(Changed(4)), Of(Changed(4).Where((x, y, h) => scale * (h + slopeX * x + slopeY * y) + offset)));

    [Fact]
    public void Mirrored_along_a_line_it_is_the_same()
    {
        var scan = Changed(6);
        AssertClose(Of(scan), Of(scan.Where((x, y, _) => scan.Line(y)[Width - 1 - x])));
    }

    [Fact]
    public void Turning_time_turns_the_sequence_and_the_sign_of_shifts()
    {
        var scan = Changed(7, lines: LineSequence.Length + 1);
        float[] turned = Of(scan), reversed = Of(scan.Where((x, y, _) => scan.Line(scan.Lines - 1 - y)[x]));
        LineSequence.TurnTime(turned);
        // Roughness and spread are those of the later line.
        foreach (int channel in Enumerable.Range(0, LineSequence.Channels).Except([Roughness, Spread]))
        {
            AssertClose(Channel(turned, channel), Channel(reversed, channel));
        }
        Assert.True(Channel(reversed, Shift).Min() < -1);
    }

    [Fact]
    public void Lines_that_are_missing_above_and_below_do_not_matter_and_few_are_continued_by_their_mirror_image()
    {
        var scan = Changed(8);
        float[] whole = Of(scan);
        var heights = new double[Width * (Lines + 30)];
        Array.Fill(heights, double.NaN);
        for (int y = 0; y < Lines; y++)
        {
            scan.Line(y).CopyTo(heights.AsSpan((y + 10) * Width));
        }
        AssertClose(whole, Of(new Scan(heights, Width, Lines + 30)));

        float[] mean = Channel(whole, Mean), shift = Channel(whole, Shift);
        const int last = Lines - 2;
        for (int i = 1; i < last; i++)
        {
            Assert.Equal(mean[last - i], mean[last + i]);
            Assert.Equal(-shift[last - i], shift[last + i]);
        }
    }

    [Fact]
    public void It_is_finite_and_bounded_on_anything_that_can_be_judged() => Gen.Select(
        Gen.Int[0, 100_000], Gen.Frequency((5, Gen.Const(0)), (2, Gen.Int[0, Width])).Array[Lines]).Sample(
            (seed, missing) =>
            {
                // Few levels of height, spikes, lines missing.
                var random = new Random(seed);
                var scan = Scan(
                    Width, Lines, seed, (x, y) => (x / 6 + y / 6) % 2 + 0.5 * random.Next(2) + (random.Next(300) == 0 ? 1e6 : 0));
                // Enough is left of it to be a scan.
                const int gaps = Lines - LineFlattening.MinimumLines;
                Assert.All(
                    Of(scan.Where((x, y, h) => y < gaps && x < missing[y] ? double.NaN : h)),
                    v => Assert.InRange(v, -5, 5));
            },
            iter: 30);

    [Fact]
    public void Two_levels_of_height_give_numbers()
    {
        var scan = new Scan([.. Enumerable.Range(0, 32 * 32).Select(i => i % 32 < 2 ? 1.0 : 0)], 32, 32);
        Assert.All(Of(scan.Where((x, y, h) => x == y ? 1 : h)), v => Assert.InRange(v, -5, 5));
    }

    [Fact]
    public void The_network_is_given_it_when_it_asks() =>
        Assert.Equal(
            Of(Changed(9)), Preprocessing.Compute(Changed(9), [Preprocessing.Sequence])[Preprocessing.Sequence].Values);
}
