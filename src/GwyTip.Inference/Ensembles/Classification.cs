using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>What an ensemble says of a scan, and what it ran on.</summary>
/// <param name="Report">The verdict and every state.</param>
/// <param name="Provider">The provider that ran.</param>
public sealed record Classification(TipReport Report, Provider Provider);

/// <summary>One scan of a batch: exactly one of the two is there.</summary>
/// <param name="Classification">What the ensemble says of it.</param>
/// <param name="Error">
/// Why it cannot be judged: most often a <see cref="ScanException"/>; else what only this scan, or only its bundle, fails at.
/// </param>
public readonly record struct BatchResult(Classification? Classification, Exception? Error);
