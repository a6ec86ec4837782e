namespace GwyTip.Study.PartialScans;

/// <summary>How well scans are judged of which only the first lines are there.</summary>
/// <param name="Fraction">Share of the lines, 0..1.</param>
/// <param name="Judged">Scans that had enough lines.</param>
/// <param name="Auroc">
/// Mean over the states other than tip change, as <c>evaluate</c> has it; the labels are those of the whole scan.
/// </param>
/// <param name="BalancedAccuracy">Of the most likely state.</param>
/// <param name="BlankAuroc">The same with the missing lines left blank instead of mirrored.</param>
/// <param name="BlankBalancedAccuracy">Likewise.</param>
internal sealed record FractionResult(
    double Fraction, int Judged, double Auroc, double BalancedAccuracy, double BlankAuroc, double BlankBalancedAccuracy);
