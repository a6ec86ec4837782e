namespace GwyTip.Eng;

/// <summary>Where Gwyddion looks for a user's own modules, and where the rest of ours goes.</summary>
internal static class UserFolder
{
    /// <summary>Gwyddion's folder of this user; HOME (Windows: USERPROFILE) decides whose.</summary>
    /// <exception cref="BuildException">The user has no home: HOME names no absolute folder.</exception>
    public static string Gwyddion
    {
        get
        {
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return Path.IsPathFullyQualified(home)
                ? Path.Combine(home, OperatingSystem.IsWindows() ? "gwyddion" : ".gwyddion")
                : throw new BuildException("HOME (on Windows USERPROFILE) has to name your folder, and has to be absolute");
        }
    }

    public static string Modules => Path.Combine(Gwyddion, "modules", "process");

    public static string GwyTip => Path.Combine(Gwyddion, "gwytip");
}
