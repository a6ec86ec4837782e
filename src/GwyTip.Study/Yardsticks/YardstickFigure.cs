using GwyTip.Core;
using GwyTip.Training.Metrics;

namespace GwyTip.Study.Yardsticks;

/// <summary>What comparisons with a reference are worth.</summary>
/// <param name="Name">What the value says.</param>
/// <param name="Value">0..1; NaN where a class is missing.</param>
/// <param name="Interval">95 %, by drawing groups with replacement.</param>
/// <param name="Good">Comparisons of good scans that it is of.</param>
/// <param name="Bad">Those of bad ones.</param>
/// <param name="Groups">Sessions or days.</param>
internal sealed record YardstickFigure(string Name, double Value, Interval Interval, int Good, int Bad, int Groups)
{
    private const int Resamples = 2000, Seed = 1;

    private const double Level = 0.95;

    /// <param name="trials">All comparisons.</param>
    /// <param name="byReference">
    /// Whether good and bad are told apart among the scans held against one reference, and the areas averaged, first over the
    /// references of a group, then over the groups; else among all.
    /// </param>
    public static IReadOnlyList<YardstickFigure> Measure(IReadOnlyList<YardstickTrial> trials, bool byReference)
    {
        YardstickTrial[] told = [.. trials.Where(t => t.Said.Likeness != Likeness.Incomparable)];
        YardstickTrial[] good = [.. told.Where(t => t.Scan.IsGood)], bad = [.. told.Where(t => !t.Scan.IsGood)];
        return
        [
            byReference
                ? Measure("good against bad, AUROC for each reference", told, [.. Grouped(told).Select(AreaOf)
                    .Where(a => !double.IsNaN(a)).Select(a => new[] { a })], areas => areas.DefaultIfEmpty(double.NaN).Average())
                : Measure("good against bad, AUROC", told, Grouped(told), AreaOver),
            Measure("good called as sharp", good, Grouped(good), AsSharp),
            Measure("bad called as sharp", bad, Grouped(bad), AsSharp),
            Measure("could not be compared", trials, Grouped(trials), some => Share(some, Likeness.Incomparable)),
        ];
    }

    private static double AreaOf(YardstickTrial[] group)
    {
        double[] areas = [.. group.GroupBy(t => t.Reference).Select(t => AreaOver([.. t])).Where(a => !double.IsNaN(a))];
        return areas.DefaultIfEmpty(double.NaN).Average();
    }

    private static double AreaOver(IReadOnlyList<YardstickTrial> trials) =>
        RocCurve.Measure(trials.Select(t => new Scored(t.Said.Score, t.Scan.IsGood))).Area;

    private static double AsSharp(IReadOnlyList<YardstickTrial> trials) => Share(trials, Likeness.AsSharp);

    private static double Share(IReadOnlyList<YardstickTrial> trials, Likeness likeness) =>
        trials.Select(t => t.Said.Likeness == likeness ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average();

    private static YardstickTrial[][] Grouped(IReadOnlyList<YardstickTrial> trials) =>
        [.. trials.GroupBy(t => t.Scan.Group).Select(g => g.ToArray())];

    private static YardstickFigure Measure<T>(
        string name, IReadOnlyList<YardstickTrial> trials, T[][] groups, Func<IReadOnlyList<T>, double> figure) => new(
        name, figure([.. groups.SelectMany(g => g)]), Bootstrap.Over(groups, figure, Resamples, Level, Seed),
        trials.Count(t => t.Scan.IsGood), trials.Count(t => !t.Scan.IsGood), groups.Length);
}
