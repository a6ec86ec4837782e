namespace GwyTip.Eng;

/// <summary>The builds that several verbs share.</summary>
internal static class Build
{
    /// <summary>Options after which no build server is left running.</summary>
    public static readonly string[] NoServers = ["-nodeReuse:false", "--disable-build-servers"];

    /// <summary>Everything that is written in C#: libraries, programs, tests.</summary>
    public static void Solution() => Dotnet(Repo.Solution);

    /// <summary>The library and the program that users get.</summary>
    public static void Product()
    {
        Dotnet(Repo.PathTo("src", "GwyTip.Native", "GwyTip.Native.csproj"));
        Dotnet(Repo.PathTo("src", "GwyTip.Cli", "GwyTip.Cli.csproj"));
    }

    public static void Dotnet(string project) => Tool.Must("dotnet", ["build", project, "-c", "Release", "-v", "quiet", .. NoServers]);

    /// <summary>Builds <c>native-shim/NAME</c> into <c>artifacts/cmake/NAME</c>.</summary>
    public static void CMake(string name)
    {
        string source = Repo.PathTo("native-shim", name);
        string build = Repo.Artifacts("cmake", name);
        if (!File.Exists(Path.Combine(build, "build.ninja")))
        {
            Tool.Must("cmake", "-S", source, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "--log-level=WARNING");
        }
        Tool.Must("cmake", "--build", build);
    }
}
