using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Tests.Evaluation;
using GwyTip.Training.Cards;
using GwyTip.Training.Data;
using GwyTip.Training.Evaluation;

namespace GwyTip.Tests.Cards;

/// <summary>A bundle's facts for a card, made up.</summary>
internal static class SomeFacts
{
    public static CardFacts Of(EvaluationResult heldOut, EvaluationResult? crossValidated = null) => new()
    {
        Manifest = Manifest,
        HeldOut = heldOut,
        CrossValidated = crossValidated,
        SplitBy = "session",
        Folds = 6,
        Members = [new MemberFacts(2000, 500, 30)],
        Engine = "an engine 1.2",
        Commands =
        [
            "gwytip-train train --config si-h-100.json --run runs/si-h-100",
            "gwytip-train export --run runs/si-h-100 --out models/si-h-100",
        ],
        LeftOut =
        [
            new UnusedScan("a.png", "too-few-lines: the scan has 3 lines"),
            new UnusedScan("b.png", "too-few-lines: the scan has 5 lines"),
        ],
        ThresholdRule = "Thresholds aim at a precision of 90 %.",
        WantedPrecisions = SomePredictions.States.ToDictionary(s => s.Name, _ => 0.9),
    };

    public static EvaluationResult Evaluation(int scans = 240, int seed = 1) =>
        new Evaluator("si-h-100", SomePredictions.States, 0.1).Score("held-out", SomePredictions.Many(scans, seed));

    private static BundleManifest Manifest { get; } = new()
    {
        FormatVersion = BundleManifest.CurrentFormat,
        ProductVersion = "0.1.0",
        Surface = "si-h-100",
        PreprocessingVersion = Preprocessing.Version,
        Inputs = [Preprocessing.Image],
        Head = "sigmoid",
        Voting = "majority",
        States =
        [
            .. SomePredictions.States.Select(s => new ManifestState(
                s.Name, s.Desirable, s.Threshold, s.Share, new ManifestCalibration(0.9, -0.4),
                "What " + s.Name + " | looks like.")),
        ],
        Members =
        [
            new ManifestMember(
                "member-1.onnx", new string('a', 64), ["rows"], "squeezenet-like, width 0.5", "adamw", 0.001, 1_234_567),
        ],
        TrainingData = new ManifestTrainingData("Scans made up for a test", "GPL-3.0", 2500, 20, new string('b', 64), false),
        HeldOutSessions = ["2014Dec15-145157", "2015Jan02-101010"],
        Quality = new Dictionary<string, double>(),
    };
}
