namespace GwyTip.Eng;

/// <param name="From">A file of this machine.</param>
/// <param name="To">Where it lies in the archive.</param>
internal sealed record PublishedFile(string From, string To);

/// <summary>
/// What goes into the archives. <c>gwytip/</c> and <c>module/</c> are what the archive's installer copies into Gwyddion's folder; the
/// rest is used where it is unpacked.
/// </summary>
internal static class PublishedFiles
{
    private static readonly string[] Left = [".dbg", ".pdb", ".xml", ".pyc"];

    private static readonly string[] Nvidias = ["cuda", "cudnn", "cublas", "cufft", "curand", "cusparse", "nvrtc", "nvinfer", "tensorrt", "nvonnx"];

    private static string Npm => Repo.PathTo("eng", "npm", "node_modules");

    /// <param name="installed">What <c>install</c> copies.</param>
    /// <param name="trainer">Folder of the trainer, published for Linux.</param>
    public static IEnumerable<PublishedFile> Linux(IEnumerable<(string From, string To)> installed, string trainer) =>
    [
        .. installed.Select(copy => new PublishedFile(copy.From, InArchive(copy.To))),
        .. Folder(trainer, "train"),
        .. Folder(Repo.PathTo("eng", "publish", "linux"), ""),
        .. ForEverySystem(),
    ];

    /// <summary>What can be built for Windows on Linux. The library, which NativeAOT compiles, can only be built there.</summary>
    /// <param name="cli">Folder of the program, published for Windows.</param>
    /// <param name="trainer">Folder of the trainer, published for Windows.</param>
    public static IEnumerable<PublishedFile> Windows(string cli, string trainer) =>
    [
        .. Folder(cli, "gwytip").Where(IsForWindows),
        .. new[] { "gwytip-read.exe", "gwytip-batch.exe" }.Select(file => Cross(file, "gwytip/" + file)),
        .. Folder(Repo.PathTo("models"), "gwytip/models"),
        Cross("gwytip.dll", "module/gwytip.dll"),
        .. Folder(trainer, "train").Where(IsForWindows),
        .. Folder(Repo.PathTo("eng", "publish", "windows"), ""),
        .. ForEverySystem(),
    ];

    /// <summary>Whether a file is a part of CUDA, cuDNN or TensorRT, which whoever needs them installs.</summary>
    public static bool IsOfNvidia(string file) =>
        Nvidias.Any(name => Path.GetFileName(file).Contains(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<PublishedFile> ForEverySystem() =>
    [
        .. Folder(Repo.PathTo("macros"), "macros"),
        .. Folder(Repo.PathTo("docs"), "docs"),
        .. Folder(Repo.PathTo("samples"), "samples"),
        .. Folder(Repo.PathTo("src", "GwyTip.Trainer", "Recipes"), "train/recipes"),
        new(Repo.PathTo("native-shim", "include", "gwytip.h"), "include/gwytip.h"),
        new(Repo.PathTo("LICENSE"), "LICENSE"),
        new(Path.Combine(Npm, "com.github.asus4.onnxruntime", "LICENSE"), "licences/onnxruntime.txt"),
        new(Path.Combine(Npm, "com.github.asus4.onnxruntime", "ThirdPartyNotices.txt"), "licences/onnxruntime-third-party.txt"),
        new(Path.Combine(DotnetRoot, "LICENSE.txt"), "licences/dotnet.txt"),
        new(Path.Combine(DotnetRoot, "ThirdPartyNotices.txt"), "licences/dotnet-third-party.txt"),
    ];

    /// <summary>The SDK that runs this program.</summary>
    private static string DotnetRoot => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    private static PublishedFile Cross(string name, string to) => new(Repo.Artifacts("cmake", "gwyddion-windows", name), to);

    /// <summary>A folder of Gwyddion's user becomes one of the archive's two.</summary>
    private static string InArchive(string installed) => (
        installed.StartsWith(UserFolder.Modules + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? "module/" + Path.GetRelativePath(UserFolder.Modules, installed)
            : "gwytip/" + Path.GetRelativePath(UserFolder.GwyTip, installed)).Replace('\\', '/');

    /// <summary>The build machine's own natives come along with every publish, and a piece of IIS that nothing needs.</summary>
    private static bool IsForWindows(PublishedFile file) =>
        Path.GetExtension(file.To) != ".so" && !Path.GetFileName(file.To).StartsWith("aspnetcore", StringComparison.Ordinal);

    private static IEnumerable<PublishedFile> Folder(string folder, string to) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(file => !Left.Contains(Path.GetExtension(file)))
            .Select(file => new PublishedFile(file, Path.Combine(to, Path.GetRelativePath(folder, file)).Replace('\\', '/')));
}
