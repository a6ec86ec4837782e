using System.Text.Json;
using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Tests;

public sealed class LikeTests : IDisposable
{
    private const int Edge = 128;

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void A_scan_is_as_sharp_as_itself_in_every_format()
    {
        string good = _work.Write("good.gwy", TestScans.Adsorbates(), Edge, Edge);

        string[] table = _work.Classify("--like", good, good).Lines;
        JsonElement like = LikeOf(_work.Classify("--like", good, "--format", "json", good));
        string[] csv = _work.Classify("--like", good, "--format", "csv", good).Lines;

        Assert.Equal("  as sharp as good.gwy (1.00)", table[2]);
        Assert.Equal(["file", "verdict", "score", "differences"], like.EnumerateObject().Select(p => p.Name));
        Assert.Equal("good.gwy", like.GetProperty("file").GetString());
        Assert.Equal("as sharp", like.GetProperty("verdict").GetString());
        Assert.Equal(1, like.GetProperty("score").GetDouble());
        Assert.Empty(like.GetProperty("differences").EnumerateArray());
        Assert.EndsWith(",notes,like_verdict,like_score,like_differences", csv[0], StringComparison.Ordinal);
        Assert.EndsWith(",as sharp,1.000000,", csv[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_different_is_said_and_the_verdict_of_the_ensemble_stays()
    {
        string good = _work.Write("good.gwy", TestScans.Adsorbates(), Edge, Edge);
        string twice = _work.Write("twice.gwy", TestScans.Adsorbates(ghostRight: 20), Edge, Edge);

        Ran answer = _work.Classify("--like", good, "--format", "json", twice);

        string[] differences = Differences(answer);
        Assert.Contains(differences, d => d.StartsWith("a ghost ", StringComparison.Ordinal)
            && d.EndsWith(" pixels to the right that the reference has not", StringComparison.Ordinal));
        Assert.Equal("good", JsonDocument.Parse(answer.Lines[0]).RootElement.GetProperty("verdict").GetString());
        Assert.Contains(string.Join("; ", differences), _work.Classify("--like", good, twice).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_reference_there_is_none_in_json_and_no_column_in_csv()
    {
        string good = _work.WriteGood("good.gwy");

        Assert.Equal(JsonValueKind.Null, LikeOf(_work.Classify("--format", "json", good)).ValueKind);
        Assert.EndsWith(",notes", _work.Classify("--format", "csv", good).Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.gwy", "unreadable: there is no such file")]
    [InlineData("constant.gwy", "constant: ")]
    [InlineData("text.gwy", "unreadable: ")]
    public void A_reference_that_cannot_be_used_is_told_before_anything_is_judged(string reference, string problem)
    {
        _work.Write("constant.gwy", new double[32 * 32], 32, 32);
        _work.WriteBytes("text.gwy", "no scan at all"u8.ToArray());

        Ran answer = _work.Classify("--like", reference, _work.WriteGood("a.gwy"));

        Assert.Equal(2, answer.Status);
        Assert.Equal("", answer.Output);
        Assert.StartsWith($"the reference {reference} cannot be used: {problem}", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_channel_and_another_size_are_said_of_each_scan_and_are_no_error()
    {
        double[] heights = TestScans.Adsorbates();
        _work.Write("good.gwy", [Sized("Z", 1e-10, "m", heights)]);
        _work.Write("current.gwy", [Sized("Current", 1e-10, "A", heights)]);
        _work.Write("large.gwy", [Sized("Z", 1e-8, "m", heights)]);

        Ran answer = _work.Classify("--like", "good.gwy", "--format", "json", "current.gwy", "large.gwy", "good.gwy");

        Assert.Equal(0, answer.Status);
        JsonElement[] likes = [.. answer.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("like"))];
        Assert.Equal(
            ["cannot be compared", "cannot be compared", "as sharp"], likes.Select(l => l.GetProperty("verdict").GetString()));
        Assert.Equal(JsonValueKind.Null, likes[0].GetProperty("score").ValueKind);
        Assert.Equal(
            "they are images of different things: a current against heights",
            likes[0].GetProperty("differences")[0].GetString());
        Assert.StartsWith(
            "their sizes are too different: 1280 nm ", likes[1].GetProperty("differences")[0].GetString(),
            StringComparison.Ordinal);
        Assert.Contains(
            "  cannot be compared with good.gwy: they are images of different things: ",
            _work.Classify("--like", "good.gwy", "current.gwy").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_surface_is_said_and_is_no_error()
    {
        double[] heights = TestScans.Adsorbates();
        _work.Write("silicon.gwy", heights, Edge, Edge);
        _work.WriteGood("gold.gwy");
        // Bundles that tell these two scans apart: log odds of 4 and of −4.
        float[] silicon = SurfaceTraits.Compute(new Scan(heights, Edge, Edge));
        float[] gold = SurfaceTraits.Compute(new Scan(TestScans.Heights(32, 32), 32, 32));
        float[] apart = [.. silicon.Zip(gold, (s, g) => s - g)];
        double scale = 8 / apart.Sum(d => (double)d * d);
        double middle = apart.Select((d, i) => d * (double)(silicon[i] + gold[i]) / 2).Sum();
        foreach (var (surface, sign) in new[] { ("si-h-100", 1), ("au-111", -1) })
        {
            var bundle = _work.Models.Add(surface, [new(TinyState.Always("rows", 0.75))]);
            var tells = new TinySurface(-sign * scale * middle) { Weights = [.. apart.Select(d => (float)(sign * scale * d))] };
            _work.Models.ReplaceSurfaceModel(bundle, tells.ToOnnx(surface));
        }

        Ran answer = _work.Classify("--like", "silicon.gwy", "silicon.gwy", "gold.gwy");

        Assert.Equal(0, answer.Status);
        Assert.Contains("\n  as sharp as silicon.gwy (1.00)\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains(
            "\n  cannot be compared with silicon.gwy: they show different surfaces: au-111 against si-h-100\n", answer.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_that_cannot_be_judged_is_held_against_nothing()
    {
        string good = _work.WriteGood("good.gwy");
        _work.Write("constant.gwy", new double[32 * 32], 32, 32);

        Ran answer = _work.Classify("--like", good, "--format", "csv", "constant.gwy");

        Assert.Equal(1, answer.Status);
        Assert.EndsWith(",,,", answer.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_that_is_itself_bad_is_warned_of()
    {
        string good = _work.WriteGood("good.gwy");
        Assert.Equal("", _work.Classify("--like", good, good).Errors);
        _work.Models.Add("si-h-100", [new(TinyState.Always("rows", 0.25), TinyState.Always("tip_change", 0.75))]);

        Ran answer = _work.Classify("--like", good, good);

        Assert.Equal(0, answer.Status);
        Assert.StartsWith("the reference good.gwy is itself judged bad (", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("  as sharp as good.gwy (1.00)", answer.Output, StringComparison.Ordinal);
    }

    private static ScanChannel Sized(string title, double metresPerPixel, string unit, double[] heights) => new(
        0, title, new Scan(heights, Edge, Edge) { MetresPerPixelX = metresPerPixel, MetresPerPixelY = metresPerPixel }, unit);

    private static JsonElement LikeOf(Ran answer) =>
        JsonDocument.Parse(Assert.Single(answer.Lines)).RootElement.GetProperty("like");

    private static string[] Differences(Ran answer) =>
        [.. LikeOf(answer).GetProperty("differences").EnumerateArray().Select(d => d.GetString()!)];
}
