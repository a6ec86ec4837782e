using System.IO.Compression;

namespace GwyTip.Eng;

/// <summary>The verb <c>test</c>: everything that can be checked on this machine.</summary>
internal static class Tests
{
    private static string Results { get; } = Repo.Artifacts("test-results");

    /// <summary>Runs the archives for Windows, which are made for it.</summary>
    private const string WindowsTests = "GwyTip.Windows.Tests";

    /// <summary>
    /// Those that wait much of their time, for Wine, for windows, for other programs; and one that computes, so that both lanes
    /// end at about the same time.
    /// </summary>
    private static readonly string[] Beside =
        ["GwyTip.Viewer.Tests", "GwyTip.Macros.Tests", "GwyTip.Cli.Tests", "GwyTip.Training.Tests"];

    private static bool NothingMaySkip => Environment.GetEnvironmentVariable("GWYTIP_REQUIRE_ALL") == "1";

    public static int Run(string[] args)
    {
        var phases = new Phases();
        phases.Run("packages", () =>
        {
            Packages.Ensure(Need.All);
            return true;
        });
        bool built = phases.Run("dotnet build", () => Done(Build.Solution));
        Clear(Results);
        // The module and the shims stand apart: one that fails leaves the others' tests worth running.
        foreach (string shim in Shims())
        {
            phases.Run($"cmake {shim}", () => Done(() => Build.CMake(shim)));
        }
        phases.Run("clean sources", CleanSources.Check);
        phases.Run("clang-format", ClangFormat);
        if (built)
        {
            phases.Run("dotnet format", DotnetFormat);
            phases.Run("packages for Windows", () => Done(Build.RestoreForWindows));
            var beside = Task.Run(() => RunBeside(phases));
            foreach (string project in Projects().Except([WindowsTests, .. Beside]))
            {
                phases.Run(project, () => DotnetTest(project));
            }
            phases.Run("torture --quick", Torture.Quick);
            beside.GetAwaiter().GetResult();
        }
        phases.PrintTable();
        var counts = TestCounts.Sum(Results);
        Console.WriteLine(counts);
        bool skipsFail = NothingMaySkip && counts.Skipped > 0;
        if (skipsFail)
        {
            Console.Error.WriteLine($"{counts.Skipped} skipped, but GWYTIP_REQUIRE_ALL=1 asks for all.");
        }
        return phases.AllPassed && counts.Failed == 0 && counts.Passed > 0 && !skipsFail ? 0 : 1;
    }

    /// <summary>What waits, beside what computes: two processors are busy with either alone for half of the time.</summary>
    private static void RunBeside(Phases phases)
    {
        string[] projects = PublishForWindows(phases) ? [WindowsTests, .. Beside] : Beside;
        foreach (string project in projects)
        {
            phases.RunBeside(project, () => Tool.Read("dotnet", TestCommand(project)));
        }
    }

    /// <summary>
    /// The verb <c>test-windows</c>: publishes for Windows, and runs that under Wine. Everything is built already.
    /// </summary>
    public static int RunWindows(string[] args)
    {
        var phases = new Phases();
        if (PublishForWindows(phases))
        {
            phases.Run(WindowsTests, () => DotnetTest(WindowsTests));
        }
        phases.PrintTable();
        return phases.AllPassed ? 0 : 1;
    }

    /// <summary>Fast rather than small: the tests unpack the archives, and nobody downloads them.</summary>
    private static bool PublishForWindows(Phases phases) =>
        phases.Run("publish for Windows", () => Done(() => Publish.ForWindows(CompressionLevel.Fastest)));

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        Directory.CreateDirectory(folder);
    }

    private static IEnumerable<string> Projects() =>
        Directory.GetFiles(Repo.PathTo("tests"), "*.Tests.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal);

    private static bool Done(Action step)
    {
        step();
        return true;
    }

    private static IEnumerable<string> Shims() =>
        Directory.GetFiles(Repo.PathTo("native-shim"), "CMakeLists.txt", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!))
            .Order(StringComparer.Ordinal);

    private static bool ClangFormat()
    {
        string[] endings = [".c", ".h", ".cpp", ".hpp"];
        string[] files =
        [
            .. new[] { "native-shim", "tests", Path.Combine("eng", "windows") }
                .SelectMany(folder => Directory.EnumerateFiles(Repo.PathTo(folder), "*", SearchOption.AllDirectories))
                .Where(file => endings.Contains(Path.GetExtension(file)))
                .Order(StringComparer.Ordinal),
        ];
        return Tool.Run("clang-format", ["--dry-run", "--Werror", .. files]) == 0;
    }

    /// <summary>White space alone: style and analyzers are the build's, which has passed by then.</summary>
    private static bool DotnetFormat() =>
        Tool.Run("dotnet", "format", "whitespace", Repo.Solution, "--verify-no-changes", "--no-restore") == 0;

    private static bool DotnetTest(string project) => Tool.Run("dotnet", TestCommand(project)) == 0;

    /// <summary>None may hang.</summary>
    private static string[] TestCommand(string project) =>
    [
        "test", Repo.Artifacts("bin", project, "release", project + ".dll"), "--logger", $"trx;LogFileName={project}.trx",
        "--results-directory", Results, "--blame-hang-timeout", "15m", "--blame-hang-dump-type", "none",
    ];
}
