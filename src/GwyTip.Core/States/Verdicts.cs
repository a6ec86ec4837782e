namespace GwyTip.Core;

/// <summary>From the votes to a verdict, how sure it is, and the most likely single state.</summary>
public static class Verdicts
{
    /// <summary>
    /// A class share closer to 0 or 1 counts as this far from it, so that a state hardly ever seen in training does not win by
    /// its rarity.
    /// </summary>
    public const double LeastShare = 0.01;

    /// <summary>
    /// The first that holds: unknown surface; bad, when a majority votes for any undesirable state, tip change included; good,
    /// when a majority votes for a desirable state; else unsure.
    /// </summary>
    /// <param name="states">Every state of the report.</param>
    /// <param name="unknownSurface">Whether the scan looks like no surface the ensemble learned.</param>
    public static Verdict Decide(IReadOnlyList<StateReport> states, bool unknownSurface = false) =>
        unknownSurface ? Verdict.UnknownSurface
        : states.Any(SpeaksForBad) ? Verdict.Bad
        : states.Any(SpeaksForGood) ? Verdict.Good
        : Verdict.Unsure;

    /// <summary>The verdict as every output names it: <c>good</c>, <c>bad</c>, <c>unsure</c>, <c>unknown-surface</c>.</summary>
    public static string NameOf(Verdict verdict) => verdict switch
    {
        Verdict.Good => "good",
        Verdict.Bad => "bad",
        Verdict.Unsure => "unsure",
        Verdict.UnknownSurface => "unknown-surface",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    /// <summary>
    /// The confidence behind a verdict, 0..1. Bad and good: the largest among the states that <see cref="Decide"/> rests it on.
    /// Unsure and unknown surface: the largest of any state, tip change set aside.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// No state speaks for the verdict: it was not made from <paramref name="states"/>.
    /// </exception>
    public static double Confidence(Verdict verdict, IReadOnlyList<StateReport> states)
    {
        double? confidence = verdict is Verdict.Bad or Verdict.Good
            ? Behind(verdict, states)?.Confidence
            : states.Where(s => s.State.Name != TipState.TipChange).Max(s => (double?)s.Confidence);
        return confidence ?? throw new ArgumentException($"no state speaks for the verdict {verdict}", nameof(states));
    }

    /// <summary>
    /// The surest of the states that <see cref="Decide"/> rests a verdict on, tip change included; null for the verdicts that
    /// rest on none, unsure and unknown surface.
    /// </summary>
    public static StateReport? Behind(Verdict verdict, IReadOnlyList<StateReport> states) =>
        states.Where(s => verdict switch
        {
            Verdict.Bad => SpeaksForBad(s),
            Verdict.Good => SpeaksForGood(s),
            _ => false,
        }).MaxBy(s => s.Confidence);

    /// <summary>
    /// The most likely single state with tip change set aside: the one whose odds, given the scan, have risen most over the odds
    /// that its share of the training set gives it (the Bayes factor), so that a rare state is not passed over for being rare.
    /// The first of equals.
    /// </summary>
    /// <exception cref="ArgumentException">There is no state other than tip change.</exception>
    public static TipState MostLikely(IReadOnlyList<StateReport> states) =>
        states.Where(s => s.State.Name != TipState.TipChange).MaxBy(Corrected)?.State
        ?? throw new ArgumentException("no state other than tip change", nameof(states));

    private static bool SpeaksForBad(StateReport report) => report.HasMajority && !report.State.Desirable;

    private static bool SpeaksForGood(StateReport report) => report.HasMajority && report.State.Desirable;

    private static double Corrected(StateReport report) =>
        Odds(report.Confidence) / Odds(Math.Clamp(report.State.Share, LeastShare, 1 - LeastShare));

    private static double Odds(double probability) => probability / (1 - probability);
}
