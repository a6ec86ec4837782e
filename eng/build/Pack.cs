namespace GwyTip.Eng;

/// <summary>The verb <c>pack</c>: NuGet packages for C# programs.</summary>
internal static class Pack
{
    private static readonly string[] Projects = ["GwyTip.Core", "GwyTip.ScanFiles", "GwyTip.Inference"];

    public static int Run(string[] args)
    {
        string folder = Repo.Artifacts("packages");
        foreach (string project in Projects)
        {
            // The natives of both systems are the packages' business, not this machine's.
            Build.Compile(
                "pack", Repo.PathTo("src", project, project + ".csproj"), "-o", folder, "-p:OnnxRuntimeSystem=Any",
                $"-p:ArtifactsPath={Repo.Artifacts("pack")}");
        }
        Console.WriteLine($"Packages of version {Repo.Version} are in {folder}.");
        return 0;
    }
}
