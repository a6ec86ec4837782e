namespace GwyTip.Training.Engines;

/// <summary>How an engine computes; what it computes is the network's and the optimizer's.</summary>
/// <param name="Threads">
/// Threads of one operation; 0: as many as there are processors. Sums depend on it in their last digits.
/// </param>
/// <param name="Bf16">
/// Mixed precision while training: convolutions and dense layers in bfloat16, faster where the processor knows it.
/// Weights, optimizer and predictions stay float32.
/// </param>
public sealed record EngineOptions(int Threads = 0, bool Bf16 = false)
{
    /// <summary>The number of threads meant.</summary>
    public int ThreadCount => Threads > 0 ? Threads : Environment.ProcessorCount;
}
