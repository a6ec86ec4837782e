using GwyTip.Trainer.Engines;

namespace GwyTip.Tests.Engines;

/// <summary>What only the shim can do.</summary>
[Collection("engines")]
public class LibTorchEngineTests
{
    [ForEveryEngine(TrainingEngines.LibTorch)]
    [InlineData(TrainingEngines.LibTorch)]
    public void Mixed_precision_learns_as_well_and_restores_as_well(string engine)
    {
        ITrainingEngine Build(long seed)
        {
            var e = TrainingEngines.Create(engine, new EngineOptions(Threads: 1, Bf16: true));
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

    [ForEveryEngine(TrainingEngines.LibTorch)]
    [InlineData(TrainingEngines.LibTorch)]
    public void The_description_names_library_threads_and_precision(string engine)
    {
        using var e = TrainingEngines.Create(engine, new EngineOptions(Threads: 3, Bf16: true));
        Assert.Matches(@"^libtorch \d+\.\d+.*3 threads, bfloat16$", e.Description);
    }

    [Fact]
    public void An_unknown_engine_is_an_exception() =>
        Assert.Contains("abacus", Assert.Throws<ArgumentException>(() => TrainingEngines.Create("abacus", new EngineOptions())).Message);
}
