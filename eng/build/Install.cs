namespace GwyTip.Eng;

/// <summary>The verbs <c>install</c> and <c>uninstall</c>: for one user, in that user's Gwyddion folder.</summary>
internal static class Install
{
    private static CopiedFiles Installed => new(UserFolder.GwyTip);

    public static int Run(string[] args)
    {
        Packages.Ensure(Need.Build);
        Build.Product();
        // The module for Windows is built on Linux: see publish.
        if (!OperatingSystem.IsWindows())
        {
            Build.CMake("gwyddion");
        }
        Copy(withGpu: args is ["--gpu"]);
        return 0;
    }

    /// <summary>Copies what is built; the caller has built it.</summary>
    /// <param name="withGpu">Whether the libraries for CUDA and TensorRT are wanted.</param>
    public static void Copy(bool withGpu)
    {
        (string From, string To)[] copies = [.. Copies(), .. withGpu ? Gpu() : []];
        Installed.Copy(copies);
        Console.WriteLine($"Installed {copies.Length} files in {UserFolder.Gwyddion}.");
    }

    /// <summary>What is installed, and where.</summary>
    public static (string From, string To)[] Copies() => [.. ProductFiles(), .. Models(), .. Help(), .. Module()];

    public static int Remove(string[] args)
    {
        Console.WriteLine(Installed.AreThere
            ? $"Removed {Installed.Remove()} files from {UserFolder.Gwyddion}."
            : $"Nothing is installed in {UserFolder.Gwyddion}.");
        return 0;
    }

    /// <summary>Library, natives and programs; debug symbols and documentation stay here.</summary>
    private static IEnumerable<(string From, string To)> ProductFiles()
    {
        string reader = Repo.Artifacts("cmake", "gwyddion", OperatingSystem.IsWindows() ? "gwytip-read.exe" : "gwytip-read");
        string[] left = [".dbg", ".pdb", ".xml"];
        return Files(Repo.Artifacts("native")).Concat(Files(Repo.Artifacts("cli")))
            .Where(file => !left.Contains(Path.GetExtension(file)))
            .Concat(File.Exists(reader) ? [reader] : [])
            .DistinctBy(Path.GetFileName)
            .Select(file => (file, Path.Combine(UserFolder.GwyTip, Path.GetFileName(file))));
    }

    private static IEnumerable<(string From, string To)> Gpu() =>
        PublishedFiles.GpuLibraries(OperatingSystem.IsWindows() ? Publish.Windows : Publish.Linux)
            .Select(file => (file, Path.Combine(UserFolder.GwyTip, Path.GetFileName(file))));

    private static IEnumerable<(string From, string To)> Models() =>
        Files(Repo.PathTo("models"))
            .Select(file => (file, Path.Combine(UserFolder.GwyTip, Path.GetRelativePath(Repo.Root, file))));

    /// <summary>What the dialog's Help button opens, and what that leads to.</summary>
    private static IEnumerable<(string From, string To)> Help() =>
        Files(Repo.PathTo("docs"))
            .Select(file => (file, Path.Combine(UserFolder.GwyTip, Path.GetRelativePath(Repo.Root, file))));

    private static (string From, string To)[] Module()
    {
        string name = OperatingSystem.IsWindows() ? "gwytip.dll" : "gwytip.so";
        string built = Repo.Artifacts("cmake", "gwyddion", name);
        if (!File.Exists(built))
        {
            Console.WriteLine($"No {name} was built: Gwyddion's menu gets no entry.");
            return [];
        }
        return [(built, Path.Combine(UserFolder.Modules, name))];
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
}
