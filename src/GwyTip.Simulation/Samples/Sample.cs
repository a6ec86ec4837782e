namespace GwyTip.Simulation;

/// <summary>A file of <c>samples/</c>.</summary>
/// <param name="Surface">The surface that it shows.</param>
/// <param name="Name">What its name says that it shows.</param>
/// <param name="Plan">The scan in it; null: a blank one, all heights the same.</param>
/// <param name="TrueState">The tip state that it shows; empty for the blank one.</param>
/// <param name="Problem">Why it cannot be judged: <c>constant</c> for the blank one, else empty.</param>
public sealed record Sample(string Surface, string Name, ScanPlan? Plan, string TrueState, string Problem = "")
{
    /// <summary>Its file.</summary>
    public string File => Plan is null ? $"{Name}.gwy" : $"{Surface}-{Name}.gwy";
}
