using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>
/// ONNX Runtime in this process: there can be only one, so that the first who asks decides where its library comes from. It logs
/// nothing and has no threads of its own (<see cref="Core.Workers"/>), and all sessions share one pool of memory: with memory of
/// its own for each network it takes twice as much.
/// </summary>
internal sealed class OnnxEnvironment
{
    private static readonly Lock Gate = new();
    private static RuntimeLibrary? _library;
    private static OnnxEnvironment? _current;

    /// <summary>Whether threads and memory are shared.</summary>
    private readonly bool _shared;

    private OnnxEnvironment(RuntimeLibrary library)
    {
        Library = library;
        // A program that has used ONNX Runtime by itself has made an environment without a shared pool.
        _shared = !OrtEnv.IsCreated;
        if (_shared)
        {
            using var threads = new OrtThreadingOptions
            {
                GlobalIntraOpNumThreads = 1,
                GlobalInterOpNumThreads = 1,
                GlobalSpinControl = false,
            };
            var options = new EnvironmentCreationOptions
            {
                logId = "gwytip",
                logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
                threadOptions = threads,
            };
            using (new NoTelemetry())
            {
                Ort = OrtEnv.CreateInstanceWithOptions(ref options);
            }
            // Zero bounds nothing, −1 leaves a size to ONNX Runtime; what grows doubles.
            using var doubling = new OrtArenaCfg(0, 0, -1, -1);
            Ort.CreateAndRegisterAllocator(OrtMemoryInfo.DefaultInstance, doubling);
        }
        else
        {
            Ort = OrtEnv.Instance();
        }
        PlugIns = new PlugInProviders(Ort, library.Folder);
    }

    public OrtEnv Ort { get; }

    public RuntimeLibrary Library { get; }

    public PlugInProviders PlugIns { get; }

    /// <summary>Every provider that can be asked for by name.</summary>
    public IReadOnlyList<Provider> Providers => [.. Provider.BuiltIn, .. PlugIns.All.Except(Provider.BuiltIn)];

    /// <param name="libraryFolder">Where ONNX Runtime lies; null: beside the program. Counts only until it is loaded.</param>
    /// <exception cref="RuntimeLibraryException">It is missing, or cannot be used.</exception>
    public static OnnxEnvironment Get(string? libraryFolder)
    {
        lock (Gate)
        {
            if (_current is null)
            {
                // Loaded once for all, also where the rest fails for now, as for want of memory.
                _library ??= RuntimeLibrary.Load(libraryFolder);
                _current = new OnnxEnvironment(_library);
            }
            return _current;
        }
    }

    /// <summary>Options of a session on the CPU; a provider may be appended.</summary>
    public SessionOptions NewSessionOptions()
    {
        var options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        if (_shared)
        {
            options.DisablePerSessionThreads();
            options.AddSessionConfigEntry("session.use_env_allocators", "1");
        }
        else
        {
            options.IntraOpNumThreads = 1;
        }
        return options;
    }
}
