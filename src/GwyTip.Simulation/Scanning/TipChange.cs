namespace GwyTip.Simulation;

/// <summary>A tip that changes while it scans.</summary>
/// <param name="Line">
/// The line in which it happens, counted in the order of time, 0 first; the next is wholly the new tip's.
/// </param>
/// <param name="After">The new tip.</param>
/// <param name="Jump">By how much all heights change, in nm.</param>
/// <param name="Pixel">The first pixel of the line that the new tip scans; 0: the line is wholly its own.</param>
public sealed record TipChange(int Line, Tip After, double Jump, int Pixel = 0);
