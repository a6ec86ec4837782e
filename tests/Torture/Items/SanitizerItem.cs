using System.Text.RegularExpressions;
using GwyTip.Tests.Torture.Attacks;
using GwyTip.Tests.Torture.Calls;
using GwyTip.Tests.Torture.Readers;

namespace GwyTip.Tests.Torture.Items;

/// <summary>
/// What is written in C, built with AddressSanitizer and UndefinedBehaviorSanitizer, and as it is under valgrind: the module and
/// the reading helper on fields that cannot be judged, on samples and on damaged files; the consumers on the published library.
/// </summary>
internal static partial class SanitizerItem
{
    private const int Reported = 99;

    /// <summary>Each run's reports have names of their own.</summary>
    private static int _runs;

    private static readonly string Suppressions = Repository.PathTo("native-shim", "gwyddion", "tests");

    public static IEnumerable<Figure> Run(Effort effort)
    {
        string folder = effort.Place("sanitizers");
        Array.ForEach(Directory.GetFiles(folder, "report*"), File.Delete);
        string sanitized = Built(folder, "sanitized",
            "-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -O1 -g");
        string fields = Directory.CreateDirectory(Path.Combine(folder, "fields")).FullName;
        Tool.Run(Path.Combine(sanitized, "gwytip-fields"), [fields], Sanitized(folder, leaks: false));
        string[] files = [.. Directory.GetFiles(fields), .. Directory.GetFiles(Repository.PathTo("samples"), "*.gwy")];
        string[] damaged = Damaged(Path.Combine(folder, "damaged"), effort.Of(2000, 20));
        string fake = Path.Combine(sanitized, "fake-library.so");

        yield return Judge(
            "module, a stand-in for the library", "no error, no leak", sanitized, folder,
            [Path.Combine(sanitized, "gwytip-batch"), .. files],
            new(Sanitized(folder, leaks: true)) { ["GWYTIP_LIBRARY"] = fake });
        if (!effort.IsQuick)
        {
            yield return Judge(
                "module, the published library", "no error", sanitized, folder, [Path.Combine(sanitized, "gwytip-batch"),
                    .. files],
                Sanitized(folder, leaks: false));
        }
        yield return Read(sanitized, folder, [.. files, .. damaged], leaks: true);
        foreach (string source in (string[])["abi", "stream"])
        {
            yield return Consume(source, folder);
        }
        if (!effort.IsQuick)
        {
            foreach (var figure in Races(folder, [.. files, .. damaged]))
            {
                yield return figure;
            }
        }
        if (Tool.Has("valgrind") && !effort.IsQuick)
        {
            string plain = Built(folder, "plain", "-g");
            string log = Path.Combine(folder, "memcheck.log");
            string[] valgrind =
                ["-q", "--leak-check=full", "--show-leak-kinds=definite", "--errors-for-leak-kinds=definite", "--num-callers=30",
                    $"--suppressions={Path.Combine(Suppressions, "memcheck.supp")}", $"--log-file={log}",
                        $"--error-exitcode={Reported}"];
            Install(plain, folder);
            var ran = Tool.Run(
                "valgrind", [.. valgrind, Path.Combine(plain, "gwytip-batch"), .. files],
                new Dictionary<string, string?>(Home(folder)) { ["GWYTIP_LIBRARY"] = Path.Combine(plain, "fake-library.so") });
            yield return new Figure(
                "module under valgrind, a stand-in for the library", "no error, nothing definitely lost",
                Said(ran, [log], $"{ran.Lines.Length} fields"), ran.Status == 0);
        }
    }

    /// <summary>The module in a home of its own judges every image of files.</summary>
    private static Figure Judge(
        string what, string goal, string built, string folder, string[] command, Dictionary<string, string?> environment)
    {
        Install(built, folder);
        var ran = Tool.Run(command[0], command[1..], environment);
        return new Figure(
            "ASan and UBSan: " + what, goal, Said(ran, Directory.GetFiles(folder, $"report{_runs}.*"),
                $"{ran.Lines.Length} fields"),
            ran.Status == 0 && ran.Lines.Length >= command.Length - 1);
    }

