using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using GwyTip.Study.Reports;
using GwyTip.Training;
using GwyTip.Training.Choices;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Rules;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Reports;

public sealed partial class ReportWriterTests(ReportedRun reported) : IClassFixture<ReportedRun>
{
    [Fact]
    public void The_ensemble_s_figures_are_the_evaluator_s()
    {
        var run = TrainedRun.Open(reported.Folder).Only([0, 1, 2]);
        var said = new EnsemblePredictions(run);
        var rules = DecisionRules.Fit(run.Surface, said.OutOfFold(), run.Split.SeenOf(run.Data));
        var expected = new Evaluator(
            "si-h-100", [.. rules.States.Select(s => s.ToTipState())], rules.GoodBadCut).Score("held-out", said.HeldOut(rules));

        var ensemble = Json().GetProperty("runs")[0].GetProperty("ensemble");
        var figures = ensemble.GetProperty("figures");
        (string Key, double Value)[] all =
        [
            ("auroc", expected.Metrics.Auroc), (
                "balanced_accuracy", expected.Metrics.BalancedAccuracy), ("precision", expected.Metrics.Precision),
            ("recall", expected.Metrics.Recall), ("ece", expected.Metrics.Ece), (
                "good_bad_auroc", expected.Metrics.GoodBad.Auroc),
            ("good_bad_precision", expected.Metrics.GoodBad.Precision), ("tip_change_auroc", expected.Metrics.TipChange!.Auroc),
            ("with_tip_change_auroc", expected.States.Average(s => s.Auroc)),
        ];
        Assert.All(all, f => Assert.Equal(f.Value, figures.GetProperty(f.Key).GetDouble(), 12));
        Assert.Equal(
            expected.Metrics.Intervals["auroc"].Low, ensemble.GetProperty("intervals").GetProperty("by").GetProperty("auroc")
                .GetProperty("low").GetDouble(), 12);
        string row = reported.Read("report.md").Split('\n').Single(l => l.StartsWith("| Ensemble |", StringComparison.Ordinal));
        Assert.Contains($"| {Number(expected.Metrics.Auroc)} (", row, StringComparison.Ordinal);
        Assert.Contains($"| {Number(expected.Metrics.Precision)} (", row, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_s_row_is_the_mean_of_its_members_each_alone_with_the_network_s_rules()
    {
        var run = TrainedRun.Open(reported.Folder);
        var both = run.Only([0, 1]);
        var rules = DecisionRules.Fit(both.Surface, new EnsemblePredictions(both).OutOfFold(), both.Split.SeenOf(both.Data));
        double[] recalls =
        [
            .. Enumerable.Range(0, 2).Select(m => new Evaluator(
                "x", [.. rules.States.Select(s => s.ToTipState())], rules.GoodBadCut)
                .Score("x", new EnsemblePredictions(run.Only([m])).HeldOut(rules)).Metrics.Recall),
        ];

        var recall = Json().GetProperty("runs")[0].GetProperty("methods")[0].GetProperty("figures").GetProperty("recall");

        Assert.Equal(recalls.Average(), recall.GetProperty("mean").GetDouble(), 12);
        Assert.Equal(Math.Abs(recalls[0] - recalls[1]) / Math.Sqrt(2), recall.GetProperty("deviation").GetDouble(), 12);
    }

    [Fact]
    public void Members_for_tip_change_alone_have_its_figures_and_no_others()
    {
        var lines = Json().GetProperty("runs")[0].GetProperty("methods")[1];

        Assert.Equal("line-statistics", lines.GetProperty("method").GetString());
        Assert.True(lines.GetProperty("only_tip_change").GetBoolean());
        Assert.InRange(lines.GetProperty("figures").GetProperty("tip_change_auroc").GetProperty("mean").GetDouble(), 0.5, 1);
        Assert.Equal(
            JsonValueKind.Null, lines.GetProperty("figures").GetProperty("with_tip_change_auroc").GetProperty("mean").ValueKind);
        Assert.DoesNotContain("\n| Line statistics | ", reported.Read("report.md"), StringComparison.Ordinal);
        Assert.Contains("| Line statistics, run | sessions |", reported.Read("report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Unfinished_members_are_named_and_left_out()
    {
        Assert.Contains("left out, not trained to the end: member-4 (VGG)", reported.Said.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "Left out of run, not trained to the end: member-4 (VGG).", reported.Read("report.md"), StringComparison.Ordinal);
        Assert.Equal("member-4 (VGG)", Json().GetProperty("runs")[0].GetProperty("unfinished")[0].GetString());
    }

    [Fact]
    public void The_page_is_well_formed_and_loads_nothing()
    {
        string html = reported.Read("report.html");
        using var reader = XmlReader.Create(new StringReader(html),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        var page = XDocument.Load(reader);

        string[] loaded = ["href", "src", "srcset", "data", "action"];
        Assert.All(
            page.Descendants().Attributes().Where(a => loaded.Contains(a.Name.LocalName)),
            a =>
                Assert.True(
                    a.Value.StartsWith('#') || a.Value.StartsWith("data:image/png;base64,", StringComparison.Ordinal), a.Value));
        Assert.Empty(page.Descendants("script"));
        Assert.DoesNotMatch(OutsideTheFile(), html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal));
        var figures = page.Descendants("figure").ToArray();
        Assert.All(figures, f =>
        {
            Assert.NotEmpty(f.Elements().First().Attribute("aria-label")!.Value);
            Assert.NotEmpty(f.Element("figcaption")!.Value);
        });
        Assert.True(figures.Length >= 10, $"{figures.Length} figures");
        Assert.All(page.Descendants("table"), t => Assert.NotEmpty(t.Element("caption")!.Value));
        string[] ids = [.. page.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.All(page.Descendants("a"), a => Assert.Contains(a.Attribute("href")!.Value[1..], ids));
    }

    [Fact]
    public void Every_row_of_a_table_is_as_long_as_its_header()
    {
        using var reader = XmlReader.Create(new StringReader(reported.Read("report.html")),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        foreach (var table in XDocument.Load(reader).Descendants("table"))
        {
            int columns = table.Element("thead")!.Elements("tr").Last().Elements().Count();
            Assert.All(
                table.Element("thead")!.Elements("tr"),
                r => Assert.Equal(columns, r.Elements().Sum(c => (int?)c.Attribute("colspan") ?? 1)));
            Assert.All(table.Element("tbody")!.Elements(), r => Assert.Equal(columns, r.Elements().Count()));
        }
    }

    [Fact]
    public void Markdown_names_the_figures_that_lie_beside_it()
    {
        string[] named = [.. Figures().Matches(reported.Read("report.md")).Select(m => m.Groups[1].Value)];

        Assert.All(named, f => Assert.StartsWith("<svg", reported.Read(f), StringComparison.Ordinal));
        Assert.Subset(
            named.ToHashSet(),
            new HashSet<string> { "run-roc.svg", "run-pr.svg", "run-samples.svg", "run-calls.svg", "run-reliability.svg" });
    }

    [Fact]
    public void The_same_runs_give_the_same_bytes()
    {
        string again = Path.Combine(reported.Path, "again");
        ReportWriter.Write([reported.Folder], again, TextWriter.Null);

        Assert.All(
            Directory.GetFiles(again),
            f => Assert.Equal(File.ReadAllBytes(Path.Combine(reported.Report, Path.GetFileName(f))), File.ReadAllBytes(f)));
    }

    [Fact]
    public void The_ensemble_is_the_chosen_members()
    {
        string chosen = Path.Combine(reported.Path, "chosen", "run"), report = Path.Combine(reported.Path, "chosen report");
        foreach (string file in Directory.GetFiles(reported.Folder, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(chosen, Path.GetRelativePath(reported.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        new MemberChoice([2, 3], []).Write(chosen);
        ReportWriter.Write([chosen], report, TextWriter.Null);

        var members = JsonDocument.Parse(File.ReadAllText(
            Path.Combine(report, ReportWriter.JsonName))).RootElement.GetProperty("runs")[0].GetProperty("members");
        Assert.Equal([false, true, true], members.EnumerateArray().Select(m => m.GetProperty("chosen").GetBoolean()));
    }

    [Fact]
    public void What_is_no_run_is_named()
    {
        string Fails(params string[] runs) => Assert.Throws<TrainingException>(
            () => ReportWriter.Write(runs, Path.Combine(reported.Path, "none"), TextWriter.Null)).Message;
        string empty = Directory.CreateDirectory(Path.Combine(reported.Path, "empty")).FullName;
        string fresh = Directory.CreateDirectory(Path.Combine(reported.Path, "fresh")).FullName;
        foreach (string file in Directory.GetFiles(reported.Folder))
        {
            File.Copy(file, Path.Combine(fresh, Path.GetFileName(file)), overwrite: true);
        }

        Assert.Contains(
            "missing holds no config.json: it is not a run", Fails(Path.Combine(reported.Path, "missing")),
            StringComparison.Ordinal);
        Assert.Contains("empty holds no config.json", Fails(empty), StringComparison.Ordinal);
        Assert.Contains("no member of " + fresh + " is trained to the end yet", Fails(fresh), StringComparison.Ordinal);
        Assert.Contains("two runs are called 'run'", Fails(reported.Folder, reported.Folder), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(reported.Path, "none")));
    }

    private static string Number(double value) => value.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture);

    private JsonElement Json() => JsonDocument.Parse(reported.Read("report.json")).RootElement;

    [GeneratedRegex(@"https?://|@import|url\(")]
    private static partial Regex OutsideTheFile();

    [GeneratedRegex(@"\]\(([^)]+\.svg)\)")]
    private static partial Regex Figures();
}
