namespace GwyTip.Eng;

/// <summary>
/// The verbs <c>install</c> and <c>uninstall</c>. What was copied is written into a list beside it, so that what a user adds
/// (a bundle of their own) stays when the rest goes.
/// </summary>
internal static class Install
{
    private static string List { get; } = Path.Combine(UserFolder.GwyTip, "installed.txt");

    public static int Run(string[] args)
    {
        Packages.Ensure(Need.Build);
        Build.Product();
        if (!OperatingSystem.IsWindows())
        {
            Build.CMake("gwyddion");
        }
        Copy();
        return 0;
    }

    /// <summary>Copies what is built; the caller has built it.</summary>
    public static void Copy()
    {
        RemoveListed();
        var copies = new List<(string From, string To)>();
        foreach (string file in ProductFiles())
        {
            copies.Add((file, Path.Combine(UserFolder.GwyTip, Path.GetFileName(file))));
        }
        foreach (string file in Files(Repo.PathTo("models")))
        {
            copies.Add((file, Path.Combine(UserFolder.GwyTip, Path.GetRelativePath(Repo.Root, file))));
        }
        string module = OperatingSystem.IsWindows() ? "gwytip.dll" : "gwytip.so";
        string builtModule = Repo.Artifacts("cmake", "gwyddion", module);
        if (File.Exists(builtModule))
        {
            copies.Add((builtModule, Path.Combine(UserFolder.Modules, module)));
        }
        else
        {
            Console.WriteLine($"No {module} was built: Gwyddion's menu gets no entry.");
        }

        Directory.CreateDirectory(UserFolder.GwyTip);
        // First the list: an install that is cut short can be undone too.
        File.WriteAllLines(List, copies.Select(c => c.To).Append(List));
        foreach ((string from, string to) in copies)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            // Renamed into place: a running Gwyddion keeps the file it has mapped.
            File.Copy(from, to + ".new", overwrite: true);
            File.Move(to + ".new", to, overwrite: true);
        }
        Console.WriteLine($"Installed {copies.Count} files in {UserFolder.Gwyddion}.");
    }

    public static int Remove(string[] args)
    {
        Console.WriteLine(File.Exists(List)
            ? $"Removed {RemoveListed()} files from {UserFolder.Gwyddion}."
            : $"Nothing is installed in {UserFolder.Gwyddion}.");
        return 0;
    }

    private static int RemoveListed()
    {
        if (!File.Exists(List))
        {
            return 0;
        }
        string[] listed = File.ReadAllLines(List);
        foreach (string file in listed)
        {
            if (File.Exists(file))
            {
                File.Delete(file);
            }
            RemoveEmptyFolders(Path.GetDirectoryName(file)!);
        }
        return listed.Length - 1;
    }

    /// <summary>Gwyddion's own folders stay, even empty.</summary>
    private static void RemoveEmptyFolders(string folder)
    {
        while (folder.StartsWith(UserFolder.GwyTip, StringComparison.Ordinal)
            && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }

    /// <summary>Library, natives and programs; debug symbols stay here.</summary>
    private static IEnumerable<string> ProductFiles()
    {
        string end = OperatingSystem.IsWindows() ? ".exe" : "";
        string[] programs = ["gwytip-read" + end, "gwytip-batch" + end];
        string[] symbols = [".dbg", ".pdb", ".xml"];
        return Files(Repo.Artifacts("native")).Concat(Files(Repo.Artifacts("cli")))
            .Where(file => !symbols.Contains(Path.GetExtension(file)))
            .Concat(programs.Select(p => Repo.Artifacts("cmake", "gwyddion", p)).Where(File.Exists))
            .DistinctBy(Path.GetFileName);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
}
