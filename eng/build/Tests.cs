using System.IO.Compression;

namespace GwyTip.Eng;

/// <summary>The verb <c>test</c>: everything that can be checked on this machine.</summary>
internal static class Tests
{
    private static string Results { get; } = Repo.Artifacts("test-results");

    public static int Run(string[] args)
    {
        var phases = new Phases();
        phases.Run("packages", () =>
        {
            Packages.Ensure(Need.All);
            return true;
        });
        bool built = phases.Run("dotnet build", () => Done(Build.Solution));
        // The module and the shims stand apart: one that fails leaves the others' tests worth running.
        foreach (string shim in Shims())
        {
            phases.Run($"cmake {shim}", () => Done(() => Build.CMake(shim)));
        }
        // Fast rather than small: the tests unpack them, and nobody downloads them.
        phases.Run("publish for Windows", () => Done(() => Publish.ForWindows(CompressionLevel.Fastest)));
        phases.Run("clang-format", ClangFormat);
        var counts = new TestCounts(0, 0, 0);
        if (built)
        {
            phases.Run("dotnet format", DotnetFormat);
            phases.Run("dotnet test", () => DotnetTest(out counts));
        }
        phases.PrintTable();
        Console.WriteLine(counts);
        return phases.AllPassed ? 0 : 1;
    }

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

    private static bool DotnetTest(out TestCounts counts)
    {
        if (Directory.Exists(Results))
        {
            Directory.Delete(Results, recursive: true);
        }
        int status = Tool.Run("dotnet", [
            "test", Repo.Solution, "-c", "Release", "--no-build", "--logger", "trx", "--results-directory", Results,
            // One project at a time: tests of the real window and of threads want the machine for themselves. None may hang.
            "-m:1", "-nodeReuse:false", "--blame-hang-timeout", "15m", "--blame-hang-dump-type", "none"]);
        counts = TestCounts.Sum(Results);
        bool skipsFail = Environment.GetEnvironmentVariable("GWYTIP_REQUIRE_ALL") == "1" && counts.Skipped > 0;
        if (skipsFail)
        {
            Console.Error.WriteLine($"{counts.Skipped} skipped, but GWYTIP_REQUIRE_ALL=1 asks for all.");
        }
        return status == 0 && counts.Failed == 0 && counts.Passed > 0 && !skipsFail;
    }
}
