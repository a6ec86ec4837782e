using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Native;

/// <summary>The wall around every entry point: whatever happens behind it leaves as a status and a sentence.</summary>
internal static unsafe class Guard
{
    /// <summary>Runs an entry point that can fail.</summary>
    public static Status Run(byte* message, nuint messageSize, Action entry)
    {
        using var arithmetic = new UsualArithmetic();
        try
        {
            entry();
            Text.Copy("", message, messageSize);
            return Status.Ok;
        }
#pragma warning disable CA1031 // No exception may leave: the caller is C.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Report(e, message, messageSize);
        }
    }

    public static Status StatusOf(Exception e) => e switch
    {
        TypeInitializationException { InnerException: { } cause } => StatusOf(cause),
        ArgumentProblem => Status.Argument,
        ScanException scan => StatusOf(scan.Problem),
        BundleException { Problem: BundleProblem.MissingFolder or BundleProblem.NoBundles or BundleProblem.MissingManifest } =>
            Status.NoModels,
        BundleException { Problem: BundleProblem.NoMemory } => Status.Memory,
        BundleException => Status.Bundle,
        RuntimeLibraryException => Status.Runtime,
        ProviderException => Status.Provider,
        SurfaceException => Status.Surface,
        StateException => Status.State,
        _ => LackOfMemory.IsCauseOf(e) ? Status.Memory : Status.Internal,
    };

    public static string MessageOf(Exception e) => StatusOf(e) switch
    {
        Status.Internal => $"a fault of GwyTip: {e.GetType().Name}: {e.Message}",
        // Of a network's lack of memory the file is named.
        Status.Memory when e is not BundleException => "there is not enough memory",
        _ => e.Message,
    };

    private static Status StatusOf(ScanProblem problem) => problem switch
    {
        ScanProblem.TooFewLines => Status.TooFewLines,
        ScanProblem.TooFewColumns => Status.TooFewColumns,
        ScanProblem.Constant => Status.Constant,
        ScanProblem.NoData => Status.NoData,
        ScanProblem.RepeatedLines => Status.RepeatedLines,
        ScanProblem.NoImage => Status.NoImage,
        ScanProblem.OtherSignal => Status.OtherSignal,
        _ => Status.Internal,
    };

    private static Status Report(Exception e, byte* message, nuint messageSize)
    {
        try
        {
            Text.Copy(MessageOf(e), message, messageSize);
        }
        catch (OutOfMemoryException)
        {
            // Not even room for the sentence; the status still says it.
            return Status.Memory;
        }
        return StatusOf(e);
    }
}
