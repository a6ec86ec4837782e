namespace GwyTip.Simulation;

/// <summary>
/// The control loop that keeps the current constant, as a linear filter along each line: it lags behind, and overshoots where it
/// is tuned too sharply.
/// </summary>
/// <param name="Gain">Share of the error that it makes up for within a pixel, above 0 up to 1; 1: no lag.</param>
/// <param name="Overshoot">Share of its last move that it goes on with, 0 up to 0.95; 0: no overshoot.</param>
public sealed record Feedback(double Gain = 1, double Overshoot = 0)
{
    /// <exception cref="ArgumentException">The loop would be unstable.</exception>
    public void Check()
    {
        if (!(Gain > 0) || Gain > 1 || !(Overshoot >= 0) || Overshoot > 0.95)
        {
            throw new ArgumentException($"feedback cannot have gain {Gain} and overshoot {Overshoot}: "
                + "the gain is above 0 and at most 1, the overshoot from 0 to 0.95");
        }
    }

    /// <summary>Filters a line in place.</summary>
    public void Apply(Span<double> line)
    {
        if (Gain == 1 && Overshoot == 0)
        {
            return;
        }
        double now = line[0], before = now;
        for (int i = 1; i < line.Length; i++)
        {
            (now, before) = (now + Gain * (line[i] - now) + Overshoot * (now - before), now);
            line[i] = now;
        }
    }
}
