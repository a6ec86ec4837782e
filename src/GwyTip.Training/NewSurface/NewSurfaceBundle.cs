using GwyTip.Inference;
using GwyTip.Training.Bundles;
using GwyTip.Training.Cards;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Rules;
using GwyTip.Training.Runs;

namespace GwyTip.Training.NewSurface;

/// <summary>
/// A bundle of a run that holds nothing out. Calibration, thresholds and figures all come from what each member says of its own
/// fold.
/// </summary>
/// <param name="run">The run; every member is trained to the end.</param>
/// <param name="source">What its members started from.</param>
/// <param name="folder">Where the bundle goes.</param>
internal sealed class NewSurfaceBundle(TrainedRun run, SourceMembers source, string folder)
{
    /// <summary>Before the names of figures in the manifest: they are not of held-out sessions.</summary>
    private const string Prefix = "cross_validated_";

    /// <summary>Whether a bundle was made so: its figures tell.</summary>
    public static bool Made(BundleManifest manifest) =>
        manifest.Quality.Keys.Any(k => k.StartsWith(Prefix, StringComparison.Ordinal));

    /// <param name="warnings">What was missing, for the card.</param>
    /// <param name="say">Told what is being done.</param>
    /// <returns>The cross-validated figures.</returns>
    public EvaluationResult Write(IReadOnlyList<string> warnings, Action<string> say)
    {
        say("writing the members");
        var writer = new BundleWriter(run, folder);
        writer.Write(DecisionRules.None(run.Surface));
        say("judging the scans that each member was not trained on");
        var export = new BundleExport(run, folder, foreign: 0, say);
        var outOfFold = export.OutOfFold();
        var rules = DecisionRules.Fit(run.Surface, outOfFold, run.Split.SeenOf(run.Data));
        var manifest = writer.Write(rules);
        var bundle = Bundle.Load(folder);
        ScanPrediction[] predictions = [.. outOfFold.Where(export.KnowsEveryState).Select(p => BundleExport.Alone(bundle, p))];
        var unit = SessionBootstrap.UnitOf(run.Split.By);
        var result = new Evaluator(bundle.Surface, bundle.States, rules.GoodBadCut, unit).Score("cross-validated", predictions);
        manifest = manifest with { Quality = QualitySummary.From(result).ToDictionary(q => Prefix + q.Key, q => q.Value) };
        writer.WriteManifest(manifest);
        export.WriteCurves(bundle, predictions, "cross-validated");
        File.WriteAllText(
            Path.Combine(folder, CardWriter.FileName),
            NewSurfaceCard.Text(run, source, manifest, rules.ThresholdRule, result, warnings));
        return result;
    }
}
