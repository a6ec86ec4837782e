using System.Text.Json;
using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Tests.Commands;

/// <summary>
/// The paper's own protocol by the program: random split, agreed single labels, softmax, a separate network for tip change.
/// </summary>
public sealed class PaperProtocolTests : InFolder
{
    private const string Config = """
        {
          "data": "data",
          "split_by": "image",
          "labels": "multi_class",
          "views": 5,
          "folds": 2,
          "bf16": false,
          "members": [
            { "width": 0.1, "first_stride": 2, "batch_size": 8, "epochs": 4, "seed": 1, "tells": "states", "head": "softmax",
              "patience": 1 },
            { "network": "rashidi-wolkow-32", "width": 0.2, "batch_size": 8, "epochs": 2, "seed": 2, "tells": "states",
              "head": "softmax" },
            { "width": 0.1, "first_stride": 2, "batch_size": 8, "epochs": 2, "seed": 3, "tells": "tip_change" }
          ]
        }
        """;

    private string Succeed(params string[] arguments) => TestedProgram.Trainer.Succeed(_folder.Path, arguments);

    [Fact]
    public void It_makes_a_bundle_that_says_what_the_paper_would()
    {
        TinyTraining.Make(_folder.Path, sessions: 3, perSession: 20);
        File.WriteAllText(Path.Combine(_folder.Path, "config.json"), Config);
        Succeed(
            "import", "--labels", "labels.csv", "--images", "images", "--source", "made up", "--licence", "CC0", "--simulated",
            "--out", "data");
        Assert.Matches(@"60 scans; (1[0-4]) held out in \1 images", Succeed("train", "--config", "config.json", "--run", "run"));
        Succeed("export", "--run", "run", "--out", "models/si-h-100", "--foreign", "2");

        var bundle = Bundle.Load(Path.Combine(_folder.Path, "models", "si-h-100"));
        Assert.Equal("softmax", bundle.Manifest.Head);
        Assert.Equal(5, bundle.Views);
        // Every session is on both sides of a random split: none is unseen.
        Assert.Empty(bundle.Manifest.HeldOutSessions);
        Assert.Contains("names no scan of the 0 held-out sessions", TestedProgram.Trainer.Fail(
            _folder.Path, "evaluate", "--bundle", "models/si-h-100", "--labels", "labels.csv", "--images", "images"),
                StringComparison.Ordinal);
        Succeed(
            "evaluate", "--bundle", "models/si-h-100", "--labels", "labels.csv", "--images", "images", "--subset", "all",
            "--json", "all.json");
        using var evaluation = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.Path, "all.json")));
        Assert.Equal(60, evaluation.RootElement.GetProperty("images").GetInt32());

        using var ensemble = Ensemble.Open(bundle, new ProviderChoice(Provider.Cpu));
        var report = ensemble.Classify(
            ScanFiles.ScanFile.Pick(Path.Combine(_folder.Path, "images", "scan-7.gwy")).Channel.Scan).Report;
        for (int member = 0; member < 2; member++)
        {
            double[] said = [.. report.States.Where(s => s.State.Name != TipState.TipChange).Select(
                s => Raw(s.State.Calibration, s.Members[member]))];
            Assert.Equal(4, said.Length);
            Assert.Equal(1, said.Sum(), 3);
        }
        Assert.Equal(
            [true, true, false], report.States.Single(s => s.State.Name == TipState.TipChange).Members.Select(double.IsNaN));
    }

    /// <summary>What the network said: a softmax sums to 1 before it is calibrated.</summary>
    private static double Raw(Calibration calibration, double calibrated) =>
        1 / (1 + Math.Exp(-(Math.Log(calibrated / (1 - calibrated)) - calibration.Offset) / calibration.Slope));
}
