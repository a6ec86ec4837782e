namespace GwyTip.ScanFiles;

/// <summary>Where gwytip-read, the program that opens Gwyddion's formats, lies.</summary>
public static class HelperProgram
{
    /// <summary>Names the program, and wins over the usual places.</summary>
    public const string Variable = "GWYTIP_READ";

    private static string Name => OperatingSystem.IsWindows() ? "gwytip-read.exe" : "gwytip-read";

    /// <summary>
    /// The program named by <see cref="Variable"/>, else the one beside the running program, else the user's; null where
    /// there is none.
    /// </summary>
    public static string? Find() => Places().FirstOrDefault(File.Exists);

    /// <summary>The places that <see cref="Find"/> looks at, for a message. All are absolute.</summary>
    public static IReadOnlyList<string> Places()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return [Path.GetFullPath(named)];
        }
        string beside = Path.Combine(AppContext.BaseDirectory, Name);
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        // Empty where HOME names no folder: what lies in the current folder was not installed by the user.
        return Path.IsPathFullyQualified(home)
            ? [beside, Path.Combine(home, OperatingSystem.IsWindows() ? "gwyddion" : ".gwyddion", "gwytip", Name)]
            : [beside];
    }
}
