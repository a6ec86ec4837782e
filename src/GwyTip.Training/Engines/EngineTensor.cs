namespace GwyTip.Training.Engines;

/// <summary>A tensor as it leaves an engine: row-major, channels first, whatever the layout inside.</summary>
public sealed record EngineTensor(long[] Shape, float[] Values);
