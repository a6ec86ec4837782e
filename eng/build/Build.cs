namespace GwyTip.Eng;

/// <summary>The builds that several verbs share.</summary>
internal static class Build
{
    /// <summary>Everything that is written in C#: libraries, programs, tests.</summary>
    public static void Solution() => Dotnet(Repo.Solution);

    /// <summary>The library and the program that users get.</summary>
    public static void Product()
    {
        Dotnet(Repo.PathTo("src", "GwyTip.Native", "GwyTip.Native.csproj"));
        Dotnet(Repo.PathTo("src", "GwyTip.Cli", "GwyTip.Cli.csproj"));
    }

    public static void Dotnet(string project) => Compile("build", project);

    /// <summary>
    /// A verb of dotnet that compiles. All projects share one compiler, which has warmed up after the first: a whole build takes
    /// two thirds of the time. It is not left running.
    /// </summary>
    public static void Compile(string verb, string project, params string[] options)
    {
        try
        {
            Tool.Must("dotnet", [
                verb, project, "-c", "Release", "-v", "quiet", "-nodeReuse:false", "-p:UseSharedCompilation=true", .. options]);
        }
        finally
        {
            Tool.Read("dotnet", "build-server", "shutdown", "--vbcscompiler");
        }
    }

    /// <summary>
    /// Fetches the packages that the library for Windows is made of, for what reads them before it is made or meanwhile.
    /// </summary>
    public static void RestoreForWindows() => Tool.Must("dotnet", [
        "restore", Repo.PathTo("src", "GwyTip.Native", "GwyTip.Native.csproj"), "-v", "quiet", .. For(Publish.Windows),
        "-nodeReuse:false"]);

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
        // What is published here has been built and looked through by analyzers there.
        Compile("publish", Repo.PathTo("src", project, project + ".csproj"), [
            "--self-contained", "true", .. For(system), $"-p:PublishDir={folder}/", "-p:RunAnalyzers=false", .. properties]);
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
