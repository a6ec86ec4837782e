using System.IO.Compression;

namespace GwyTip.Eng;

/// <summary>
/// The verb <c>publish</c>: archives for a lab PC without network, three a system: GwyTip, its trainer, and what it needs beside
/// CUDA to use a GPU. Linux builds all of them.
/// </summary>
internal static class Publish
{
    public const string Linux = "linux-x64", Windows = "win-x64";

    public static Archive Product(string system) => new("gwytip", system);

    public static Archive Trainer(string system) => new("gwytip-train", system);

    public static Archive Gpu(string system) => new("gwytip-gpu", system);

    public static int Run(string[] args)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new BuildException(
                "publish makes the archives of both systems on Linux. On Windows, 'install' builds the library and the "
                + "programs for this PC.");
        }
        Packages.Ensure(Need.Build | Need.Train | Need.Windows);
        ForLinux();
        ForWindows(CompressionLevel.Optimal);
        foreach (string system in (string[])[Linux, Windows])
        {
            Gpu(system).Write(PublishedFiles.Gpu(system), CompressionLevel.Optimal);
        }
        return 0;
    }

    /// <summary>Both programs for Windows, as archives.</summary>
    /// <param name="level">Tests do not need small ones, and a hard compression of libtorch takes minutes.</param>
    public static void ForWindows(CompressionLevel level)
    {
        Build.CrossCMake("gwyddion");
        string library = Build.Published("GwyTip.Native", Windows), program = Build.Published("GwyTip.Cli", Windows);
        Product(Windows).Write([.. PublishedFiles.Windows(library, program), Parts(Product(Windows))], level);
        string trainer = SelfContainedTrainer(Windows);
        Trainer(Windows).Write([.. PublishedFiles.Trainer(Windows, trainer), Parts(Trainer(Windows))], level);
    }

    /// <summary>What an archive is made of; everything in it has to be published before.</summary>
    private static PublishedFile Parts(Archive archive)
    {
        string[] projects = archive == Product(archive.System) ? ["GwyTip.Native", "GwyTip.Cli"] : ["GwyTip.Study"];
        // The product of Linux is the one that everything here is tested with.
        string objects = archive == Product(Linux)
            ? Repo.Artifacts("obj") : Repo.Artifacts("publish", "build", archive.System, "obj");
        return Sbom.Write(archive, objects, projects);
    }

    private static void ForLinux()
    {
        Build.Product();
        Build.CMake("gwyddion");
        Product(Linux).Write([.. PublishedFiles.Linux(Install.Copies()), Parts(Product(Linux))], CompressionLevel.Optimal);
        string trainer = SelfContainedTrainer(Linux);
        Trainer(Linux).Write([.. PublishedFiles.Trainer(Linux, trainer), Parts(Trainer(Linux))], CompressionLevel.Optimal);
    }

    /// <summary>
    /// The trainer and the study, which comes with it. For Windows, what Wine 8 can run: no methods made at run time, whose
    /// removal ends the process there ("Internal CLR error"); reflection works without. What the tests cannot run nobody gets.
    /// </summary>
    private static string SelfContainedTrainer(string system) => Build.Published(
        "GwyTip.Study", system, ["-p:TorchDevice=cpu", .. system == Windows ? ["-p:DynamicCodeSupport=false"]
            : Array.Empty<string>()]);
}
