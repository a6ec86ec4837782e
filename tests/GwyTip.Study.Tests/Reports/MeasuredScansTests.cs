using System.Text.Json;
using GwyTip.Training.Bundles;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Reports;

public sealed class MeasuredScansTests(RunToAsk asked) : InFolder, IClassFixture<RunToAsk>
{
    private const string GoodAgainstBad = "good against bad, AUROC";

    [Theory]
    [InlineData("Ensemble", "ensemble", 0, 1, 2)]
    [InlineData("SqueezeNet", "squeezenet-like", 0, 1)]
    [InlineData("RW at 32 px", "rashidi-wolkow-32", 2)]
    public void A_method_says_of_measured_scans_what_a_bundle_of_its_members_says(string name, string key, params int[] members)
    {
        new BundleExport(
            TrainedRun.Open(asked.Run).Only(members), Path.Combine(Place("models"), "si-h-100"), foreign: 0, _ => { }).Write();
        using var real = JsonDocument.Parse(TestedProgram.Study.Succeed(
            _folder.Path, "real", "--models", "models", "--files", asked.Scans, "--list", asked.List, "--format", "json"));
        double expected = real.RootElement.EnumerateArray().First(b => b.TryGetProperty("table", out _)).GetProperty("table")
            .EnumerateArray().First(r => r.GetProperty("figure").GetString() == GoodAgainstBad).GetProperty("value").GetDouble();

        string said = Report();

        Assert.Contains("lab/broken.png cannot be judged: ", said, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Place("report"), "report.json")));
        var method = json.RootElement.GetProperty("on_measured_scans")[0].GetProperty("methods").EnumerateArray()
            .Single(m => m.GetProperty("method").GetString() == key);
        var figure = method.GetProperty("figures").GetProperty(GoodAgainstBad);
        Assert.Equal(expected, figure.GetProperty("value").GetDouble(), 3);
        Assert.Equal((4, 5), (figure.GetProperty("positive").GetInt32(), figure.GetProperty("negative").GetInt32()));
        string row = Section().First(l => l.StartsWith($"| {name} | {members.Length} | ", StringComparison.Ordinal));
        Assert.Contains(
            figure.GetProperty("value").GetDouble().ToString("0.000", System.Globalization.CultureInfo.InvariantCulture), row,
            StringComparison.Ordinal);
        Assert.EndsWith(" | 4 against 5 |", row, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_bundle_can_hold_is_not_asked()
    {
        Report();

        Assert.Contains("| RFC | 1 | – | – | – | – |", Section());
    }

    [Fact]
    public void Without_a_list_nothing_is_said_of_measured_scans()
    {
        TestedProgram.Study.Succeed(_folder.Path, "report", "--run", asked.Run, "--out", "report");

        Assert.DoesNotContain("On measured scans", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_not_there_end_the_command()
    {
        Directory.CreateDirectory(Place("elsewhere"));

        Refused("none of the 10 measured scans can be judged; lab/1.png: ", asked.Run, asked.List, "elsewhere");
    }

    [Fact]
    public void A_list_without_clear_scans_ends_the_command()
    {
        File.WriteAllText(
            Place("weak.csv"), "file,set,surface,nm,kind,label,sure\nlab/1.png,dev,Ag(111),9,good,sharp,weak\n");

        Refused("names no scan that is clearly good or bad", asked.Run, "weak.csv", asked.Scans);
    }

    [Fact]
    public void A_run_on_measured_scans_is_not_asked_about_others()
    {
        string run = asked.CopyAsMeasured(_folder.Path);

        Refused("no run here learned from simulated scans", run, asked.List, asked.Scans);
    }

    private void Refused(string expected, string run, string list, string files)
    {
        var (status, _, errors) = TestedProgram.Study.Run(
            _folder.Path, "report", "--run", run, "--out", "report", "--list", list, "--files", files);

        Assert.NotEqual(0, status);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Place("report")));
    }

    private string Report() => TestedProgram.Study.Succeed(
        _folder.Path, "report", "--run", asked.Run, "--out", "report", "--list", asked.List, "--files", asked.Scans);

    private string[] Section() => Page()[Page().IndexOf("## On measured scans", StringComparison.Ordinal)..].Split('\n');

    private string Page() => File.ReadAllText(Path.Combine(Place("report"), "report.md")).ReplaceLineEndings("\n");

    private string Place(string name) => Path.Combine(_folder.Path, name);
}
