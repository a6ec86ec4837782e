using System.Text.Json;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Evaluation;

namespace GwyTip.Tests.Commands;

/// <summary>From labels to a bundle and its figures, by the program, on made-up scans; trained once for all tests here.</summary>
[Collection(OneTrainedFolder.Name)]
public sealed class WholeProtocolTests(TrainedFolder trained)
{
    private string Succeed(params string[] arguments) => TestedProgram.Trainer.Succeed(trained.Path, arguments);

    [Fact]
    public void Labels_become_a_bundle_whose_figures_evaluate_reproduces()
    {
        Assert.Contains("member-2 epoch 2/2", trained.Output, StringComparison.Ordinal);
        Succeed("export", "--run", "run", "--out", "models/si-h-100", "--foreign", "1");
        Succeed(
            "evaluate", "--bundle", "models/si-h-100", "--labels", "labels.csv", "--images", "images", "--json",
            "evaluation.json");

        var bundle = Bundle.Load(Path.Combine(trained.Path, "models", "si-h-100"));
        var evaluation = EvaluationJson.Parse(File.ReadAllText(Path.Combine(trained.Path, "evaluation.json")));
        Assert.Equal(3, bundle.Manifest.Members.Count);
        Assert.DoesNotContain(TipState.TipChange, bundle.Manifest.Members[0].States);
        Assert.Equal([TipState.TipChange], bundle.Manifest.Members[2].States);
        Assert.Equal([Preprocessing.Image, Preprocessing.Lines], bundle.Manifest.Inputs);
        Assert.True(bundle.Manifest.TrainingData.Simulated);
        Assert.Equal(
            QualitySummary.From(evaluation), bundle.Manifest.Quality.Where(
                f => !f.Key.StartsWith("unknown_surface_", StringComparison.Ordinal)).ToDictionary());
        Assert.InRange(bundle.Manifest.Quality["unknown_surface_auroc"], 0, 1);
        Assert.True(bundle.TellsSurface);
        Assert.Equal(bundle.Manifest.HeldOutSessions.Count, evaluation.Sessions);
        string card = File.ReadAllText(Path.Combine(bundle.Folder, "CARD.md"));
        Assert.All(bundle.Manifest.HeldOutSessions, s => Assert.Contains(s, card, StringComparison.Ordinal));
        Assert.All(
            (string[])["roc.svg", "pr.svg"],
            f => Assert.StartsWith("<svg", File.ReadAllText(Path.Combine(bundle.Folder, f)), StringComparison.Ordinal));
    }

    [Fact]
    public void A_bundle_learns_anew_what_is_foreign_and_stays_what_it_was()
    {
        string models = Path.Combine(trained.Path, "refitted", "si-h-100");
        Succeed("export", "--run", "run", "--out", models, "--foreign", "1");
        var before = Bundle.Load(models).Manifest;
        byte[] surface = File.ReadAllBytes(Path.Combine(models, "surface.onnx"));
        string[] card = File.ReadAllLines(Path.Combine(models, "CARD.md"));

        Assert.Contains(
            "held-out scans", Succeed("surface", "--bundle", models, "--data", "data", "--foreign", "2"),
            StringComparison.Ordinal);

        var after = Bundle.Load(models).Manifest;
        Assert.Equal(before.Members.Select(m => m.Sha256), after.Members.Select(m => m.Sha256));
        Assert.Equal(before.States, after.States);
        Assert.Equal(Without(before), Without(after));
        Assert.NotEqual(surface, File.ReadAllBytes(Path.Combine(models, "surface.onnx")));
        Assert.Equal(before.UnknownSurface!.LargestFrameNm, after.UnknownSurface!.LargestFrameNm);
        Assert.Equal(49.2, after.UnknownSurface.LargestFrameNm);
        string[] cardAfter = File.ReadAllLines(Path.Combine(models, "CARD.md"));
        Assert.Equal(Headings(card), Headings(cardAfter));
        Assert.Contains("| graphite | 1 |", string.Join('\n', card), StringComparison.Ordinal);
        Assert.Contains("| graphite | 2 |", string.Join('\n', cardAfter), StringComparison.Ordinal);
        Assert.DoesNotContain("| graphite | 1 |", string.Join('\n', cardAfter), StringComparison.Ordinal);
        Assert.Contains("of more than 49.2 nm", string.Join('\n', cardAfter), StringComparison.Ordinal);

        static string[] Headings(string[] card) => [.. card.Where(l => l.StartsWith('#'))];
        static Dictionary<string, double> Without(BundleManifest manifest) => manifest.Quality.Where(
            q => !q.Key.StartsWith("unknown_surface_", StringComparison.Ordinal)).ToDictionary();
    }

    [Fact]
    public void A_bundle_learns_nothing_from_scans_of_which_none_are_held_out()
    {
        string models = Path.Combine(trained.Path, "others", "si-h-100");
        Succeed("export", "--run", "run", "--out", models, "--foreign", "0");
        string manifest = Path.Combine(models, "manifest.json"), text = File.ReadAllText(manifest);
        foreach (string session in Bundle.Load(models).Manifest.HeldOutSessions)
        {
            text = text.Replace($"\"{session}\"", $"\"not {session}\"", StringComparison.Ordinal);
        }
        File.WriteAllText(manifest, text);

        Assert.Contains(
            "nor scans to hold out",
            TestedProgram.Trainer.Fail(trained.Path, "surface", "--bundle", models, "--data", "data"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_session_lies_on_two_sides_of_the_split()
    {
        using var split = JsonDocument.Parse(File.ReadAllText(Path.Combine(trained.Path, "run", "split.json")));
        string[][] parts =
        [
            Names(split.RootElement.GetProperty("held_out")),
            .. split.RootElement.GetProperty("folds").EnumerateArray().Select(Names),
        ];
        Assert.Equal(9, parts.Sum(p => p.Length));
        Assert.Equal(9, parts.SelectMany(p => p).Distinct().Count());

        static string[] Names(JsonElement list) => [.. list.EnumerateArray().Select(s => s.GetString()!)];
    }

    [Theory]
    [InlineData("member-1 epoch 1/2")]
    [InlineData("member-2:")]
    [InlineData("member-2 epoch 1/2")]
    public void A_killed_run_goes_on_to_the_same_bytes(string killedAt)
    {
        string run = "killed at " + killedAt.Replace('/', ' ').TrimEnd(':');
        TestedProgram.Trainer.Kill(trained.Path, killedAt, "train", "--config", "config.json", "--run", run);
        Succeed("train", "--config", "config.json", "--run", run);
        for (int k = 1; k <= 3; k++)
        {
            string checkpoint = Path.Combine($"member-{k}", "checkpoint.bin");
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(trained.Path, "run", checkpoint)), File.ReadAllBytes(
                    Path.Combine(trained.Path, run, checkpoint)));
        }
    }

    [Fact]
    public void A_finished_run_is_not_trained_again()
    {
        Assert.DoesNotContain("epoch", Succeed("train", "--config", "config.json", "--run", "run"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_not_finished_is_no_bundle()
    {
        string half = Directory.CreateDirectory(Path.Combine(trained.Path, "half")).FullName;
        foreach (string file in (string[])["config.json", "split.json"])
        {
            File.Copy(Path.Combine(trained.Path, "run", file), Path.Combine(half, file));
        }
        Assert.Contains(
            "has not been trained to the end",
            TestedProgram.Trainer.Fail(trained.Path, "export", "--run", "half", "--out", "models/x"), StringComparison.Ordinal);
    }
}
