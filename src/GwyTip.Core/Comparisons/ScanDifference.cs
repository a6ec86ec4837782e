namespace GwyTip.Core;

/// <summary>What a scan differs in from the reference.</summary>
/// <param name="Aspect">A word for programs: <c>width</c>, <c>noise along lines</c>, …</param>
/// <param name="Amount">
/// In units of what sharp scans of one kind differ by: positive, the scan is worse; negative, it is better.
/// </param>
/// <param name="Sentence">For people, without a full stop.</param>
public sealed record ScanDifference(string Aspect, double Amount, string Sentence)
{
    internal const string Ghost = "ghost";

    /// <summary>Whether it is more than sharp scans of one kind differ by; a ghost is said as soon as one is seen.</summary>
    internal bool IsSaid => Math.Abs(Amount) >= 1 || Aspect == Ghost;
}
