using GwyTip.Core;
using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>
/// Tells scans of a surface from all others: small networks on <see cref="SurfaceTraits"/> in one ONNX file. They always run on
/// the CPU, where they take less time than the way to any other device. May be used from several threads at once.
/// </summary>
public sealed class SurfaceModel : IDisposable
{
    /// <summary>What the trainer calls the file.</summary>
    public const string FileName = "surface.onnx";

    /// <summary>Its input: N × <see cref="SurfaceTraits.Count"/>, as they are measured.</summary>
    public const string Traits = "traits";

    /// <summary>Its output, N × 1: log odds that a scan shows the surface.</summary>
    public const string LogOdds = "log_odds";

    private readonly string _path;
    private readonly InferenceSession _session;

    internal SurfaceModel(OnnxEnvironment environment, string path, byte[] model)
    {
        _path = path;
        using var options = environment.NewSessionOptions();
        _session = ModelFile.Open(path, model, options, Provider.Cpu);
        try
        {
            Check();
        }
        catch
        {
            _session.Dispose();
            throw;
        }
    }

    /// <summary>Opens one outside a bundle.</summary>
    /// <param name="path">Named in errors.</param>
    /// <param name="model">The ONNX file.</param>
    /// <param name="libraryFolder">Where ONNX Runtime lies; null: beside the program.</param>
    /// <exception cref="BundleException">It is broken or too new.</exception>
    /// <exception cref="RuntimeLibraryException">ONNX Runtime's native library is missing.</exception>
    public static SurfaceModel Open(string path, byte[] model, string? libraryFolder = null) =>
        new(OnnxEnvironment.Get(libraryFolder), path, model);

    /// <summary>Log odds that a scan shows the surface.</summary>
    /// <param name="traits">Of the scan.</param>
    /// <exception cref="BundleException">It does not run, or gives no number.</exception>
    public double LogOddsOf(float[] traits)
    {
        try
        {
            using var input = OrtValue.CreateTensorValueFromMemory(traits, [1, traits.Length]);
            using var run = new RunOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
            using var results = _session.Run(run, [Traits], [input], [LogOdds]);
            var given = results[0].GetTensorDataAsSpan<float>();
            return given is [var logOdds] && float.IsFinite(logOdds)
                ? logOdds
                : throw Wrong($"gave log odds of {string.Join(", ", given.ToArray())}");
        }
        catch (OnnxRuntimeException e)
        {
            throw ModelFile.CannotRun(_path, e);
        }
    }

    public void Dispose() => _session.Dispose();

    private void Check()
    {
        var metadata = ReadMetadata();
        if (metadata.TraitsVersion > SurfaceTraits.Version)
        {
            throw new BundleException(BundleProblem.TooNew,
                $"{_path} needs a newer GwyTip: its traits have version {metadata.TraitsVersion}, "
                + $"this product knows versions up to {SurfaceTraits.Version}");
        }
        if (metadata.TraitsVersion < SurfaceTraits.Version)
        {
            throw Wrong(
                $"takes traits of version {metadata.TraitsVersion}, which this product does not know (it knows "
                + $"{SurfaceTraits.Version})");
        }
        if (!Is(_session.InputMetadata, Traits, SurfaceTraits.Count) || !Is(_session.OutputMetadata, LogOdds, 1))
        {
            throw Wrong($"does not make one number, {LogOdds}, of {SurfaceTraits.Count} {Traits}");
        }
    }

    private SurfaceMetadata ReadMetadata()
    {
        try
        {
            return SurfaceMetadata.Read(_session.ModelMetadata.CustomMetadataMap);
        }
        catch (FormatException e)
        {
            throw Wrong($"does not say what it is: {e.Message}");
        }
    }

    private static bool Is(IReadOnlyDictionary<string, NodeMetadata> values, string name, int count) =>
        values.Count == 1 && values.TryGetValue(name, out var value) && value.IsTensor
        && value.ElementType == typeof(float) && value.Dimensions is [_, var length] && length == count;

    private BundleException Wrong(string what) => new(BundleProblem.WrongOutputs, $"{_path} {what}");
}
