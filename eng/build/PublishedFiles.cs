namespace GwyTip.Eng;

/// <param name="From">A file of this machine.</param>
/// <param name="To">Where it lies in the archive.</param>
internal sealed record PublishedFile(string From, string To);

/// <summary>
/// What goes into the archives. <c>gwytip/</c> and <c>module/</c> are what an archive's installer copies into Gwyddion's folder;
/// the rest, and the trainer, is used where it is unpacked.
/// </summary>
internal static class PublishedFiles
{
    private static readonly string[] Left = [".dbg", ".pdb", ".xml", ".pyc", ".lib"];

    private static readonly string[] Nvidias = ["cuda", "cudnn", "cublas", "cufft", "curand", "cusparse", "nvrtc", "nvinfer",
        "tensorrt", "nvonnx"];

    /// <param name="installed">What <c>install</c> copies.</param>
    public static IEnumerable<PublishedFile> Linux(IEnumerable<(string From, string To)> installed) =>
    [
        .. installed.Select(copy => new PublishedFile(copy.From, InArchive(copy.To))),
        .. Folder(Repo.PathTo("eng", "publish", "linux"), ""),
        .. ForEverySystem(),
        .. Licences(Publish.Linux),
    ];

    /// <param name="library">Folder of the library, published for Windows.</param>
    /// <param name="program">Folder of <c>gwytip.exe</c>, published for Windows.</param>
    public static IEnumerable<PublishedFile> Windows(string library, string program) =>
    [
        .. Folder(library, "gwytip").Concat(Folder(program, "gwytip")).Where(IsForWindows).DistinctBy(file => file.To),
        // A launcher, and the program itself, which needs Gwyddion's libraries.
        Cross("gwytip-read.exe", "gwytip/gwytip-read.exe"),
        Cross("gwytip-read.dll", "gwytip/gwytip-read.dll"),
        .. Folder(Repo.PathTo("models"), "gwytip/models"),
        // What the dialog's Help button opens, and what that leads to.
        .. Folder(Repo.PathTo("docs"), "gwytip/docs"),
        Cross("gwytip.dll", "module/gwytip.dll"),
        .. Folder(Repo.PathTo("eng", "publish", "windows"), ""),
        .. ForEverySystem(),
        .. Licences(Publish.Windows),
    ];

    /// <param name="system">.NET's name of the system.</param>
    /// <param name="published">Folder of the trainer, published for it.</param>
    public static IEnumerable<PublishedFile> Trainer(string system, string published) =>
    [
        .. Folder(published, "gwytip-train").Where(file => system != Publish.Windows || IsForWindows(file)),
        .. Folder(Repo.PathTo("src", "GwyTip.Trainer", "Recipes"), "recipes"),
        .. Folder(Repo.PathTo("docs"), "docs"),
        new(Repo.PathTo("eng", "publish", "train", "README.md"), "README.md"),
        .. Licences(system),
        new(Repo.PathTo("eng", "publish", "licences", "oxyplot.txt"), "licences/oxyplot.txt"),
        new(Repo.PathTo("eng", "publish", "licences", "sqlite.txt"), "licences/sqlite.txt"),
        new(Path.Combine(Repo.Package("TorchSharp"), "LICENSE.txt"), "licences/torchsharp.txt"),
        new(Path.Combine(Repo.Package($"libtorch-cpu-{system}"), "LICENSE-LIBTORCH.txt"), "licences/libtorch.txt"),
    ];

    /// <summary>The archive for Nvidia's GPUs.</summary>
    public static IEnumerable<PublishedFile> Gpu(string system) =>
    [
        .. GpuLibraries(system).Select(file => new PublishedFile(file, Path.GetFileName(file))),
        new(Repo.PathTo("eng", "publish", "gpu", "README.md"), "README.md"),
        .. OnnxRuntimeLicences(system),
    ];

    /// <summary>
    /// ONNX Runtime's providers for Nvidia's GPUs, some 300 MB that only who asks gets. What they lean on, CUDA, cuDNN and
    /// TensorRT, a user installs.
    /// </summary>
    public static IEnumerable<string> GpuLibraries(string system)
    {
        string natives = Path.Combine(Repo.Package(OnnxRuntime(system)), "runtimes", system, "native");
        string ending = system == Publish.Windows ? ".dll" : ".so";
        return Directory.GetFiles(natives, $"*onnxruntime_providers_*{ending}").Order(StringComparer.Ordinal);
    }

    /// <summary>Whether a file is a part of CUDA, cuDNN or TensorRT, which whoever needs them installs.</summary>
    public static bool IsOfNvidia(string file) =>
        Nvidias.Any(name => Path.GetFileName(file).Contains(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<PublishedFile> ForEverySystem() =>
    [
        .. Folder(Repo.PathTo("macros"), "macros"),
        .. Folder(Repo.PathTo("docs"), "docs"),
        .. Folder(Repo.PathTo("samples"), "samples"),
        new(Repo.PathTo("native-shim", "include", "gwytip.h"), "include/gwytip.h"),
    ];

    private static IEnumerable<PublishedFile> Licences(string system) =>
    [
        new(Repo.PathTo("LICENSE"), "LICENSE"),
        .. OnnxRuntimeLicences(system),
        new(Repo.PathTo("eng", "publish", "licences", "sep.txt"), "licences/sep.txt"),
        new(Path.Combine(DotnetRoot, "LICENSE.txt"), "licences/dotnet.txt"),
        new(Path.Combine(DotnetRoot, "ThirdPartyNotices.txt"), "licences/dotnet-third-party.txt"),
    ];

    private static IEnumerable<PublishedFile> OnnxRuntimeLicences(string system)
    {
        string package = Repo.Package(OnnxRuntime(system));
        return
        [
            new(Path.Combine(package, "LICENSE"), "licences/onnxruntime.txt"),
            new(Path.Combine(package, "ThirdPartyNotices.txt"), "licences/onnxruntime-third-party.txt"),
        ];
    }

    private static string OnnxRuntime(string system) =>
        "Microsoft.ML.OnnxRuntime.Gpu." + (system == Publish.Windows ? "Windows" : "Linux");

    /// <summary>The SDK that runs this program.</summary>
    private static string DotnetRoot =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    private static PublishedFile Cross(string name, string to) => new(Repo.Artifacts("cmake", "gwyddion-windows", name), to);

    /// <summary>A folder of Gwyddion's user becomes one of the archive's two.</summary>
    private static string InArchive(string installed) => (
        installed.StartsWith(UserFolder.Modules + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? "module/" + Path.GetRelativePath(UserFolder.Modules, installed)
            : "gwytip/" + Path.GetRelativePath(UserFolder.GwyTip, installed)).Replace('\\', '/');

    /// <summary>A publish lays a piece of IIS beside the program, which nothing needs.</summary>
    private static bool IsForWindows(PublishedFile file) =>
        Path.GetExtension(file.To) != ".so" && !Path.GetFileName(file.To).StartsWith("aspnetcore", StringComparison.Ordinal);

    private static IEnumerable<PublishedFile> Folder(string folder, string to) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(file => !Left.Contains(Path.GetExtension(file)))
            .Select(file => new PublishedFile(file, Path.Combine(to, Path.GetRelativePath(folder, file)).Replace('\\', '/')));
}
