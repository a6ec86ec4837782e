using System.Globalization;
using GwyTip.Core;
using GwyTip.Tests.Evaluation;
using GwyTip.Training.Cards;
using GwyTip.Training.Data;
using GwyTip.Training.Evaluation;

namespace GwyTip.Tests.Cards;

public sealed class CardWriterTests
{
    [Fact]
    public void The_main_figures_are_those_of_the_held_out_scans()
    {
        var heldOut = SomeFacts.Evaluation(seed: 1);
        var metrics = heldOut.Metrics;
        string card = CardWriter.Text(SomeFacts.Of(heldOut));

        string[] expected =
        [
            $"| AUROC, mean of the single states | {Number(metrics.Auroc)} | {Number(metrics.Intervals["auroc"].Low)} to",
            $"| balanced accuracy of the most likely state | {Number(metrics.BalancedAccuracy)} |",
            $"| expected calibration error, mean of all states | {Number(metrics.Ece)} |",
            .. heldOut.States.Select(s => $"| {s.Name} | {s.N} | {Number(s.Auroc)} |"),
            "2014Dec15-145157, 2015Jan02-101010",
        ];
        Assert.All(expected, text => Assert.Contains(text, card, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("image", "resamples of the scans")]
    [InlineData("series", "resamples of the sessions")]
    public void Where_sessions_were_divided_the_card_says_that_figures_are_too_good(string by, string drawn)
    {
        string card = CardWriter.Text(SomeFacts.Of(SomeFacts.Evaluation()) with { SplitBy = by });

        Assert.Contains("## Quality on held-out scans\n", card, StringComparison.Ordinal);
        Assert.Contains($"members did see others, for scans were split by {by}", card, StringComparison.Ordinal);
        Assert.Contains($"- Split by {by}: scans that share a tip", card, StringComparison.Ordinal);
        Assert.Contains(drawn, card, StringComparison.Ordinal);
        Assert.DoesNotContain("held-out sessions\n", card, StringComparison.Ordinal);
        Assert.DoesNotContain("The sessions:", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Cross_validated_figures_stand_apart()
    {
        var (heldOut, crossValidated) = (SomeFacts.Evaluation(seed: 1), SomeFacts.Evaluation(seed: 2));

        string[] with = CardWriter.Text(SomeFacts.Of(heldOut, crossValidated)).Split("## Cross-validated");
        string without = CardWriter.Text(SomeFacts.Of(heldOut));

        Assert.Equal(2, with.Length);
        Assert.DoesNotContain($"| {Number(crossValidated.Metrics.Auroc)} |", with[0], StringComparison.Ordinal);
        Assert.Contains($"| {Number(crossValidated.Metrics.Auroc)} |", with[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Cross-validated", without, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_how_the_bundle_was_made()
    {
        string card = CardWriter.Text(SomeFacts.Of(SomeFacts.Evaluation()));

        Assert.Contains("split by session", card, StringComparison.Ordinal);
        Assert.Contains(
            "| member-1.onnx | squeezenet-like, width 0.5 | 1 234 567 | adamw | 0.001 | 30 | 2 000 scans | 500 scans |", card,
            StringComparison.Ordinal);
        Assert.Contains("gwytip-train export --run runs/si-h-100 --out models/si-h-100", card, StringComparison.Ordinal);
        Assert.Contains("Licence: GPL-3.0", card, StringComparison.Ordinal);
        Assert.Contains("| too-few-lines | 2 |", card, StringComparison.Ordinal);
        Assert.Contains("0.900 × logit − 0.400", card, StringComparison.Ordinal);
        Assert.Contains("Thresholds aim at a precision of 90 %.", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_cannot_be_read_are_one_kind_of_what_is_left_out()
    {
        string card = CardWriter.Text(SomeFacts.Of(SomeFacts.Evaluation()) with
        {
            LeftOut =
            [
                new UnusedScan("a.sxm", "/scans/a.sxm: the file is empty"),
                new UnusedScan("b.sxm", @"C:\scans\b.sxm: there is no such file"),
                new UnusedScan("c.sxm", "constant: all heights are the same"),
            ],
        });

        Assert.Contains("| constant | 1 |\n| unreadable | 2 |\n", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_table_has_as_many_cells_in_each_row_as_in_its_header()
    {
        string[] lines = CardWriter.Text(SomeFacts.Of(SomeFacts.Evaluation())).Split('\n');
        int cells = 0, tables = 0;
        foreach (string line in lines)
        {
            int here = line.StartsWith('|') ? line.Replace("\\|", "").Count(c => c == '|') : 0;
            tables += cells == 0 && here > 0 ? 1 : 0;
            Assert.True(here == 0 || cells == 0 || here == cells, line);
            cells = here;
        }
        Assert.Equal(5, tables);
    }

    [Fact]
    public void What_falls_short_is_read_off_the_figures()
    {
        var good = SomeFacts.Evaluation();
        var worse = good with
        {
            States =
            [
                .. good.States.Select(s => s.Name == "rows"
                    ? s with { Auroc = 0.81, Precision = 0.7, Recall = 0.4, N = 12 }
                    : s with { Auroc = 0.99, Precision = 0.95, Recall = 0.9, N = 99 }),
            ],
        };

        string[] said = Section(CardWriter.Text(SomeFacts.Of(worse)), "## What falls short");

        string rows = Assert.Single(said, s => s.StartsWith("- rows:", StringComparison.Ordinal));
        Assert.Contains("AUROC of 0.810", rows, StringComparison.Ordinal);
        Assert.Contains("precision of 0.700, the aim is 0.900", rows, StringComparison.Ordinal);
        Assert.Contains("60 % of the scans that show it get no majority", rows, StringComparison.Ordinal);
        Assert.Contains("only 12 held-out scans", rows, StringComparison.Ordinal);
        Assert.DoesNotContain(said, s => s.StartsWith("- individual_atoms:", StringComparison.Ordinal));
        Assert.Contains(said, s => s.Contains("another surface", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Precision_is_no_aim_where_agreement_is(bool forAgreement)
    {
        var good = SomeFacts.Evaluation();
        var facts = SomeFacts.Of(good with
        {
            States = [.. good.States.Select(s => s with { Name = TipState.TipChange, Precision = 0.7, Recall = 0.4 })],
        });

        string[] said = Section(
            CardWriter.Text(facts with
            {
                WantedPrecisions = forAgreement ? new Dictionary<string, double>() : new() { [TipState.TipChange] = 0.9 },
            }), "## What falls short");

        string[] changes = [.. said.Where(s => s.StartsWith("- tip_change:", StringComparison.Ordinal))];
        Assert.NotEmpty(changes);
        Assert.All(changes, c => Assert.Contains("60 % of the scans that show it get no majority", c, StringComparison.Ordinal));
        Assert.All(changes, c => Assert.Equal(!forAgreement, c.Contains("the aim is 0.900", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_figure_that_cannot_be_had_is_a_dash()
    {
        var one = new Evaluator("si-h-100", SomePredictions.States, 0).Score(
            "held-out", [SomePredictions.Of("rows", 0, [0.1, 0.8, 0.1, 0.1])]);

        string card = CardWriter.Text(SomeFacts.Of(one));

        Assert.Contains("| AUROC, mean of the single states | – | – |", card, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", card, StringComparison.Ordinal);
        Assert.Contains("rows: cannot be scored", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Agreement_with_people_is_shown_where_several_people_labelled_enough_scans()
    {
        string Card(int severalPeople) => CardWriter.Text(SomeFacts.Of(new Evaluator("si-h-100", SomePredictions.States, 0).Score(
            "held-out",
            [.. SomePredictions.Many(60, seed: 1).Select(
                (p, i) => i < severalPeople ? p with { Scan = p.Scan with { Responses = 2 } } : p)])));

        string[] shown = Section(Card(30), "### Agreement with people");

        Assert.Contains("on the 30 scans that two people or more labelled", shown[0], StringComparison.Ordinal);
        Assert.Matches(@"^\| rows \| 0\.\d{3} \(\S+ to \S+\) \|", Assert.Single(
            shown, line => line.StartsWith("| rows |", StringComparison.Ordinal)));
        Assert.DoesNotContain("Agreement with people", Card(29), StringComparison.Ordinal);
    }

    private static string[] Section(string card, string heading) => card.Split(heading)[1].Split("\n## ")[0].Trim().Split('\n');

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
