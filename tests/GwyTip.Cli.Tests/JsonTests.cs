using System.Text.Json;
using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Tests;

public sealed class JsonTests : IDisposable
{
    private static readonly string[] Keys =
    [
        "file", "channel", "channel_title", "channel_unit", "channel_pass", "surface", "verdict", "state", "confidence",
        "surface_score", "tip_change_line", "tip", "like", "provider", "measured", "left_out", "notes", "states", "error",
    ];

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Every_scan_is_one_object_on_one_line_and_failed_ones_have_the_same_keys()
    {
        Ran answer = _work.Classify("--format", "json", _work.WriteGood("a.gwy"), "missing.gwy");

        Assert.Equal(1, answer.Status);
        Assert.Equal(2, answer.Lines.Length);
        foreach (string line in answer.Lines)
        {
            Assert.Equal(Keys, JsonDocument.Parse(line).RootElement.EnumerateObject().Select(p => p.Name));
        }
    }

    [Fact]
    public void A_judged_scan_has_its_verdict_and_every_state_with_its_votes()
    {
        _work.Models.Add("si-h-100", TinyModels.TwoMembers);
        JsonElement scan = Only(_work.Classify("--format", "json", _work.WriteGood("a.gwy")));

        Assert.Equal("a.gwy", scan.GetProperty("file").GetString());
        Assert.Equal(0, scan.GetProperty("channel").GetInt32());
        Assert.Equal("si-h-100", scan.GetProperty("surface").GetString());
        Assert.Equal("cpu", scan.GetProperty("provider").GetString());
        Assert.Equal(JsonValueKind.Null, scan.GetProperty("error").ValueKind);
        JsonElement rows = scan.GetProperty("states")[0], tipChange = scan.GetProperty("states")[1];
        Assert.Equal(
            ["name", "desirable", "confidence", "threshold", "votes", "members"], rows.EnumerateObject().Select(p => p.Name));
        Assert.Equal("rows", rows.GetProperty("name").GetString());
        Assert.True(rows.GetProperty("desirable").GetBoolean());
        Assert.Equal(0.5, rows.GetProperty("threshold").GetDouble());
        double[] members = [.. rows.GetProperty("members").EnumerateArray().Select(m => m.GetDouble())];
        Assert.Equal(members.Count(m => m >= 0.5), rows.GetProperty("votes").GetInt32());
        Assert.Equal(members.Average(), rows.GetProperty("confidence").GetDouble(), 9);
        Assert.False(tipChange.GetProperty("desirable").GetBoolean());
        // The second member knows nothing of tip changes.
        Assert.Equal(JsonValueKind.Null, tipChange.GetProperty("members")[1].ValueKind);
    }

