namespace GwyTip.Trainer.Engines;

/// <summary>Makes the training engine of this build.</summary>
public static class TrainingEngines
{
    /// <exception cref="DllNotFoundException">Its native library is not there; the message says what to do.</exception>
    public static ITrainingEngine Create(EngineOptions options)
    {
#if TORCHSHARP
        return new TorchSharpEngine(options);
#else
        return new LibTorchEngine(options);
#endif
    }
}
