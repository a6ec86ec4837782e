namespace GwyTip.Tests.Torture.Attacks;

/// <summary>What an attack did and found.</summary>
/// <param name="Target">What was attacked.</param>
/// <param name="Executions">Inputs that were read.</param>
/// <param name="Refused">Of those, inputs that were refused as documented.</param>
/// <param name="Branches">Pairs of branches taken; 0: the libraries did not count.</param>
/// <param name="Kept">Inputs that took a branch as none before, in the corpus.</param>
/// <param name="SlowestMs">The slowest execution, ms.</param>
/// <param name="LargestMB">Most memory that one execution took from the heap, MB of 10^6 bytes.</param>
/// <param name="LeftMB">By how much the heap had grown at the end, MB.</param>
/// <param name="PeakMB">Most memory that the process had resident, MB.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Failures">What went wrong, one of each kind.</param>
internal sealed record AttackResult(
    string Target, long Executions, long Refused, int Branches, int Kept, double SlowestMs, double LargestMB, double LeftMB,
    double PeakMB, double Seconds, string[] Failures);
