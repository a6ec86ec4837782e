namespace GwyTip.Cli.Watch;

/// <summary>
/// From a program's name as a user types it to the program. .NET would look into the current folder, which may be one of somebody
/// else's scans, before the PATH.
/// </summary>
internal static class NamedProgram
{
    /// <summary>The program itself where the name says a folder, else the first of that name on the PATH.</summary>
    /// <exception cref="FileNotFoundException">There is none on the PATH.</exception>
    public static string Find(string name)
    {
        if (name.AsSpan().ContainsAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))
        {
            return Path.GetFullPath(name);
        }
        string[] endings = OperatingSystem.IsWindows() ? ["", ".exe"] : [""];
        // A folder of the PATH that is not absolute would be one of the current folder.
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending)))
            .FirstOrDefault(CanRun) ?? throw new FileNotFoundException("there is no such program on the PATH");
    }

    private static bool CanRun(string path)
    {
        const UnixFileMode Anyone = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Anyone) != 0);
    }
}
