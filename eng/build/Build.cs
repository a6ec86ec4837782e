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

    public static void Dotnet(string project) =>
        Tool.Must("dotnet", ["build", project, "-c", "Release", "-v", "quiet", .. NoServers]);

    /// <summary>
    /// Fetches the packages that the library for Windows is made of, for what reads them before it is made or meanwhile.
    /// </summary>
    public static void RestoreForWindows() => Tool.Must("dotnet", [
        "restore", Repo.PathTo("src", "GwyTip.Native", "GwyTip.Native.csproj"), "-v", "quiet", .. For(Publish.Windows),
        "--disable-build-servers"]);

    /// <summary>
    /// Publishes a project of <c>src</c> that needs no .NET on the user's machine, natives beside it, for a system by .NET's name
    /// of it. The build stands apart from all others, so that nothing that is built for this machine is replaced.
    /// </summary>
    /// <returns>The folder.</returns>
    public static string Published(string project, string system, params string[] properties)
    {
        string folder = Repo.Artifacts("publish", "parts", $"{project}-{system}");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        Tool.Must("dotnet", [
            "publish", Repo.PathTo("src", project, project + ".csproj"), "-c", "Release", "-v", "quiet",
            "--self-contained", "true", .. For(system), $"-p:PublishDir={folder}/", .. properties, .. NoServers]);
        return folder;
    }

    private static string[] For(string system) =>
    [
        "-r", system, $"-p:OnnxRuntimeSystem={(system == Publish.Windows ? "Windows" : "Linux")}",
        $"-p:ArtifactsPath={Repo.Artifacts("publish", "build", system)}", "-p:_IsPublishing=true",
    ];

    /// <summary>Builds <c>native-shim/NAME</c> into <c>artifacts/cmake/NAME</c>.</summary>
    public static void CMake(string name) => CMake(name, name);

    /// <summary>The same for 64-bit Windows, with MinGW, into <c>artifacts/cmake/NAME-windows</c>.</summary>
    public static void CrossCMake(string name) =>
        CMake(name, $"{name}-windows", "-DCMAKE_TOOLCHAIN_FILE=windows/toolchain.cmake");

    private static void CMake(string name, string target, params string[] options)
    {
        string source = Repo.PathTo("native-shim", name);
        string build = Repo.Artifacts("cmake", target);
        if (!File.Exists(Path.Combine(build, "build.ninja")))
        {
            Tool.Must(
                "cmake",
                ["-S", source, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "--log-level=WARNING", .. options]);
        }
        Tool.Must("cmake", "--build", build);
    }
}
