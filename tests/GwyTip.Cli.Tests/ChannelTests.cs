using System.Text.Json;
using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Tests;

/// <summary>Which channels of a file are judged, and what is said of them.</summary>
public sealed class ChannelTests : IDisposable
{
    private const int Size = 32;

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void The_channel_is_named()
    {
        JsonElement scan = Assert.Single(Judge(Write("a.gwy", new ScanChannel(3, "Z (Backward)", Image(1), "m"))));
        Assert.Equal(
            ("3", "Z (Backward)", "m", "backward"),
            (scan.GetProperty("channel")
                .ToString(), Text(scan, "channel_title"), Text(scan, "channel_unit"), Text(scan, "channel_pass")));
        Assert.Empty(Notes(scan));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void At_constant_height_the_current_is_judged_and_that_is_said(bool noisy)
    {
        var z = noisy ? Noise(2) : new Scan(new double[Size * Size], Size, Size);
        string file = Write(
            "held.gwy", new ScanChannel(0, "Z (Forward)", z, "m"), new ScanChannel(1, "Current (Forward)", Image(1), "A"));

        JsonElement scan = Assert.Single(Judge(file));
        Assert.Equal(("Current (Forward)", "good"), (Text(scan, "channel_title"), Text(scan, "verdict")));
        string problem = noisy ? "no-image" : "constant";
        Assert.Equal([$"Z (Forward) ({problem}) holds no image; judged is Current (Forward)"], Notes(scan));

        // By its number it is judged for what it is.
        JsonElement asked = Assert.Single(Judge(file, "--channel", "0"));
        Assert.StartsWith($"{problem}: ", Text(asked, "error"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_all_channels_those_that_are_no_image_of_the_surface_are_listed_and_nothing_has_failed()
    {
        string file = Write(
            "a.gwy",
            new ScanChannel(0, "Z (Forward)", Image(1), "m"),
            new ScanChannel(1, "Temperature", Image(2), "K"),
            new ScanChannel(2, "Amplitude", Image(3), "m"),
            new ScanChannel(3, "Current", Image(4), "A"));

        Ran answer = _work.Classify("--format", "json", "--channel", "all", file);

        Assert.Equal(0, answer.Status);
        JsonElement[] scans = [.. answer.Lines.Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["good", null, null, "good"], scans.Select(s => s.GetProperty("verdict").GetString()));
        Assert.Equal("other-signal: Temperature is a temperature, no image of the surface", Text(scans[1], "error"));
        Assert.Equal("other-signal: Amplitude is an amplitude, no image of the surface", Text(scans[2], "error"));
        Assert.EndsWith(
            "2 good, 2 no image of the surface (on cpu)\n", _work.Classify("--channel", "all", file).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_other_signals_alone_is_an_error()
    {
        JsonElement scan = Assert.Single(Judge(Write("a.gwy", new ScanChannel(0, "Bias", Image(1), "V"))));
        Assert.Equal("unreadable: no channel of it can show the tip: 0 Bias is a voltage", Text(scan, "error"));
    }

    [Fact]
    public void Passes_that_have_little_in_common_are_told_about()
    {
        var forward = new ScanChannel(0, "Z (Forward)", Image(1), "m");
        Assert.Empty(Notes(Assert.Single(Judge(Write("same.gwy", forward, new ScanChannel(1, "Z (Backward)", Image(2), "m"))))));

        string note = Assert.Single(
            Notes(Assert.Single(Judge(Write("other.gwy", forward, new ScanChannel(1, "Z (Backward)", Other(), "m"))))));
        Assert.StartsWith("forward and backward pass have little in common (correlation ", note, StringComparison.Ordinal);
        Assert.Contains("  note: forward and backward", _work.Classify("other.gwy").Output, StringComparison.Ordinal);

        string turned = Write("turned.gwy", new ScanChannel(0, "Z (Backward)", Other(), "m"), forward with { Id = 1 });
        Assert.Equal([note], Notes(Assert.Single(Judge(turned, "--channel", "1"))));
    }

    /// <summary>A scan up and one down, or files that were merged.</summary>
    [Theory]
    [InlineData("1: Z (Forward)", "1: Z (Backward)", "2: Z (Forward)", "2: Z (Backward)")]
    [InlineData("1: Z TraceUp", "1: Z RetraceUp", "2: Z TraceDown", "2: Z RetraceDown")]
    [InlineData("1: Z TraceUp", "2: Z TraceDown", "2: Z RetraceDown", "1: Z RetraceUp")]
    public void Of_two_scans_in_a_file_each_has_its_own_passes(params string[] channels)
    {
        string file = Write(
            "two.gwy",
            [.. channels.Select((c, id) => new ScanChannel(id, c[3..], c[0] == '1' ? Image(1 + id) : Other(), "m"))]);

        JsonElement[] scans = Judge(file, "--channel", "all");

        Assert.Equal(channels.Select(c => c[3..]), scans.Select(s => Text(s, "channel_title")));
        Assert.All(scans, scan => Assert.Empty(Notes(scan)));
    }

    [Fact]
    public void A_damaged_image_beside_a_good_one_is_named()
    {
        string file = Write("a.gwy", new ScanChannel(0, "Z", Image(1), "m"), new ScanChannel(1, "Z 2", Image(2), "m"));
        byte[] bytes = File.ReadAllBytes(_work.PathTo(file));
        int at = bytes.AsSpan().IndexOf("/1/data\0"u8);
        at += bytes.AsSpan(at).IndexOf("xres\0i"u8) + 6;
        bytes[at] = 1;
        File.WriteAllBytes(_work.PathTo(file), bytes);

        Ran answer = _work.Classify("--format", "json", file);
        Assert.Equal(0, answer.Status);
        JsonElement scan = JsonDocument.Parse(Assert.Single(answer.Lines)).RootElement;
        Assert.Equal("good", Text(scan, "verdict"));
        Assert.Equal([$"besides, the file is damaged: /1/data has 1 × {Size} pixels but {Size * Size} heights"], Notes(scan));

        Ran all = _work.Classify("--format", "json", "--channel", "all", file);
        Assert.Equal((1, 2), (all.Status, all.Lines.Length));
        Assert.Contains("\"error\":\"unreadable: the file is damaged: /1/data", all.Lines[1], StringComparison.Ordinal);
    }

    private string Write(string name, params ScanChannel[] channels)
    {
        GwyFile.Write(_work.PathTo(name), channels);
        return name;
    }

    private JsonElement[] Judge(params string[] arguments) =>
        [.. _work.Classify(["--format", "json", .. arguments]).Lines.Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Text(JsonElement scan, string key) => scan.GetProperty(key).GetString() ?? "";

    private static string[] Notes(JsonElement scan) =>
        [.. scan.GetProperty("notes").EnumerateArray().Select(n => n.GetString()!)];

    /// <summary>The same waves under another noise.</summary>
    private static Scan Image(int seed) =>
        Changed(new Scan(TestScans.Heights(Size, Size, seed), Size, Size), (_, y, h) => 1e10 * h + Math.Sin(0.2 * y));

    private static Scan Other() => Changed(Image(1), (x, y, _) => Math.Sin(0.9 * y) + Math.Cos(0.02 * x * y));

    private static Scan Noise(int seed)
    {
        var random = new Random(seed);
        return new Scan([.. Enumerable.Range(0, Size * Size).Select(_ => random.NextDouble())], Size, Size);
    }

    private static Scan Changed(Scan scan, Func<int, int, double, double> height) =>
        new(
            [.. Enumerable.Range(0, Size * Size).Select(i => height(i % Size, i / Size, scan.Line(i / Size)[i % Size]))], Size,
            Size);
}
