using System.Globalization;
using GwyTip.ScanFiles;

namespace GwyTip.Tests.Viewer;

/// <summary>One scan, four ways to ask: program, C interface, module without a window, module in the window.</summary>
[Collection(OnScreen.Name)]
public sealed class ChainTests(Screen screen) : IDisposable
{
    private readonly TinyModels _tiny = new();
    private readonly ViewerHome _home = new ViewerHome().WithLibrary().WithDriver();

    public void Dispose()
    {
        _home.Dispose();
        _tiny.Dispose();
    }

    [Theory]
    [InlineData("good")]
    [InlineData("partly-nan")]
    public void All_ways_give_the_same_confidences(string field)
    {
        _tiny.Add("si-h-100", TinyModels.TwoMembers);
        _home.WithModels(_tiny.Folder);

        AssertAllWaysAgree(Fields.PathOf(field));
    }

    /// <summary>The window's picture is kept: it is the one in the README.</summary>
    [Fact]
    public void The_shipped_ensemble_gives_the_same_confidences_all_ways()
    {
        _home.WithModels(Repository.PathTo("models"));

        var session = AssertAllWaysAgree(Repository.PathTo("samples", "si-h-100-atoms.gwy"));

        File.Copy(session.Screenshot, Repository.PathTo("artifacts", "screenshot.png"), overwrite: true);
    }

    /// <summary>The consumer in C gives no size of a pixel, so it has no part in this.</summary>
    [Fact]
    public void Tall_pixels_make_the_same_difference_everywhere()
    {
        _tiny.Add("si-h-100", TinyModels.TwoMembers);
        _home.WithModels(_tiny.Folder);

        var tall = AskProgram(Fields.PathOf("tall-pixels"));

        tall.AssertSame(Judged.OfEntries(Assert.Single(Batch.Rows(_home, Fields.PathOf("tall-pixels")))));
        Assert.NotEqual(AskProgram(Fields.PathOf("good")).States["rows"], tall.States["rows"], 1e-4);
    }

    private WindowSession AssertAllWaysAgree(string file)
    {
        var program = AskProgram(file);

        program.AssertSame(Consumer.Judge(Consumer.Compile(_home), _home, Assert.Single(ScanFile.Read(file))));
        program.AssertSame(Judged.OfEntries(Assert.Single(Batch.Rows(_home, file))));
        var session = WindowSession.Judge(screen, _home, file);
        program.AssertSame(Judged.OfEntries(session.Metadata));
        AssertShown(program, session.Labels);
        return session;
    }

    private Judged AskProgram(string file)
    {
        var result = Child.Run(Built.Cli, ["classify", "--models", _home.Models, "--format", "json", file], _home.Environment);
        Assert.True(result.Status == 0, result.Output + result.Errors);
        return Judged.OfJson(result.Output);
    }

    /// <summary>The dialog shows two decimals.</summary>
    private static void AssertShown(Judged judged, IReadOnlyDictionary<string, string> labels)
    {
        string words = judged.Verdict switch
        {
            "good" => "Good tip",
            "bad" => "Bad tip",
            "unsure" => "Unsure",
            _ => "Unknown surface",
        };
        Assert.Equal(words, labels["verdict"]);
        Assert.Contains(judged.State.Replace('_', ' '), labels["state"], StringComparison.Ordinal);
        Assert.All(judged.States, s =>
            Assert.Equal(s.Value, double.Parse(labels[$"confidence-{s.Key}"], CultureInfo.InvariantCulture), 0.00501));
    }
}
