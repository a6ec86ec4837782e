namespace GwyTip.Training.Engines;

/// <summary>How an engine computes; what it computes is the network's and the optimizer's.</summary>
/// <param name="Threads">
/// Threads of one operation; 0: as many as there are processors. Sums depend on it in their last digits.
/// </param>
/// <param name="Bf16">
/// Mixed precision while training: convolutions and dense layers in bfloat16. Weights, optimizer and predictions stay float32.
/// <see cref="Mixed"/> says where it pays.
/// </param>
public sealed record EngineOptions(int Threads = 0, bool Bf16 = false)
{
    /// <summary>
    /// Mixed precision where it is wanted and pays: on a graphics card, or on a processor that multiplies bfloat16. On others
    /// libtorch does that number by number, and a step takes twenty times as long as in float32.
    /// </summary>
    /// <param name="wanted">Whether it is wanted.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    public static EngineOptions Mixed(bool wanted, string device) =>
        new(Bf16: wanted && (device != "cpu" || Machine.MultipliesBfloat16));

    /// <summary>The number of threads meant.</summary>
    public int ThreadCount => Threads > 0 ? Threads : Environment.ProcessorCount;
}
