using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>How far a running scan has come, and what is said of it.</summary>
/// <param name="Lines">Lines pushed so far.</param>
/// <param name="JudgedLines">Of these, the first so many that <paramref name="Classification"/> is about.</param>
/// <param name="Classification">What the ensemble says of them.</param>
/// <param name="TipChangeLine">
/// The line at which <see cref="TipChangeWatch"/> gave its alarm, 0 the first pushed; null: no alarm. It holds until the scan is
/// reset.
/// </param>
public sealed record StreamReport(int Lines, int JudgedLines, Classification Classification, int? TipChangeLine);
