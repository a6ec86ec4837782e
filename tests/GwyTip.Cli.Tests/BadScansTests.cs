namespace GwyTip.Tests;

/// <summary>A scan that cannot be judged gets its own error; the others go on.</summary>
public sealed class BadScansTests : IDisposable
{
    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [MemberData(nameof(TestScans.Problems), MemberType = typeof(TestScans))]
    public void A_problem_of_the_heights_is_named_by_its_code(string code)
    {
        (double[] heights, int width, int lines) = TestScans.Bad(code);

        Assert.StartsWith($"{code}: ", ErrorOf(_work.Write("bad.gwy", heights, width, lines)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, "too-few-lines")]
    [InlineData(200, 1, "too-few-lines")]
    [InlineData(1, 200, "too-few-columns")]
    [InlineData(200, 15, "too-few-lines")]
    public void A_scan_too_small_to_judge_is_named_by_its_code(int width, int lines, string code) =>
        Assert.StartsWith(
            $"{code}: ", ErrorOf(_work.Write("bad.gwy", TestScans.Heights(width, lines), width, lines)),
            StringComparison.Ordinal);

    [Fact]
    public void A_foreign_file_is_named_whatever_its_ending_says()
    {
        byte[] text = "no scan at all, but long enough for any header to be read from it"u8.ToArray();

        Assert.StartsWith(
            "unreadable: this is no .gwy file", ErrorOf(_work.WriteBytes("text.gwy", text)), StringComparison.Ordinal);
        Assert.StartsWith("unreadable: ", ErrorOf(_work.WriteBytes("text.png", text)), StringComparison.Ordinal);
        Assert.StartsWith("unreadable: ", ErrorOf(_work.WriteBytes("text.sxm", text)), StringComparison.Ordinal);
        Assert.Equal("unreadable: the file is empty", ErrorOf(_work.WriteBytes("empty.gwy", [])));
    }

    [Fact]
    public void A_file_cut_short_is_an_error()
    {
        _work.WriteGood("whole.gwy");
        byte[] whole = File.ReadAllBytes(_work.PathTo("whole.gwy"));

        Assert.StartsWith(
            "unreadable: ", ErrorOf(_work.WriteBytes("cut.gwy", whole[..(whole.Length / 2)])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_an_image_says_so()
    {
        // An object's name, a zero and the size of what follows.
        byte[] file = [.. "GWYPGwyContainer\0"u8, 0, 0, 0, 0];

        Assert.Equal("unreadable: the file holds no image channel", ErrorOf(_work.WriteBytes("curves.gwy", file)));
    }

    [Fact]
    public void A_scan_with_pixels_missing_is_judged()
    {
        double[] heights = TestScans.Heights(64, 64);
        Array.Fill(heights, double.NaN, 0, 64 * 40);
        heights[64 * 50 + 3] = double.NaN;

        Ran answer = _work.Classify("--format", "csv", _work.Write("partial.gwy", heights, 64, 64));

        Assert.Equal(0, answer.Status);
        Assert.Contains(",si-h-100,rows,good,", answer.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_very_large_scan_is_judged()
    {
        Ran answer = _work.Classify(
            "--format", "csv", _work.Write("large.gwy", TestScans.Heights(2500, 2000), 2500, 2000), "missing.gwy");

        Assert.Contains("large.gwy,0,si-h-100,rows,good,", answer.Lines[1], StringComparison.Ordinal);
        Assert.Equal(1, answer.Status);
    }

    [Fact]
    public void A_grey_PNG_needs_no_Gwyddion()
    {
        byte[] grey = [.. TestScans.Heights(32, 32).Select(h => (byte)(128 + 5e11 * h))];
        _work.WriteBytes("a.png", new ScanFiles.Tests.PngMaker { Width = 32, Lines = 32 }.Make(grey));

        Assert.StartsWith(
            "a.png,0,si-h-100,rows,good,", _work.Classify("--format", "csv", "a.png").Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Formats_that_only_Gwyddion_opens_say_what_is_missing_where_its_reader_is()
    {
        _work.Environment["GWYTIP_READ"] = _work.PathTo("no-such-program");

        Assert.Contains("no-such-program", ErrorOf(_work.WriteBytes("a.sm4", [1, 2, 3])), StringComparison.Ordinal);
    }

    /// <summary>The error of a scan between two that can be judged.</summary>
    private string ErrorOf(string file)
    {
        Ran answer = _work.Classify("--format", "json", _work.WriteGood("before.gwy"), file, _work.WriteGood("after.gwy"));

        Assert.Equal(1, answer.Status);
        var errors = answer.Lines.Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("error")
            .GetString()).ToArray();
        Assert.Equal(3, errors.Length);
        Assert.Null(errors[0]);
        Assert.Null(errors[2]);
        return errors[1]!;
    }
}
