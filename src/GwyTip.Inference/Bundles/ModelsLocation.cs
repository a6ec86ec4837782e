namespace GwyTip.Inference;

/// <summary>Where a program looks for models: one order for the library, the command line and the trainer.</summary>
public static class ModelsLocation
{
    /// <summary>Environment variable that names the models folder.</summary>
    public const string Variable = "GWYTIP_MODELS";

    /// <summary>The folder the user's own installation has; null where HOME names no absolute folder.</summary>
    public static string? UserFolder
    {
        get
        {
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return Path.IsPathFullyQualified(home)
                ? Path.Combine(home, OperatingSystem.IsWindows() ? "gwyddion" : ".gwyddion", "gwytip", "models")
                : null;
        }
    }

    /// <param name="given">What the user asked for; null or empty: nothing.</param>
    /// <param name="programFolder">Folder of the running program or library.</param>
    /// <returns>
    /// What was asked for, else what <see cref="Variable"/> names, else <c>models</c> beside the program, unless only the
    /// user's folder exists. The folder may be missing.
    /// </returns>
    public static string Find(string? given, string programFolder)
    {
        if (!string.IsNullOrEmpty(given))
        {
            return given;
        }
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }
        string beside = Path.Combine(programFolder, "models");
        return UserFolder is { } users && !Directory.Exists(beside) && Directory.Exists(users) ? users : beside;
    }
}
