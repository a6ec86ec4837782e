using GwyTip.Core;
using GwyTip.Training.Evaluation;
using GwyTip.Training.UnknownSurface;
using static GwyTip.Training.Documents.Cell;

namespace GwyTip.Training.Cards;

/// <summary>What an ensemble falls short of, read off its figures.</summary>
internal static class Shortcomings
{
    /// <summary>A state that is told from the rest less well than this is named.</summary>
    private const double GoodArea = 0.95;

    /// <summary>An interval wider than this is named.</summary>
    private const double WideInterval = 0.05;

    /// <summary>Confidences further from the frequencies than this are named.</summary>
    private const double LargeError = 0.05;

    /// <summary>Fewer scans of a state than these make its figures rough.</summary>
    private const int FewScans = 30;

    /// <summary>Foreign surfaces told apart less well than this are named.</summary>
    private const double GoodForeignArea = 0.97;

    /// <summary>Own scans called foreign more often than this are named.</summary>
    private const double MostFalseAlarms = 0.05;

    /// <summary>The surface on whose labels <see cref="LineStatistics"/> were worked out.</summary>
    private const string StatisticsChosenOn = "si-h-100";

    public static IEnumerable<string> List(CardFacts facts)
    {
        if (!facts.IsSplitBySession)
        {
            yield return $"Split by {facts.SplitBy}: scans that share a tip and a sample stand on both sides, so that all "
                + "figures here are too good. They are for comparison with others that were made so, and say nothing of another "
                + "session.";
        }
        foreach (var state in facts.HeldOut.States)
        {
            if (Faults(state, facts).ToArray() is { Length: > 0 } faults)
            {
                yield return $"{state.Name}: {string.Join("; ", faults)}.";
            }
        }
        var metrics = facts.HeldOut.Metrics;
        if (metrics.Intervals.TryGetValue("auroc", out var interval) && interval.High - interval.Low > WideInterval)
        {
            yield return $"{facts.HeldOut.Sessions} held-out sessions fix the mean AUROC only to {Number(interval)}.";
        }
        if (metrics.Ece > LargeError)
        {
            yield return $"Confidences are off the frequencies by {Number(metrics.Ece)} on average.";
        }
        if (facts.Manifest.Inputs.Contains(Preprocessing.Lines) && facts.Manifest.Surface == StatisticsChosenOn)
        {
            yield return "What the line statistics measure was chosen with all published labels in view, those of the held-out "
                + "sessions included: the figures of tip_change flatter it a little.";
        }
        if (facts.Manifest.UnknownSurface is null)
        {
            yield return "A scan of another surface is not recognised as foreign: it is judged like one of "
                + $"{facts.Manifest.Surface}.";
        }
        yield return facts.Manifest.TrainingData.Simulated
            ? "The labels say what was simulated: real scans differ in ways that nobody thought of, and people may call them "
                + "by other names."
            : "The labels are opinions of people about pictures, no measurements of the tip: where they differ, the ensemble "
                + "will.";
    }

    /// <summary>What it falls short of in telling other surfaces from its own.</summary>
    public static IEnumerable<string> List(SurfaceFigures foreign)
    {
        if (foreign.Auroc < GoodForeignArea)
        {
            yield return "Surfaces that nobody showed it are told from its own with an AUROC of "
                + $"{Number(foreign.Auroc)}, below {Number(GoodForeignArea)}.";
        }
        if (foreign.FalseAlarms > MostFalseAlarms)
        {
            yield return $"{Percent(foreign.FalseAlarms)} of its own scans are called foreign; {Percent(MostFalseAlarms)} "
                + "is the aim.";
        }
        if (foreign.Kinds.Where(k => k.Noticed < 0.5).Select(k => k.Name).ToArray() is { Length: > 0 } missed)
        {
            yield return $"Most scans of these kinds pass for its own: {string.Join(", ", missed)}.";
        }
    }

    private static IEnumerable<string> Faults(StateResult state, CardFacts facts)
    {
        if (double.IsNaN(state.Auroc))
        {
            yield return "cannot be scored, for the held-out scans lack one of the two answers";
            yield break;
        }
        if (state.Auroc < GoodArea)
        {
            yield return $"told from the rest with an AUROC of {Number(state.Auroc)}, below {Number(GoodArea)}";
        }
        if (double.IsNaN(state.Precision))
        {
            yield return "no held-out scan gets a majority";
        }
        else if (facts.WantedPrecisions.TryGetValue(state.Name, out double wanted) && state.Precision < wanted)
        {
            yield return $"its majorities have a precision of {Number(state.Precision)}, the aim is {Number(wanted)}";
        }
        if (state.Recall < 0.5)
        {
            yield return $"{Percent(1 - state.Recall)} of the scans that show it get no majority";
        }
        if (state.N < FewScans)
        {
            yield return $"only {state.N} held-out scans show it";
        }
    }
}
