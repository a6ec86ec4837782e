using GwyTip.Core;
using GwyTip.Training.Metrics;

namespace GwyTip.Study.RealFiles;

/// <summary>A figure of real scans.</summary>
/// <param name="Name">What it says.</param>
/// <param name="Value">0..1; NaN where a class is missing.</param>
/// <param name="Interval">95 %, by drawing groups with replacement (<see cref="RealScan.Group"/>).</param>
/// <param name="Positive">Scans that show what is asked for; of a share those it is of.</param>
/// <param name="Negative">Those they are held against; null: the figure is a share.</param>
/// <param name="Groups">Days or repositories of these scans.</param>
/// <param name="AimedAt">What it should reach; null: nothing is aimed at.</param>
internal sealed record RealFigure(
    string Name, double Value, Interval Interval, int Positive, int? Negative, int Groups, Aim? AimedAt = null)
{
    public const int Resamples = 2000;

    /// <summary>The name of the figure that tells good scans from bad ones.</summary>
    public const string GoodAgainstBad = "good against bad, AUROC";

    private const double Level = 0.95;

    private const int Seed = 1;

    /// <summary>The name of the share of sharp scans that get a verdict.</summary>
    public static string SharpCalled(Verdict verdict) => $"sharp called {Verdicts.NameOf(verdict)}";

    /// <summary>
    /// All figures: those on tip and scan from what is clear, and of that each fault against the sharp scans too, by the score
    /// that tells good from bad. Scans that could not be judged take no part.
    /// </summary>
    /// <param name="calls">What was said of the scans.</param>
    /// <param name="byAny">
    /// Whether the bundle <c>any</c> was asked for all of them: by itself it takes no scan for one of a known surface.
    /// </param>
    public static IReadOnlyList<RealFigure> Measure(IReadOnlyList<RealCall> calls, bool byAny = false)
    {
        RealCall[] judged = [.. calls.Where(c => c.Said.Report is not null)];
        RealCall[] clear = [.. judged.Where(c => c.Scan is { IsClear: true, Kind: RealScan.Good or RealScan.Bad })];
        RealCall[] foreign = [.. judged.Where(c => c.Scan.Kind == RealScan.Foreign)];
        RealCall[] sharp = [.. clear.Where(IsGood)], bad = [.. clear.Where(c => !IsGood(c))];
        return
        [
            Area(GoodAgainstBad, clear, IsGood, c => c.Said.Score, 0.85),
            Area(
                "double tip against all others, AUROC", clear, IsDouble,
                c => c.Said.Largest(s => s.State.Name == "double_tip"), 0.85),
            Area(
                "noise against all others, AUROC", clear, c => Shows(c, "noise"),
                c => c.Said.Largest(s => s.State.Name is "corruption" or "generic_defect" or "noise"), 0.9),
            .. bad.Select(c => c.Scan.Label).Distinct().Order(StringComparer.Ordinal).Select(label => Area(
                $"{label} against sharp, AUROC", [.. sharp, .. bad.Where(c => c.Scan.Label == label)], c => !IsGood(c),
                c => -c.Said.Score, 0.8)),
            .. Enum.GetValues<Verdict>().Select(verdict => Share(
                SharpCalled(verdict), sharp, c => c.Said.Report!.Verdict == verdict, AimOfSharp(verdict))),
            Share("double tip called good", [.. clear.Where(IsDouble)], c => c.Said.Report!.Verdict == Verdict.Good),
            .. byAny ? [] : (RealFigure[])
                [Share(
                    "foreign not taken for a known surface", foreign, c => !c.Said.Report!.IsRecognised, Aim.Least(0.9))],
            Share("foreign called good", foreign, c => c.Said.Report!.Verdict == Verdict.Good),
        ];
    }

    private static bool IsGood(RealCall call) => call.Scan.Kind == RealScan.Good;

    private static bool IsDouble(RealCall call) => Shows(call, "double");

    private static bool Shows(RealCall call, string fault) => call.Scan.Label.Contains(fault, StringComparison.Ordinal);

    private static RealFigure Area(
        string name, RealCall[] calls, Func<RealCall, bool> positive, Func<RealCall, double> score, double least)
    {
        int positives = calls.Count(positive);
        return Make(
            name, calls, some => RocCurve.Measure(some.Select(c => new Scored(score(c), positive(c)))).Area,
            positives, calls.Length - positives, Aim.Least(least));
    }

    private static RealFigure Share(string name, RealCall[] calls, Func<RealCall, bool> holds, Aim? aim = null) => Make(
        name, calls, some => some.Count == 0 ? double.NaN : some.Average(c => holds(c) ? 1.0 : 0.0), calls.Length, null, aim);

    private static Aim? AimOfSharp(Verdict verdict) => verdict switch
    {
        Verdict.Good => Aim.Least(0.5),
        Verdict.Bad => Aim.Most(0.1),
        _ => null,
    };

    private static RealFigure Make(
        string name, RealCall[] calls, Func<IReadOnlyList<RealCall>, double> figure, int positive, int? negative, Aim? aim)
    {
        RealCall[][] groups = [.. calls.GroupBy(c => c.Scan.Group).Select(g => g.ToArray())];
        return new RealFigure(
            name, figure(calls), Bootstrap.Over(groups, figure, Resamples, Level, Seed), positive, negative, groups.Length,
            aim);
    }
}
