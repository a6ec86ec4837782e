namespace GwyTip.Trainer.Engines;

/// <summary>The training engines that this build and this machine have.</summary>
public static class TrainingEngines
{
    public const string TorchSharp = "torchsharp";
    public const string LibTorch = "libtorch";

    /// <summary>Names of the engines that can be used here, the preferred one first.</summary>
    public static IReadOnlyList<string> Available { get; } =
    [
#if TORCHSHARP
        TorchSharp,
#endif
        .. LibTorchEngine.IsAvailable ? [LibTorch] : Array.Empty<string>(),
    ];

    /// <summary>The preferred engine.</summary>
    /// <param name="options">Mixed precision is only taken up where the engine knows it; its description says what it does.</param>
    /// <exception cref="DllNotFoundException">There is none; the message says what to build.</exception>
    public static ITrainingEngine Create(EngineOptions options)
    {
        string name = Available.FirstOrDefault(LibTorch);
        return Create(name, options with { Bf16 = options.Bf16 && name == LibTorch });
    }

    /// <summary>An engine by name.</summary>
    /// <exception cref="ArgumentException">This build knows no such engine.</exception>
    /// <exception cref="DllNotFoundException">Its native library is missing; the message says what to build.</exception>
    public static ITrainingEngine Create(string name, EngineOptions options) => name switch
    {
#if TORCHSHARP
        TorchSharp => new TorchSharpEngine(options),
#endif
        LibTorch => new LibTorchEngine(options),
        _ => throw new ArgumentException($"no training engine '{name}' in this build", nameof(name)),
    };
}
