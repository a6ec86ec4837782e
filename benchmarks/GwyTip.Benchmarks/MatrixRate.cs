using GwyTip.Training.Engines;
using static TorchSharp.torch;

namespace GwyTip.Benchmarks;

/// <summary>
/// What the machine can do at most: libtorch's product of two square matrices, on one thread and on all, with 32 bits and, where
/// the processor multiplies them, 16.
/// </summary>
internal static class MatrixRate
{
    private const int Side = 1536, Rounds = 9;

    public static void Run()
    {
        (string Name, ScalarType Type)[] types = Machine.MultipliesBfloat16
            ? [("float32", float32), ("bfloat16", bfloat16)] : [("float32", float32)];
        foreach (int threads in (int[])[1, Environment.ProcessorCount])
        {
            set_num_threads(threads);
            foreach (var (name, type) in types)
            {
                using var scope = NewDisposeScope();
                Tensor a = rand(Side, Side).to(type), b = rand(Side, Side).to(type);
                double milliseconds = Figures.Race(Rounds, [() => matmul(a, b).Dispose()])[0];
                Figures.Print($"ceiling.{name}.threads{threads}", 2e-6 * Side * Side * Side / milliseconds);
            }
        }
    }
}
