namespace GwyTip.Training.Evaluation;

/// <summary>The figures that a manifest repeats.</summary>
public static class QualitySummary
{
    /// <summary>Figures by name, as in the JSON of an evaluation but flat; those that cannot be had are left out.</summary>
    public static IReadOnlyDictionary<string, double> From(EvaluationResult result)
    {
        var m = result.Metrics;
        var figures = new Dictionary<string, double>
        {
            ["images"] = result.Judged,
            ["sessions"] = result.Sessions,
            ["auroc"] = m.Auroc,
            ["balanced_accuracy"] = m.BalancedAccuracy,
            ["precision"] = m.Precision,
            ["recall"] = m.Recall,
            ["good_bad_auroc"] = m.GoodBad.Auroc,
            ["good_bad_accuracy"] = m.GoodBad.Accuracy,
            ["tip_change_auroc"] = m.TipChange?.Auroc ?? double.NaN,
            ["ece"] = m.Ece,
        };
        return figures.Where(f => double.IsFinite(f.Value)).ToDictionary(f => f.Key, f => Math.Round(f.Value, 4));
    }
}
