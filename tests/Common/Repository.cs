namespace GwyTip.Tests;

/// <summary>Where the checkout lies, and what lies beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The folder of real scans beside the checkout; a user has none.</summary>
    public static string Shared { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    private static string Find()
    {
        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "GwyTipPlugin.sln")))
            {
                return d.FullName;
            }
        }
        throw new InvalidOperationException($"no GwyTipPlugin.sln above {AppContext.BaseDirectory}");
    }
}
