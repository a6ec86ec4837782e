namespace GwyTip.Eng;

/// <summary>
/// The verb <c>torture</c>: attacks on all that has to hold, and a page with what came of them,
/// <c>docs/reliability.md</c>. With <c>--quick</c> a small part of it, without the page, as <c>test</c> does.
/// </summary>
internal static class Torture
{
    public static int Run(string[] args)
    {
        Packages.Ensure(Need.All);
        Build.Product();
        Build.CMake("gwyddion");
        Build.Dotnet(Repo.PathTo("tests", "Torture", "Torture.csproj"));
        return Start(args);
    }

    /// <summary>Where everything is built already.</summary>
    public static bool Quick() => Start("--quick") == 0;

    private static int Start(params string[] args) =>
        Tool.Run("dotnet", [Repo.Artifacts("bin", "Torture", "release", "Torture.dll"), .. args]);
}
