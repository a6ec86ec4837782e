namespace GwyTip.Core;

/// <summary>What a scan differs in from the reference.</summary>
/// <param name="Aspect">A word for programs: <c>width</c>, <c>noise along lines</c>, …</param>
/// <param name="Amount">
/// In units of what sharp scans of one kind differ by: positive, the scan is worse; negative, it is better. Below 1 in absolute
/// value nothing is said of it.
/// </param>
/// <param name="Sentence">For people, without a full stop.</param>
public sealed record ScanDifference(string Aspect, double Amount, string Sentence)
{
    /// <summary>Whether it is more than sharp scans of one kind differ by.</summary>
    internal bool IsSaid => Math.Abs(Amount) >= 1;
}
