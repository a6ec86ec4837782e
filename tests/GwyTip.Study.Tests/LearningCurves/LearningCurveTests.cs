using System.Text.Json;
using System.Text.Json.Nodes;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.LearningCurves;

public sealed class LearningCurveTests(TrainedFolder trained) : IClassFixture<TrainedFolder>
{
    [Fact]
    public void A_learning_curve_is_measured_once_and_drawn()
    {
        string bundle = Path.Combine(trained.Path, "models", "source");
        TestedProgram.Trainer.Succeed(trained.Path, "export", "--run", "run", "--out", bundle, "--foreign", "2");
        string[] arguments =
        [
            "learning-curve", "--features", bundle, "--data", "data", "--split", "run", "--sizes", "5", "--draws", "1",
            "--members", "1",
            "--effort", "0.05", "--subset", "tuning", "--out", "curve",
        ];

        Assert.Contains(
            "5 a state, draw 1: AUROC", TestedProgram.Study.Succeed(trained.Path, arguments), StringComparison.Ordinal);
        Assert.DoesNotContain("draw 1: AUROC", TestedProgram.Study.Succeed(trained.Path, arguments), StringComparison.Ordinal);
        Assert.Contains("| 5 | 20 | 1 |", Read("learning-curve.md"), StringComparison.Ordinal);
        Assert.StartsWith("<svg", Read("learning-curve.svg"), StringComparison.Ordinal);
        string[] other = [.. arguments.Select(a => a == "0.05" ? "0.06" : a)];
        Assert.Contains("other settings", TestedProgram.Study.Fail(trained.Path, other), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_as_the_page_chooses_them_are_held_against_those_of_chance_and_a_stopped_study_goes_on()
    {
        using var folder = new TemporaryFolder();
        MakeScans(folder.Path);
        string[] arguments =
        [
            "learning-curve", "--data", "data", "--split", "run", "--labels", "50", "40", "--folder", "60", "--draws", "1",
            "--members", "1", "--effort", "0.05", "--subset", "tuning", "--out", "labels",
        ];

        string said = TestedProgram.Study.Succeed(folder.Path, arguments);

        Assert.Contains("40 labels by chance, draw 1: AUROC", said, StringComparison.Ordinal);
        Assert.Contains("50 labels as chosen, draw 1: AUROC", said, StringComparison.Ordinal);
        string table = Labels("learning-curve.md");
        Assert.Contains("| 50 labels as chosen |", table, StringComparison.Ordinal);
        Assert.Contains("as the page chooses", Labels("learning-curve.svg"), StringComparison.Ordinal);
        string[] chosen = JsonSerializer.Deserialize<string[]>(Labels("chosen-draw-1.json"))!;
        Assert.Equal((50, 50), (chosen.Length, chosen.Distinct().Count()));

        // The last point is lost: it comes out as it was, of the same scans.
        var points = JsonNode.Parse(Labels("learning-curve.json"))!;
        points["points"]!.AsArray().RemoveAt(3);
        File.WriteAllText(Path.Combine(folder.Path, "labels", "learning-curve.json"), points.ToJsonString());
        string again = TestedProgram.Study.Succeed(folder.Path, arguments);
        Assert.Contains("50 labels as chosen, draw 1: AUROC", again, StringComparison.Ordinal);
        Assert.DoesNotContain("40 labels as chosen, draw 1: AUROC", again, StringComparison.Ordinal);
        Assert.Equal(table, Labels("learning-curve.md"));

        Assert.Contains("nothing to choose", TestedProgram.Study.Fail(
            folder.Path, [.. arguments.Select(a => a == "60" ? "50" : a)]), StringComparison.Ordinal);

        string Labels(string file) => File.ReadAllText(Path.Combine(folder.Path, "labels", file));
    }

    /// <summary>Of five scans none shows some state: a bundle made of them cannot tell it, which is no better than a guess.</summary>
    [Fact]
    public void A_state_that_nobody_has_labelled_counts_as_a_guess()
    {
        using var folder = new TemporaryFolder();
        MakeScans(folder.Path);

        string said = TestedProgram.Study.Succeed(
            folder.Path, "learning-curve", "--data", "data", "--split", "run", "--labels", "5", "7", "--folder", "60", "--draws", "1",
            "--members", "1", "--effort", "0.05", "--subset", "tuning", "--out", "few");

        Assert.Contains("5 labels by chance, draw 1: AUROC", said, StringComparison.Ordinal);
        Assert.Contains(" 0.500", said, StringComparison.Ordinal);
    }

    /// <summary>Scans of twelve sessions in <c>data</c>, and how they are split in <c>run</c>.</summary>
    private static void MakeScans(string folder)
    {
        var scans = TinyTraining.Make(folder, sessions: 12, perSession: 10);
        string data = Path.Combine(folder, "data");
        scans.Save(data);
        SplitPlan.Make(scans, new TrainingConfig { Data = data, Folds = 3, Members = [] }).Write(
            Directory.CreateDirectory(Path.Combine(folder, "run")).FullName);
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(trained.Path, "curve", file));
}
