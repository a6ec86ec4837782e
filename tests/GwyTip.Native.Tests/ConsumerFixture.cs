namespace GwyTip.Tests;

/// <summary>A compiled consumer and a models folder with one bundle, for several tests.</summary>
public sealed class ConsumerFixture : IDisposable
{
    public const string Surface = "si-h-100";

    private const int Side = 64;

    private readonly string _folder = Directory.CreateTempSubdirectory("gwytip-consumer-").FullName;
    private readonly TinyModels _models = new();
    private readonly string _consumer;

    public ConsumerFixture()
    {
        _models.LetTell(_models.Add(Surface, TinyModels.TwoMembers), 1);
        _consumer = Published.Compile("gcc", "consumer", _folder);
    }

    /// <summary>A folder for what a test compiles.</summary>
    public string Folder => _folder;

    public string Models => _models.Folder;

    public void Dispose()
    {
        _models.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>
    /// A folder with ONNX Runtime and one plug-in provider, compiled from a source of <c>tests/provider-plugin</c>.
    /// </summary>
    internal string LibraryWith(string name, string source, params string[] options)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N"))).FullName;
        string runtime = Path.Combine(Path.GetDirectoryName(Published.Library)!, "libonnxruntime.so");
        File.CreateSymbolicLink(Path.Combine(folder, "libonnxruntime.so"), runtime);
        string providers = Directory.CreateDirectory(Path.Combine(folder, "providers")).FullName;
        Published.CompilePlugIn(source, Path.Combine(providers, $"libonnxruntime_providers_{name}.so"), options);
        return folder;
    }

    /// <summary>Classifies a scan in a process of its own.</summary>
    internal Ran Classify(
        string? models = null, string surface = Surface, string provider = "cpu", string? libraryFolder = null,
        (double[] Heights, int Width, int Lines)? scan = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var (heights, width, lines) = scan ?? (TestScans.Heights(Side, Side), Side, Side);
        string[] arguments = [Published.Library, models ?? Models, surface, $"{width}", $"{lines}", provider];
        return Published.Run(_consumer, libraryFolder is null ? arguments : [.. arguments, libraryFolder], heights, environment);
    }
}
