namespace GwyTip.Simulation;

/// <summary>A data set that cannot be made as asked. The message says why.</summary>
public sealed class SimulationException : Exception
{
    public SimulationException(string message)
        : base(message)
    {
    }

    public SimulationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
