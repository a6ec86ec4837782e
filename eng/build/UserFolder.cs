namespace GwyTip.Eng;

/// <summary>Where Gwyddion looks for a user's own modules, and where the rest of ours goes.</summary>
internal static class UserFolder
{
    /// <summary>Gwyddion's folder of this user; HOME (Windows: USERPROFILE) decides whose.</summary>
    public static string Gwyddion { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), OperatingSystem.IsWindows() ? "gwyddion" : ".gwyddion");

    public static string Modules { get; } = Path.Combine(Gwyddion, "modules", "process");

    public static string GwyTip { get; } = Path.Combine(Gwyddion, "gwytip");
}
