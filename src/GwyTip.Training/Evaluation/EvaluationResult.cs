using GwyTip.Training.Metrics;

namespace GwyTip.Training.Evaluation;

/// <summary>
/// How well an ensemble does on labelled scans: what <c>evaluate --json</c> writes. A figure that cannot be had is NaN, null in
/// JSON.
/// </summary>
/// <param name="Bundle">The bundle scored.</param>
/// <param name="Subset">Which scans: <c>held-out</c> or <c>all</c>.</param>
/// <param name="Images">Scans asked about.</param>
/// <param name="Judged">Of these, scans that could be judged; all figures are about them.</param>
/// <param name="Sessions">Measuring sessions the scans come from.</param>
/// <param name="Metrics">Figures of the ensemble.</param>
/// <param name="States">Figures of each state, in the bundle's order.</param>
/// <param name="Predictions">What was said of each scan.</param>
public sealed record EvaluationResult(
    string Bundle, string Subset, int Images, int Judged, int Sessions, MetricsResult Metrics, IReadOnlyList<StateResult> States,
    IReadOnlyList<PredictionResult> Predictions);

/// <param name="Auroc">
/// Mean over the states other than tip change, each against the rest of the subset of one unanimous state.
/// </param>
/// <param name="BalancedAccuracy">Mean over the true states of that subset of how often the most likely state is right.</param>
/// <param name="Precision">Mean over the same states; a majority of votes is a yes.</param>
/// <param name="Recall">Likewise.</param>
/// <param name="Subset">Scans in the subset of one unanimous state.</param>
/// <param name="GoodBad">The paper's good/bad question on that subset.</param>
/// <param name="TipChange">Tip change, on the scans labelled 0 or 1; null where the bundle does not tell it.</param>
/// <param name="Ece">Expected calibration error on all scans and soft labels: the mean over all states.</param>
/// <param name="Intervals">95 % bootstrap intervals over measuring sessions, by the figure's name.</param>
public sealed record MetricsResult(
    double Auroc, double BalancedAccuracy, double Precision, double Recall, int Subset, GoodBadResult GoodBad,
    TipChangeResult? TipChange, double Ece, IReadOnlyDictionary<string, Interval> Intervals);

/// <param name="Auroc">Of the largest desirable minus the largest undesirable confidence.</param>
/// <param name="Accuracy">At the cut.</param>
/// <param name="BalancedAccuracy">At the cut.</param>
/// <param name="Precision">Of good, at the cut.</param>
/// <param name="Recall">Of good, at the cut.</param>
/// <param name="Cut">Chosen on validation folds.</param>
/// <param name="Good">Scans that are good.</param>
/// <param name="Bad">Scans that are bad.</param>
public sealed record GoodBadResult(
    double Auroc, double Accuracy, double BalancedAccuracy, double Precision, double Recall, double Cut, int Good, int Bad);

/// <param name="Auroc">Of the confidence.</param>
/// <param name="AveragePrecision">Of the confidence.</param>
/// <param name="BalancedAccuracy">Of the majority's decision.</param>
/// <param name="Precision">Of the majority's decision.</param>
/// <param name="Recall">Of the majority's decision.</param>
/// <param name="Changed">Scans with a change.</param>
/// <param name="Unchanged">Scans without.</param>
public sealed record TipChangeResult(
    double Auroc, double AveragePrecision, double BalancedAccuracy, double Precision, double Recall, int Changed, int Unchanged);

/// <param name="Name">The state.</param>
/// <param name="Auroc">Of its confidence.</param>
/// <param name="AveragePrecision">Of its confidence.</param>
/// <param name="Precision">Of the majority's decision at the shipped threshold.</param>
/// <param name="Recall">Of the majority's decision at the shipped threshold.</param>
/// <param name="Ece">Expected calibration error on all scans and soft labels.</param>
/// <param name="N">Scans that show the state, among those the figures are about.</param>
/// <param name="Agreement">
/// How far it and people agree; null where no scan has two labellers, and in files written before this was measured.
/// </param>
public sealed record StateResult(
    string Name, double Auroc, double AveragePrecision, double Precision, double Recall, double Ece, int N,
    AgreementResult? Agreement = null);

/// <summary>
/// Agreement beyond chance (<see cref="Kappa"/>) on the scans that two people or more labelled, unanimous or not. Intervals are
/// in <see cref="MetricsResult.Intervals"/>, as <c>rows_kappa_votes</c> and so on; <c>rows_kappa_difference</c> is that of
/// <paramref name="KappaVotes"/> less <paramref name="KappaPeople"/>.
/// </summary>
/// <param name="KappaVotes">Of the majority's decision at the shipped threshold with a labeller.</param>
/// <param name="KappaConfidence">Of a yes wherever the confidence is 0.5 or more with a labeller.</param>
/// <param name="KappaPeople">Of two labellers of a scan with each other.</param>
/// <param name="Scans">Scans that two people or more labelled.</param>
public sealed record AgreementResult(double KappaVotes, double KappaConfidence, double KappaPeople, int Scans);

/// <param name="File">The scan.</param>
/// <param name="State">The most likely single state; null where the scan could not be judged.</param>
/// <param name="Verdict">As the CLI names it; null where the scan could not be judged.</param>
/// <param name="Confidence">Calibrated confidence of each state, by name; empty where the scan could not be judged.</param>
/// <param name="Error">Why the scan could not be judged; null where it was.</param>
public sealed record PredictionResult(
    string File, string? State, string? Verdict, IReadOnlyDictionary<string, double> Confidence, string? Error);