    private static Figure Read(string built, string folder, string[] files, bool leaks)
    {
        string list = Path.Combine(folder, "files.txt");
        File.WriteAllLines(list, files);
        string answers = Path.Combine(folder, "answers");
        var ran = Tool.Run(
            "sh", ["-c", "exec \"$0\" < \"$1\" > \"$2\"", Path.Combine(built, "gwytip-read"), list, answers],
            Sanitized(folder, leaks));
        int answered = Answer().Count(System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(answers)));
        return new Figure(
            "ASan and UBSan: `gwytip-read`, whole and damaged files", "no error, no leak, every file answered",
            Said(ran, Directory.GetFiles(folder, $"report{_runs}.*"), $"{answered} of {files.Length} files answered"),
            ran.Status == 0 && answered == files.Length);
    }

    private static Figure Consume(string source, string folder)
    {
        string program = Consumer.Compile(source, folder, "-fsanitize=address,undefined", "-fno-sanitize-recover=undefined");
        using var models = new TinyModels();
        models.LetTell(models.Add("si-h-100", TinyModels.TwoMembers), 1);
        var ran = Tool.Run(program, [Library.Path, models.Folder], Sanitized(folder, leaks: false));
        return new Figure(
            $"ASan and UBSan: `{source}.c` on the published library", "no error",
            Said(ran, Directory.GetFiles(folder, $"report{_runs}.*"), "every check passed"),
            ran is { Status: 0, Output: "ok\n" });
    }

    /// <summary>
    /// ThreadSanitizer. Its runtime wants the addresses that Linux gives without a random part. Of the library it sees what the
    /// program's threads share, and what passes between them and it.
    /// </summary>
    private static IEnumerable<Figure> Races(string folder, string[] files)
    {
        string built = Built(folder, "races", "-fsanitize=thread -O1 -g");
        Install(built, folder);
        string[] batch = [Path.Combine(built, "gwytip-batch"), .. files];
        var module = Races(folder, batch, "", new() { ["GWYTIP_LIBRARY"] = Path.Combine(built, "fake-library.so") });
        yield return new Figure(
            "ThreadSanitizer: module, a stand-in for the library", "no race",
            Said(module, Reports(folder), $"{module.Lines.Length} fields"), module.Status == 0);
        string program = Consumer.Compile("threads", folder, "-fsanitize=thread");
        using var models = Consumer.Models();
        string[] threads = [program, Library.Path, models.Folder, "8", "40"];
        var ran = Races(folder, threads, Repository.PathTo("tests", "native-consumer", "threads.supp"), []);
        yield return new Figure(
            "ThreadSanitizer: `threads.c` on the published library", "no race",
            Said(ran, Reports(folder), "8 × 40 classifications, engines and streams opened and closed"), ran.Status == 0);
    }

    private static Ran Races(
        string folder, string[] command, string suppressions, Dictionary<string, string?> environment)
    {
        var with = new Dictionary<string, string?>(Home(folder))
        {
            ["TSAN_OPTIONS"] = $"exitcode={Reported}:log_path={folder}/report{++_runs}"
                + (suppressions.Length > 0 ? $":suppressions={suppressions}" : ""),
        };
        foreach (var (name, value) in environment)
        {
            with[name] = value;
        }
        return Tool.Run("setarch", ["-R", .. command], with);
    }

    private static string[] Reports(string folder) => Directory.GetFiles(folder, $"report{_runs}.*");

    /// <summary>Files that our own readers found interesting, by the formats that the helper is asked for.</summary>
    private static string[] Damaged(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(5);
        var targets = ScanTargets.All.ToArray();
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                var target = targets[i % targets.Length];
                byte[] seed = target.Seeds[random.Next(target.Seeds.Count)];
                string file = Path.Combine(folder, $"{i}.{target.Name}");
                File.WriteAllBytes(file, new Mutator(target, random).Change(seed, seed));
                return file;
            }),
        ];
    }

    private static string Built(string folder, string name, string flags)
    {
        string build = Path.Combine(folder, name);
        var made = Tool.Run("cmake", [
            "-S", Repository.PathTo("native-shim", "gwyddion"), "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
            "--log-level=WARNING", $"-DCMAKE_C_FLAGS={flags}"]);
        string[] parts = ["gwytip", "gwytip-batch", "gwytip-read", "gwytip-fields", "fake-library"];
        made = made.Status == 0 ? Tool.Run("cmake", ["--build", build, "--target", .. parts]) : made;
        return made.Status == 0 ? build : throw new InvalidOperationException(made.Output + made.Errors);
    }

    private static void Install(string built, string folder)
    {
        string home = Home(folder)["HOME"]!, modules = Path.Combine(home, ".gwyddion", "modules", "process");
        string installed = Path.Combine(home, ".gwyddion", "gwytip");
        Directory.CreateDirectory(modules);
        Directory.CreateDirectory(Path.Combine(home, ".local", "share"));
        File.Copy(Path.Combine(built, "gwytip.so"), Path.Combine(modules, "gwytip.so"), overwrite: true);
        if (!Directory.Exists(installed))
        {
            Directory.CreateDirectory(installed);
            foreach (string file in Directory.GetFiles(Path.GetDirectoryName(Library.Path)!))
            {
                File.CreateSymbolicLink(Path.Combine(installed, Path.GetFileName(file)), file);
            }
            Directory.CreateSymbolicLink(Path.Combine(installed, "models"), Repository.PathTo("models"));
        }
    }

    private static Dictionary<string, string?> Home(string folder) =>
        new() { ["HOME"] = Path.Combine(folder, "home"), ["LC_ALL"] = "C.UTF-8", ["DISPLAY"] = null };

    /// <summary>
    /// Reports go into files: the module keeps its output for itself. LeakSanitizer does not see the pointers that .NET's heap
    /// holds, so that leaks count only where there is none.
    /// </summary>
    private static Dictionary<string, string?> Sanitized(string folder, bool leaks)
    {
        _runs++;
        return new(Home(folder))
        {
            ["ASAN_OPTIONS"] =
                $"detect_leaks={(leaks ? 1 : 0)}:handle_segv=0:exitcode={Reported}:fast_unwind_on_malloc=0:"
                + $"log_path={folder}/report{_runs}",
            ["UBSAN_OPTIONS"] = $"print_stacktrace=1:log_path={folder}/report{_runs}",
            ["LSAN_OPTIONS"] = $"suppressions={Path.Combine(Suppressions, "leaks.supp")}:print_suppressions=0",
        };
    }

    private static string Said(Ran ran, string[] reports, string otherwise)
    {
        string[] lines = [.. reports.SelectMany(File.ReadLines)
            .Where(l => l.Contains("SUMMARY", StringComparison.Ordinal) || l.Contains("runtime error",
                StringComparison.Ordinal))];
        return ran.Status == 0 ? otherwise + ", no report" : $"{otherwise}; {string.Join("; ", lines.Take(3))} {ran.Last}";
    }

    [GeneratedRegex("\\{\"status\":")]
    private static partial Regex Answer();
}
