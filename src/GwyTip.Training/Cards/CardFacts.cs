using GwyTip.Inference;
using GwyTip.Training.Data;
using GwyTip.Training.Evaluation;
using GwyTip.Training.UnknownSurface;

namespace GwyTip.Training.Cards;

/// <summary>All that a card says; nothing on it is typed by hand.</summary>
public sealed record CardFacts
{
    public required BundleManifest Manifest { get; init; }

    /// <summary>The bundle on the scans that no member saw.</summary>
    public required EvaluationResult HeldOut { get; init; }

    /// <summary>Each member on its own fold, with the calibration and thresholds fitted to just that; null: not shown.</summary>
    public EvaluationResult? CrossValidated { get; init; }

    /// <summary>How it tells foreign surfaces; null: it does not.</summary>
    public SurfaceFigures? Foreign { get; init; }

    /// <summary><c>session</c>, <c>series</c> or <c>image</c>: what no split divides.</summary>
    public required string SplitBy { get; init; }

    /// <summary>Whether no member saw a scan of the sessions that are held out.</summary>
    public bool IsSplitBySession => SplitBy == "session";

    /// <summary>Folds that the scans not held out were cut into.</summary>
    public required int Folds { get; init; }

    /// <summary>How each member was trained, in the manifest's order.</summary>
    public required IReadOnlyList<MemberFacts> Members { get; init; }

    /// <summary>Library and version that trained them.</summary>
    public required string Engine { get; init; }

    /// <summary>What to type to make the bundle again, a command each.</summary>
    public required IReadOnlyList<string> Commands { get; init; }

    /// <summary>Labelled scans that cannot be judged, and why.</summary>
    public IReadOnlyList<UnusedScan> LeftOut { get; init; } = [];

    /// <summary>Scans beside those of the training data that members were trained on, and nothing else was done with.</summary>
    public int ExtraScans { get; init; }

    /// <summary>How thresholds were chosen: <see cref="Rules.DecisionRules.ThresholdRule"/>.</summary>
    public required string ThresholdRule { get; init; }

    /// <summary><see cref="Rules.DecisionRules.WantedPrecisions"/>.</summary>
    public required IReadOnlyDictionary<string, double> WantedPrecisions { get; init; }
}

/// <param name="TrainedOn">Scans it was trained on.</param>
/// <param name="ValidatedOn">Scans of its own fold.</param>
/// <param name="Epochs">Times it saw the scans.</param>
public sealed record MemberFacts(int TrainedOn, int ValidatedOn, int Epochs);