    [Fact]
    public void What_was_not_measured_is_said()
    {
        double[] heights = TestScans.Heights(32, 32);
        heights[40] = heights[41] = 1e20;
        heights.AsSpan(28 * 32).Fill(heights[28 * 32]);

        JsonElement scan = Only(_work.Classify("--format", "json", _work.Write("gaps.gwy", heights, 32, 32)));
        JsonElement whole = Only(_work.Classify("--format", "json", _work.WriteGood("whole.gwy")));

        Assert.Equal((28 * 32 - 2) / 1024.0, scan.GetProperty("measured").GetDouble(), 9);
        Assert.Equal("4 of 32 lines not measured, 2 pixels of 1E+20", scan.GetProperty("left_out").GetString());
        Assert.Equal(1, whole.GetProperty("measured").GetDouble());
        Assert.Equal(JsonValueKind.Null, whole.GetProperty("left_out").ValueKind);
        Assert.Contains(
            "\n  left out: 4 of 32 lines not measured, 2 pixels of 1E+20\n", _work.Classify("gaps.gwy").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_tip_is_described_in_numbers_and_a_sentence()
    {
        double[] heights = TestScans.Adsorbates(ghostRight: 20);
        var sized = new Scan(heights, 128, 128) { MetresPerPixelX = 2e-10, MetresPerPixelY = 2e-10 };
        _work.Write("sized.gwy", [new ScanChannel(0, "Z", sized, "m"), Workplace.Channel(1, heights, 128, 128)]);

        Ran answer = _work.Classify("--format", "json", "--channel", "all", "sized.gwy");

        JsonElement[] tips = [.. answer.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("tip"))];
        Assert.All(tips, tip => Assert.Equal(
            ["adsorbates", "polarity", "width_nm", "width_px", "roundness", "lopsidedness", "tail_direction", "shadow", "ghosts",
                "twin", "sentence"],
            tip.EnumerateObject().Select(p => p.Name)));
        Assert.All(tips, tip => Assert.Equal(10, tip.GetProperty("adsorbates").GetInt32()));
        Assert.All(tips, tip => Assert.Equal(1, tip.GetProperty("polarity").GetInt32()));
        double width = tips[0].GetProperty("width_px").GetDouble();
        Assert.InRange(width, 5, 7);
        Assert.Equal(0.2 * width, tips[0].GetProperty("width_nm").GetDouble(), 9);
        Assert.Equal(JsonValueKind.Null, tips[1].GetProperty("width_nm").ValueKind);
        JsonElement ghost = tips[0].GetProperty("ghosts").EnumerateArray().Single();
        Assert.Equal(["distance_nm", "distance_px", "direction", "height"], ghost.EnumerateObject().Select(p => p.Name));
        Assert.Equal(20, ghost.GetProperty("distance_px").GetDouble(), 2.0);
        Assert.Equal(4, ghost.GetProperty("distance_nm").GetDouble(), 0.4);
        Assert.Equal(JsonValueKind.Null, tips[1].GetProperty("ghosts")[0].GetProperty("distance_nm").ValueKind);
        Assert.Matches(
            @"^this is your tip: 1\.\d+ nm wide, a ghost [34]\.\d+ nm to the right \(from 10 adsorbates\)$", Sentence(tips[0]));
        Assert.Matches(@"^this is your tip: \d\.?\d* pixels wide, a ghost ", Sentence(tips[1]));
    }

    /// <summary>A damaged file may claim any size, and JSON has no number for what that gives.</summary>
    [Fact]
    public void A_pixel_of_an_absurd_size_ends_nothing()
    {
        var absurd = new Scan(TestScans.Adsorbates(), 128, 128) { MetresPerPixelX = 1e300, MetresPerPixelY = 1e300 };
        _work.Write("absurd.gwy", [new ScanChannel(0, "Z", absurd, "m")]);

        Ran answer = _work.Classify("--format", "json", "--like", "absurd.gwy", "absurd.gwy", _work.WriteGood("good.gwy"));

        Assert.Equal((0, 2), (answer.Status, answer.Lines.Length));
        var tip = JsonDocument.Parse(answer.Lines[0]).RootElement.GetProperty("tip");
        Assert.Equal(JsonValueKind.Null, tip.GetProperty("width_nm").ValueKind);
    }

    [Fact]
    public void Too_few_adsorbates_are_said_and_leave_the_numbers_out()
    {
        double[] one = [.. Enumerable.Range(0, 48 * 48).Select(i =>
            Math.Exp(-(Math.Pow(i % 48 - 24, 2) + Math.Pow(i / 48 - 22, 2)) / 13))];

        JsonElement tip = Only(_work.Classify("--format", "json", _work.Write("one.gwy", one, 48, 48))).GetProperty("tip");

        Assert.Equal("the tip cannot be seen: 1 adsorbate in the scan, 3 are needed", Sentence(tip));
        Assert.Equal(1, tip.GetProperty("adsorbates").GetInt32());
        Assert.All(
            tip.EnumerateObject().Where(p => p.Name is not ("adsorbates" or "sentence")),
            p => Assert.Equal(JsonValueKind.Null, p.Value.ValueKind));
    }

    [Fact]
    public void A_failed_scan_has_an_error_and_no_verdict()
    {
        JsonElement scan = Only(_work.Classify("--format", "json", "missing.gwy"));

        Assert.Equal("unreadable: there is no such file", scan.GetProperty("error").GetString());
        Assert.All(
            ["channel", "surface", "verdict", "state", "confidence", "tip_change_line", "tip", "like", "provider", "states"],
            key => Assert.Equal(JsonValueKind.Null, scan.GetProperty(key).ValueKind));
    }

    [Fact]
    public void A_name_in_another_alphabet_stays_readable()
    {
        Ran answer = _work.Classify("--format", "json", _work.WriteGood("試料 å.gwy"));

        Assert.Contains("\"試料 å.gwy\"", answer.Output, StringComparison.Ordinal);
    }

    private static string Sentence(JsonElement tip) => tip.GetProperty("sentence").GetString()!;

    private static JsonElement Only(Ran answer) => JsonDocument.Parse(Assert.Single(answer.Lines)).RootElement;
}
