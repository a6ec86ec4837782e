using GwyTip.Trainer.Engines;

namespace GwyTip.Tests.Engines;

/// <summary>
/// A theory whose first argument is the name of a training engine, run with every engine that this machine has. It skips where
/// there is none; with GWYTIP_REQUIRE_ALL=1 it runs, and fails, instead.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ForEveryEngineAttribute : TheoryAttribute
{
    /// <param name="only">The one engine that the test is about; null: all.</param>
    public ForEveryEngineAttribute(string? only = null)
    {
        bool all = Environment.GetEnvironmentVariable("GWYTIP_REQUIRE_ALL") == "1";
        bool available = only is null ? TrainingEngines.Available.Count > 0 : TrainingEngines.Available.Contains(only);
        if (!all && !available)
        {
            Skip = $"needs the training engine {only ?? TrainingEngines.LibTorch}: native-shim/libtorch has not been built here";
        }
    }
}

/// <summary>The engines to test, in the form of test data.</summary>
public static class EveryEngine
{
    /// <summary>Where there is none, the one that the error should be about.</summary>
    private static readonly string[] Known =
        TrainingEngines.Available.Count > 0 ? [.. TrainingEngines.Available] : [TrainingEngines.LibTorch];

    public static TheoryData<string> Names => [.. Known];

    public static TheoryData<string, string> WithEveryOptimizer
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (string engine in Known)
            {
                foreach (string optimizer in OptimizerSpec.Names)
                {
                    all.Add(engine, optimizer);
                }
            }
            return all;
        }
    }
}
