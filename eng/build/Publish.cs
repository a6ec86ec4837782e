using System.Formats.Tar;
using System.IO.Compression;

namespace GwyTip.Eng;

/// <summary>The verb <c>publish</c>: one archive a system, for a lab PC without network. Linux builds both.</summary>
internal static class Publish
{
    public static string LinuxArchive => Repo.Artifacts("publish", $"{LinuxName}.tar.gz");

    public static string WindowsArchive => Repo.Artifacts("publish", $"{WindowsName}.zip");

    private static string LinuxName => $"gwytip-{Repo.Version}-linux-x64";

    private static string WindowsName => $"gwytip-{Repo.Version}-win-x64";

    public static int Run(string[] args)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new BuildException("publish makes both archives on Linux. On Windows, 'install' builds what Windows needs, into artifacts\\native and artifacts\\cli.");
        }
        Packages.Ensure(Need.Build | Need.Train | Need.Windows);
        Build.Product();
        Build.CMake("gwyddion");
        Build.CrossCMake("gwyddion");
        string linuxTrainer = Build.SelfContained("GwyTip.Trainer", "linux-x64");
        string windowsTrainer = Build.SelfContained("GwyTip.Trainer", "win-x64");
        string windowsCli = Build.SelfContained("GwyTip.Cli", "win-x64", "-p:AotFramework=net10.0", "-p:PublishAot=false");

        string linux = Stage(LinuxName, PublishedFiles.Linux(Install.Copies(), linuxTrainer));
        File.Delete(LinuxArchive);
        using (var file = File.Create(LinuxArchive))
        using (var gzip = new GZipStream(file, CompressionLevel.Optimal))
        {
            TarFile.CreateFromDirectory(linux, gzip, includeBaseDirectory: true);
        }
        string windows = Stage(WindowsName, PublishedFiles.Windows(windowsCli, windowsTrainer));
        File.Delete(WindowsArchive);
        ZipFile.CreateFromDirectory(windows, WindowsArchive, CompressionLevel.Optimal, includeBaseDirectory: true);
        foreach (string archive in (string[])[LinuxArchive, WindowsArchive])
        {
            Console.WriteLine($"{archive}  {new FileInfo(archive).Length / 1e6:F0} MB");
        }
        return 0;
    }

    /// <summary>Copies files into a fresh folder, which is what a user will unpack.</summary>
    private static string Stage(string name, IEnumerable<PublishedFile> files)
    {
        string folder = Repo.Artifacts("publish", name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        foreach (PublishedFile file in files)
        {
            string target = Path.Combine(folder, file.To);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file.From, target);
        }
        return folder;
    }
}
