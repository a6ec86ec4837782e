using GwyTip.Inference;
using GwyTip.Trainer.Data;

namespace GwyTip.Trainer.Bundles;

/// <summary>
/// From a finished run to a bundle. The members judge, through the plug-in's own code, the scans they were not trained on; calibration and
/// thresholds are fitted to that; only then the held-out part is looked at, for the figures.
/// </summary>
public sealed class BundleExport(TrainedRun run, string folder)
{
    /// <summary>Writes members and manifest, without figures of quality.</summary>
    /// <param name="say">Told what is being done.</param>
    /// <returns>The predictions out of fold that the decision rules were fitted to.</returns>
    public IReadOnlyList<OutOfFoldPrediction> WriteRules(Action<string> say)
    {
        var surface = run.Data.Surface;
        var writer = new BundleWriter(run, folder);
        say("writing the members");
        writer.Write(DecisionRules.None(surface), new Dictionary<string, double>());
        say("judging the scans out of fold");
        var predictions = OutOfFold();
        LabelledScan[] seen = [.. run.Split.Folds.SelectMany((_, k) => run.Split.ValidationOf(run.Data, k))];
        writer.Write(DecisionRules.Fit(surface, predictions, seen), new Dictionary<string, double>());
        return predictions;
    }

    /// <summary>Writes the manifest again, with figures of quality.</summary>
    public void WriteQuality(IReadOnlyDictionary<string, double> quality) =>
        new BundleWriter(run, folder).Write(_rules, quality);

    /// <summary>Each member on its own fold, raw: the bundle just written calibrates nothing.</summary>
    private List<OutOfFoldPrediction> OutOfFold()
    {
        using var ensemble = Ensemble.Open(Bundle.Load(folder), new ProviderChoice(Provider.Cpu));
        var predictions = new List<OutOfFoldPrediction>();
        for (int k = 0; k < run.Config.Members.Count; k++)
        {
            int member = k;
            predictions.AddRange(ScanPredictions.Of(ensemble, run.Data.Description.Images, run.Split.ValidationOf(run.Data, k))
                .Where(p => p.Report is not null)
                .Select(p => new OutOfFoldPrediction(p.Scan, [.. p.Report!.States.Select(s => s.Members[member])])));
        }
        return predictions;
    }
}
