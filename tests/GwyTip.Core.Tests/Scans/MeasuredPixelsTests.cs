using GwyTip.Core;

namespace GwyTip.Tests;

/// <summary>What of a scan counts as measured: on scans of waves and noise, with raw heights as instruments give them.</summary>
public sealed class MeasuredPixelsTests
{
    private const int Width = 60, Lines = 48;

    /// <summary>Where the heights of a raw scan lie, and how much they differ, in metres.</summary>
    private const double Offset = -1.2e-7, Roughness = 2e-10;

    public static TheoryData<double> FillValues => [0, -1e-7, 5.25e-8, double.NaN, 1e20, Offset - Roughness];

    [Fact]
    public void A_scan_without_gaps_stays_as_it_is_to_the_last_bit()
    {
        double[] heights = Waves(1);
        var scan = new Scan(heights, Width, Lines);

        Assert.Empty(scan.Omitted);
        Assert.False(scan.RepeatsOneLine);
        for (int y = 0; y < Lines; y++)
        {
            Assert.Equal(heights.AsSpan(y * Width, Width).ToArray(), scan.Line(y).ToArray());
        }
    }

    /// <summary>Stopped within a line: that line and all after it filled with one value, from every pixel on.</summary>
    [Theory]
    [MemberData(nameof(FillValues))]
    public void The_rest_of_the_line_in_which_a_scan_was_stopped_was_not_measured(double fill)
    {
        for (int at = 1; at < Width; at++)
        {
            double[] heights = Waves(at);
            heights.AsSpan(30 * Width + at).Fill(fill);
            var scan = new Scan(heights, Width, Lines);

            Assert.All(Enumerable.Range(0, at), x => Assert.Equal(heights[30 * Width + x], scan.Line(30)[x]));
            Assert.All(Enumerable.Range(at, Width - at), x => Assert.Equal(double.NaN, scan.Line(30)[x]));
            Assert.Equal(heights[29 * Width + 5], scan.Line(29)[5]);
            // Of one pixel nobody can say whether it was measured.
            Assert.Equal(at == 1 ? 30 : 31, MeasuredLines.Find(scan).Count);
        }
    }

    [Fact]
    public void An_upward_scan_is_stopped_within_its_upper_line()
    {
        double[] heights = Waves(3);
        heights.AsSpan(0, 10 * Width).Clear();
        heights.AsSpan(10 * Width, 25).Clear();
        var scan = new Scan(heights, Width, Lines);

        Assert.All(Enumerable.Range(0, 25), x => Assert.Equal(double.NaN, scan.Line(10)[x]));
        Assert.Equal(heights[10 * Width + 25], scan.Line(10)[25]);
        Assert.Equal(
            (10, 38, true), (MeasuredLines.Find(scan).First, MeasuredLines.Find(scan).Count, MeasuredLines.Find(scan).Upwards));
    }

    /// <summary>The last line of the picture may be the one that was cut, with nothing below it to compare with.</summary>
    [Fact]
    public void A_run_of_one_value_ends_the_last_line()
    {
        double[] heights = Waves(4);
        heights.AsSpan((Lines - 1) * Width + 40).Fill(heights[(Lines - 1) * Width + 40]);
        var scan = new Scan(heights, Width, Lines);

        Assert.All(Enumerable.Range(40, 20), x => Assert.Equal(double.NaN, scan.Line(Lines - 1)[x]));
        Assert.Equal((OmissionKind.Cut, 20L), (Assert.Single(scan.Omitted).Kind, scan.Omitted[0].Pixels));
    }

    [Theory]
    [InlineData(1e20, OmissionKind.Fill)]
    [InlineData(-3.4e38, OmissionKind.Fill)]
    [InlineData(-9999e-9, OmissionKind.Fill)]
    [InlineData(double.PositiveInfinity, OmissionKind.Infinite)]
    [InlineData(double.NegativeInfinity, OmissionKind.Infinite)]
    public void Values_that_no_scan_can_hold_are_left_out_and_counted(double value, OmissionKind kind)
    {
        double[] heights = Waves(5);
        int[] places = [7, 70, 1500, 2879];
        foreach (int place in places)
        {
            heights[place] = value;
        }
        var scan = new Scan(heights, Width, Lines);

        var omission = Assert.Single(scan.Omitted);
        Assert.Equal((kind, 4L), (omission.Kind, omission.Pixels));
        Assert.Contains("4 pixels of ", omission.ToString(), StringComparison.Ordinal);
        for (int i = 0; i < heights.Length; i++)
        {
            Assert.Equal(places.Contains(i) ? double.NaN : heights[i], scan.Line(i / Width)[i % Width]);
        }
    }

    [Fact]
    public void Two_marks_in_one_scan_are_both_found()
    {
        double[] heights = Waves(6);
        heights[100] = heights[300] = 1e20;
        heights[200] = heights[400] = heights[500] = -9999e-9;
        var scan = new Scan(heights, Width, Lines);

        Assert.Equal([2L, 3L], scan.Omitted.Select(o => o.Pixels));
    }

