using System.Text.Json;

namespace GwyTip.Tests;

/// <summary><c>gwytip correct</c>.</summary>
public sealed class CorrectCommandTests : IDisposable
{
    private const string FileName = "gwytip-corrections.jsonl";

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    private Ran Correct(params string[] arguments) => _work.Run(["correct", "--models", _work.Models.Folder, .. arguments]);

    private JsonElement[] Lines(params string[] place) =>
        [.. File.ReadAllLines(_work.PathTo(Path.Combine([.. place, FileName]))).Select(l => JsonDocument.Parse(l).RootElement)];

    private static string[] StatesOf(JsonElement line) =>
        [.. line.GetProperty("states").EnumerateArray().Select(s => s.GetString()!)];

    [Fact]
    public void A_correction_is_a_line_beside_the_scan_and_the_next_one_another()
    {
        string scan = _work.WriteGood(Path.Combine("in", "a.gwy"));

        var said = Correct(scan, "--states", "rows, tip_change", "--person", " Ana ");
        var none = Correct(scan, "--states", "none", "--channel", "0");

        Assert.Equal((0, 0), (said.Status, none.Status));
        Assert.Equal([$"saved in {_work.PathTo(Path.Combine("in", FileName))}"], said.Lines);
        var lines = Lines("in");
        Assert.Equal(2, lines.Length);
        Assert.Equal(["rows", "tip_change"], StatesOf(lines[0]));
        Assert.Equal(("a.gwy", "good", "rows", "si-h-100", "Ana"), (Text("file"), Text("verdict"), Text("state"), Text("surface"),
            Text("person")));
        Assert.Empty(StatesOf(lines[1]));
        Assert.False(lines[1].TryGetProperty("person", out _));

        string? Text(string name) => lines[0].GetProperty(name).GetString();
    }

    /// <summary>A folder that was labelled, or corrected, is taken for that of the scans below it.</summary>
    [Theory]
    [InlineData("gwytip-labels.db")]
    [InlineData(FileName)]
    public void It_goes_to_the_nearest_folder_that_was_labelled_or_corrected(string mark)
    {
        string scan = _work.WriteGood(Path.Combine("scans", "2026-03-02", "x", "a.gwy"));
        _work.WriteBytes(Path.Combine("scans", mark), []);

        Assert.Equal(0, Correct(scan, "--states", "rows").Status);
        Assert.Equal("2026-03-02/x/a.gwy", Lines("scans")[0].GetProperty("file").GetString());

        Assert.Equal(0, Correct(scan, "--states", "rows", "--folder", _work.PathTo(Path.Combine("scans", "2026-03-02"))).Status);
        Assert.Equal("x/a.gwy", Lines("scans", "2026-03-02")[0].GetProperty("file").GetString());
    }

    [Fact]
    public void What_cannot_be_saved_is_said_and_leaves_nothing()
    {
        string scan = _work.WriteGood(Path.Combine("in", "a.gwy"));
        (string[] Arguments, int Status, string Sentence)[] wrong =
        [
            ([scan, "--states", "nice"], 2, "si-h-100 has no state 'nice'; it has rows, tip_change"),
            ([scan, "--states", ","], 2, "--states names no state; 'none' says that the scan shows none of them"),
            ([scan, "--states", "rows", "--person", "a\nb"], 2, "--person is 1 to 60 letters, all on one line"),
            ([scan, "--states", "rows", "--channel", "7"], 1, "it has no channel 7, only 0"),
            (["gone.gwy", "--states", "rows"], 1, "gone.gwy"),
            ([scan, "--states", "rows", "--surface", "cu-111"], 2, "cu-111"),
            ([scan], 2, "--states"),
            ([scan, "--states", "rows", "--folder", _work.PathTo("nowhere")], 1, "not saved: "),
        ];
        foreach (var (arguments, status, sentence) in wrong)
        {
            var answer = Correct(arguments);

            Assert.Equal(status, answer.Status);
            Assert.Contains(sentence, answer.Errors, StringComparison.Ordinal);
            Assert.Equal("", answer.Output);
        }
        Assert.False(File.Exists(_work.PathTo(Path.Combine("in", FileName))));
    }

    [Fact]
    public async Task Programs_that_save_at_once_lose_no_line()
    {
        string scan = _work.WriteGood(Path.Combine("in", "a.gwy"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Correct(scan, "--states", "rows"))));

        Assert.All(answers, a => Assert.Equal(0, a.Status));
        Assert.Equal(6, Lines("in").Length);
    }
}
