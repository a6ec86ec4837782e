using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Rules;

namespace GwyTip.Tests.Evaluation;

/// <summary>Labelled scans and what a made-up ensemble of one member said of them.</summary>
internal static class SomePredictions
{
    public static IReadOnlyList<TipState> States { get; } =
    [
        State("individual_atoms", desirable: true), State("rows", desirable: true), State("generic_defect", desirable: false),
        State(TipState.TipChange, desirable: false),
    ];

    /// <param name="truth">The one state that all labellers agree on; null: they differ.</param>
    /// <param name="change">Label of tip change, 0..1.</param>
    /// <param name="confidences">Of atoms, rows, defect and tip change.</param>
    public static ScanPrediction Of(
        string? truth, double change, double[] confidences, string session = "a", string file = "scan.png")
    {
        var labels = States.ToDictionary(
            s => s.Name, s => s.Name == TipState.TipChange ? change : truth is null ? 0.5 : s.Name == truth ? 1 : 0);
        var report = new EnsembleJudge("si-h-100", States).Judge([confidences], scan: null);
        return new ScanPrediction(new LabelledScan(file, session, session, 1, labels, truth), report, null);
    }

    public static ScanPrediction Failed(string error, string session = "a", string file = "scan.png") =>
        Of("rows", 0, [0, 0, 0, 0], session, file) with { Report = null, Error = error };

    /// <summary>Scans of three sessions whose confidences follow their labels with some noise.</summary>
    public static IReadOnlyList<ScanPrediction> Many(int count, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                int truth = i % 4;
                double change = random.Next(4) == 0 ? 1 : 0;
                double[] confidences = [.. Enumerable.Range(0, 3).Select(k => Noisy(k == truth)), Noisy(change == 1)];
                return Of(truth == 3 ? null : States[truth].Name, change, confidences, $"session-{i % 3}", $"scan-{i}.png");
            }),
        ];

        double Noisy(bool shown) => Math.Clamp((shown ? 0.65 : 0.35) + 0.5 * (random.NextDouble() - 0.5), 0, 1);
    }

    private static TipState State(string name, bool desirable) => new(name, desirable, 0.5, 0.25, Calibration.None, name);
}