    /// <summary>A spike is a height, however bad: fewer pixels than three, and not beyond all measure.</summary>
    [Fact]
    public void A_spike_stays()
    {
        double[] heights = Waves(7);
        heights[1234] += 100 * Roughness;
        heights[1235] += 90 * Roughness;

        Assert.Empty(new Scan(heights, Width, Lines).Omitted);
    }

    [Fact]
    public void Few_levels_of_height_are_no_gaps()
    {
        foreach (int levels in (int[])[3, 8, 64])
        {
            double[] heights = Array.ConvertAll(Waves(8), h => Math.Round((h - Offset) / Roughness * levels));

            Assert.Empty(new Scan(heights, Width, Lines).Omitted);
        }
    }

    [Fact]
    public void Repeated_lines_are_left_out_and_the_first_of_them_stays()
    {
        double[] heights = Waves(9);
        for (int y = 40; y < Lines; y++)
        {
            heights.AsSpan(39 * Width, Width).CopyTo(heights.AsSpan(y * Width));
        }
        var scan = new Scan(heights, Width, Lines);

        Assert.Equal((OmissionKind.Repeated, 8L * Width), (scan.Omitted[0].Kind, scan.Omitted[0].Pixels));
        Assert.Equal(heights[39 * Width], scan.Line(39)[0]);
        Assert.Equal(40, MeasuredLines.Find(scan).Count);
    }

    [Fact]
    public void One_line_again_and_again_is_told()
    {
        double[] line = Waves(10)[..Width];
        double[] blank = new double[Width];
        var scan = new Scan(Width, Lines, _ => line);

        Assert.True(scan.RepeatsOneLine);
        Assert.True(new Scan(Width, Lines, y => y < 30 ? line : blank).RepeatsOneLine);
        Assert.False(new Scan(Width, Lines, y => y < 30 ? line : Array.ConvertAll(line, h => 2 * h)).RepeatsOneLine);
        var e = Assert.Throws<ScanException>(() => Preprocessing.Compute(scan));
        Assert.Equal("repeated-lines", e.Code);
        Assert.Contains("48 times", e.Message, StringComparison.Ordinal);
    }

    /// <summary>A picture that somebody turned by a few degrees, the corners filled with its mean.</summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(Offset)]
    public void The_filled_corners_of_a_rotated_image_were_not_measured(double fill)
    {
        double[] heights = Waves(11);
        bool[] empty = new bool[heights.Length];
        for (int i = 0; i < heights.Length; i++)
        {
            int x = i % Width, y = i / Width;
            // Each corner a triangle: long along one side of the picture, short along the other.
            empty[i] = x + 3 * y < 40 || (Width - 1 - x) * 3 + y < 40 || x * 3 + (Lines - 1 - y) < 40
                || (Width - 1 - x) + 3 * (Lines - 1 - y) < 40;
            heights[i] = empty[i] ? fill : heights[i];
        }
        var scan = new Scan(heights, Width, Lines);

        for (int i = 0; i < heights.Length; i++)
        {
            Assert.Equal(empty[i], double.IsNaN(scan.Line(i / Width)[i % Width]));
        }
        Assert.Equal(empty.Count(e => e), scan.Omitted.Sum(o => o.Pixels));
    }

    [Fact]
    public void The_heights_as_they_came_can_still_be_had()
    {
        double[] heights = Waves(12);
        heights[10] = double.PositiveInfinity;

        Assert.Equal(double.PositiveInfinity, new Scan(heights, Width, Lines).LineAsGiven(0)[10]);
    }

    /// <summary>
    /// A stream is given the lines that were measured, and of the last one what there is of it; a file has something in place of
    /// the rest.
    /// </summary>
    [Theory]
    [MemberData(nameof(FillValues))]
    public void A_stream_and_a_file_that_were_cut_at_any_point_of_a_line_are_seen_alike(double fill)
    {
        for (int at = 2; at < Width; at++)
        {
            double[] file = Waves(at), stream = file[..(31 * Width)];
            file.AsSpan(30 * Width + at).Fill(fill);
            stream.AsSpan(30 * Width + at).Fill(double.NaN);
            var buffer = new LineBuffer(Width, Lines);
            buffer.Add(stream);

            var seen = Preprocessing.ComputeForVerdict(
                new Scan(file, Width, Lines) { Direction = ScanDirection.Down }, Preprocessing.Inputs);
            var running = Preprocessing.ComputeForVerdict(buffer.ToScan(lines: Lines), Preprocessing.Inputs);

            Assert.All(Preprocessing.Inputs, input => Assert.Equal(running[input].Values, seen[input].Values));
        }
    }

    private static double[] Waves(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Width * Lines).Select(i =>
            Offset + 1e-12 * (i % Width)
                + Roughness * (Math.Sin(i % Width / 4.0) + 0.2 * Math.Cos(i / Width / 5.0) + 0.1 * random.NextDouble()))];
    }
}
