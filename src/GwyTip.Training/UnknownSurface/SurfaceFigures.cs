using GwyTip.Core;
using GwyTip.Training.Metrics;

namespace GwyTip.Training.UnknownSurface;

/// <summary>How well a bundle tells foreign scans.</summary>
/// <param name="Auroc">
/// Held-out scans against foreign ones of families held back from the fit, every kind counting alike; without surfaces that have
/// bundles of their own.
/// </param>
/// <param name="FalseAlarms">Share of the held-out scans that the bundle calls foreign.</param>
/// <param name="HeldOut">Held-out scans.</param>
/// <param name="Noticed">Share of the foreign scans called so, mean over the same kinds.</param>
/// <param name="Kinds">Each kind by itself.</param>
public sealed record SurfaceFigures(
    double Auroc, double FalseAlarms, int HeldOut, double Noticed, IReadOnlyList<KindFigures> Kinds)
{
    /// <summary>The figures that a manifest repeats, by name.</summary>
    public IReadOnlyDictionary<string, double> Summary() => new Dictionary<string, double>
    {
        ["unknown_surface_auroc"] = Auroc,
        ["unknown_surface_noticed"] = Noticed,
        ["unknown_surface_false_alarms"] = FalseAlarms,
    }.Where(f => double.IsFinite(f.Value)).ToDictionary(f => f.Key, f => Math.Round(f.Value, 4));

    /// <param name="fit">The networks and their trials.</param>
    /// <param name="heldOut">Traits of scans that neither saw.</param>
    public static SurfaceFigures Measure(SurfaceFit fit, IReadOnlyList<float[]> heldOut)
    {
        // Foreign scans are scored by the trial that did not know their family, and so are the known ones that they stand
        // against.
        KindFigures[] kinds = [.. fit.Trials.SelectMany(trial =>
        {
            Scored[] known = [.. trial.Networks.LogOddsOf(heldOut).Select(odds => new Scored(odds, true))];
            return trial.Foreign.GroupBy(f => f.Kind).Select(kind => new KindFigures(
                kind.Key,
                kind.First().Family,
                kind.Count(),
                known.Length > 0
                    ? RocCurve.Measure([.. known, .. kind.Select(h => new Scored(h.LogOdds, false))]).Area
                    : double.NaN,
                kind.Average(h => h.LogOdds < fit.Cut ? 1.0 : 0.0)));
        })];
        double alarms = fit.Networks.LogOddsOf(heldOut).Select(
            odds => SurfaceMatch.ScoreOf(odds) < SurfaceMatch.UsualThreshold ? 1.0 : 0.0)
            .DefaultIfEmpty(double.NaN).Average();
        KindFigures[] unknown = [.. kinds.Where(k => k.Family != ForeignSet.OtherSurfaces)];
        return new SurfaceFigures(unknown.Average(k => k.Auroc), alarms, heldOut.Count, unknown.Average(k => k.Noticed), kinds);
    }
}

/// <param name="Name">The kind.</param>
/// <param name="Family">Its family, which was held back with it.</param>
/// <param name="Scans">Scans of it.</param>
/// <param name="Auroc">Held-out scans against these.</param>
/// <param name="Noticed">Share called foreign.</param>
public sealed record KindFigures(string Name, string Family, int Scans, double Auroc, double Noticed);
