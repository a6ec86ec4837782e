namespace GwyTip.Core;

/// <summary>Why a scan cannot be judged.</summary>
public enum ScanProblem
{
    /// <summary>Fewer than <see cref="LineFlattening.MinimumLines"/> measured lines.</summary>
    TooFewLines,

    /// <summary>Fewer than <see cref="LineFlattening.MinimumWidth"/> pixels a line.</summary>
    TooFewColumns,

    /// <summary>All heights are the same once lines are flattened.</summary>
    Constant,

    /// <summary>No pixel holds a number.</summary>
    NoData,

    /// <summary>Every line is the same as the first: the slow axis did not move.</summary>
    RepeatedLines,

    /// <summary>Noise alone: neighbouring heights have nothing in common.</summary>
    NoImage,

    /// <summary>The channel records something else than the surface: a temperature, a voltage, …</summary>
    OtherSignal,
}

/// <summary>A scan that cannot be judged, and why.</summary>
public sealed class ScanException(ScanProblem problem, string message) : Exception(message)
{
    public ScanProblem Problem { get; } = problem;

    /// <summary>The problem as users read it: <c>too-few-lines</c>, <c>constant</c>, …</summary>
    public string Code => Problem switch
    {
        ScanProblem.TooFewLines => "too-few-lines",
        ScanProblem.TooFewColumns => "too-few-columns",
        ScanProblem.Constant => "constant",
        ScanProblem.NoData => "no-data",
        ScanProblem.RepeatedLines => "repeated-lines",
        ScanProblem.NoImage => "no-image",
        ScanProblem.OtherSignal => "other-signal",
        _ => throw new InvalidOperationException($"no code for {Problem}"),
    };
}
