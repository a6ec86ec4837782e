using GwyTip.Training.Engines;

namespace GwyTip.Tests.Engines;

/// <summary>Convolutions and dense layers in bfloat16.</summary>
[Collection("engines")]
public class MixedPrecisionTests
{
    [Fact]
    public void Mixed_precision_learns_as_well_and_restores_as_well()
    {
        TrainingEngine Build(long seed)
        {
            var e = new TrainingEngine(new EngineOptions(Threads: 1, Bf16: true));
            e.Build(Toy.Network, OptimizerSpec.Create("adamw", 0.01, 0.01), "cpu", seed);
            return e;
        }
        using var trained = Build(1);
        double first = trained.Step(Toy.Some(32, 0), 0), last = first;
        for (int step = 1; step < 40; step++)
        {
            last = trained.Step(Toy.Some(32, step), step);
        }
        Assert.InRange(last, 0, first / 2);

        using var restored = Build(2);
        foreach (var (name, tensor) in trained.GetTensors())
        {
            restored.SetTensor(name, tensor.Values);
        }
        foreach (var (name, tensor) in trained.GetOptimizerTensors())
        {
            restored.SetOptimizerTensor(name, tensor.Values);
        }
        Assert.Equal(trained.Step(Toy.Some(32, 90), 90), restored.Step(Toy.Some(32, 90), 90));
        Assert.Equal(trained.Predict(Toy.Some(8, 91)), restored.Predict(Toy.Some(8, 91)));
    }

    /// <summary>
    /// Elsewhere it takes twenty times as long as float32. /proc/cpuinfo is the system's own reading of the processor.
    /// </summary>
    [LinuxFact]
    public void It_is_used_where_the_processor_multiplies_such_numbers_and_where_it_is_wanted()
    {
        string flags = File.ReadLines("/proc/cpuinfo").First(line => line.StartsWith("flags", StringComparison.Ordinal));

        Assert.Equal(flags.Split(' ').Contains("avx512_bf16"), EngineOptions.Mixed(wanted: true, "cpu").Bf16);
        Assert.False(EngineOptions.Mixed(wanted: false, "cpu").Bf16);
        Assert.True(EngineOptions.Mixed(wanted: true, "cuda").Bf16);
    }

    [Fact]
    public void The_description_names_library_threads_and_precision()
    {
        using var e = new TrainingEngine(new EngineOptions(Threads: 3, Bf16: true));
        Assert.Matches(@"^TorchSharp, libtorch \d+\.\d+.*3 threads, bfloat16$", e.Description);
    }
}
