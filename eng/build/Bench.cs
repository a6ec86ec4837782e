using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace GwyTip.Eng;

/// <summary>
/// The verb <c>bench</c>: what a verdict costs, whole and in parts, beside the same with other means, and what the machine can do
/// at most. It writes the table of <c>docs/performance.md</c>. What is compared takes turns in one run.
/// </summary>
internal static class Bench
{
    private const int Rounds = 7, FolderRounds = 3, Side = 512, Huge = 10_000;

    /// <summary>Scans in a folder for the rate of <c>gwytip classify</c>: a few, and so many times more.</summary>
    private const int FewScans = 100, MoreTimes = 5;

    /// <summary>Of ours and of scikit-learn's.</summary>
    private const int ForestTrees = 200;

    public static string Library => Repo.Artifacts("native", "libgwytip.so");

    private static string Models => Repo.PathTo("models");

    public static int Run(string[] args) => args is ["--gpu"] ? GpuBench.Run() : Run();

    /// <summary>Compiles a program of <c>tests/native-consumer</c>.</summary>
    /// <returns>The program.</returns>
    public static string Compile(string name, string folder)
    {
        string program = Path.Combine(folder, name);
        Tool.Must(
            "gcc", "-O2", "-std=c11", "-I", Repo.PathTo("native-shim", "include"),
            Repo.PathTo("tests", "native-consumer", name + ".c"),
            "-o", program, "-ldl");
        return program;
    }

    /// <summary>Something like rows of dimers on terraces, with noise: what costs time on real scans costs it here.</summary>
    public static double[] Heights(int side, int seed)
    {
        var random = new Random(seed);
        double angle = 0.4 + 0.01 * seed, c = Math.Cos(angle), s = Math.Sin(angle);
        double[] heights = new double[side * side];
        for (int y = 0; y < side; y++)
        {
            double line = 0.05 * random.NextDouble();
            for (int x = 0; x < side; x++)
            {
                double along = x * c + y * s, across = y * c - x * s;
                heights[y * side + x] = Math.Sin(along / 1.5) + 0.3 * Math.Sin(across / 0.8) + (along > 0.7 * side ? 2 : 0)
                    + 0.1 * random.NextDouble() + line;
            }
        }
        return heights;
    }

    private static int Run()
    {
        Packages.Ensure(Need.Build | Need.Train | Need.Bench);
        foreach (string project in (string[])["src/GwyTip.Native", "src/GwyTip.Cli", "benchmarks/GwyTip.Benchmarks"])
        {
            Build.Dotnet(Repo.PathTo(project.Split('/')));
        }
        Build.CMake("gwyddion");
        string folder = Directory.CreateDirectory(Repo.Artifacts("bench")).FullName;
        var figures = new Dictionary<string, double>();
        string small = HeightsFile(folder, Side), large = HeightsFile(folder, 2 * Side);
        Whole(Compile("consumer", folder), small, large, figures);
        Processes(folder, figures);
        Parts(["parts", small, $"{Side}"], $"{Side}.", figures);
        Parts(["parts", large, $"{2 * Side}"], $"{2 * Side}.", figures);
        Parts(["networks", Path.Combine(Models, "si-h-100")], "", figures);
        Parts(["ceiling"], "", figures);
        Viewer(figures);
        OneHuge(folder, Path.Combine(folder, "consumer"), figures);
        Learning(folder, figures);
        string table = BenchTable.Make(figures);
        Console.WriteLine(table);
        BenchTable.WriteInto(Repo.PathTo("docs", "performance.md"), table);
        return 0;
    }

    /// <summary>Through the C ABI, each time in a process of its own.</summary>
    private static void Whole(string consumer, string small, string large, Dictionary<string, double> figures)
    {
        (string Name, string Surface, string Heights, int Side)[] kinds =
        [
            ("whole", "si-h-100", small, Side), ("auto", "auto", small, Side), ("metal", "au-111", small, Side),
            ("large", "si-h-100", large, 2 * Side),
        ];
        var taken = new Dictionary<string, List<double>>();
        for (int round = 0; round < Rounds; round++)
        {
            foreach (var (name, surface, heights, side) in kinds)
            {
                // A shell for the redirection.
                var (status, output) = Tool.Read(
                    "sh", "-c", "exec \"$@\" < \"$0\"", heights, consumer, "--time", Library, Models, surface, $"{side}",
                    $"{side}", "cpu");
                if (status != 0)
                {
                    throw new BuildException($"the consumer ended with status {status}: {output}");
                }
                foreach (string what in (string[])["first_ms", "warm_ms", "map_ms", "added_mb"])
                {
                    Note(taken, $"{name}.{what}", NumberBehind(what, output));
                }
            }
        }
        foreach (var (name, values) in taken)
        {
            figures[name] = Median(values);
        }
    }

    /// <summary><c>gwytip classify</c> of one scan, and of folders of them.</summary>
    private static void Processes(string folder, Dictionary<string, double> figures)
    {
        string program = Repo.Artifacts("cli", "gwytip"), sample = Repo.PathTo("samples", "si-h-100-rows.gwy");
        List<double> single = [];
        for (int round = 0; round < Rounds; round++)
        {
            single.Add(Measure(program, sample).Milliseconds);
        }
        figures["process.one"] = Median(single);
        string few = Scans(folder, FewScans), many = Scans(folder, MoreTimes * FewScans);
        List<double> fewMemory = [], manyMemory = [], scan = [];
        // How much memory a run takes differs by a quarter from run to run, whatever the number of scans.
        for (int round = 0; round < FolderRounds; round++)
        {
            var fewer = Measure(program, few);
            var more = Measure(program, many);
            fewMemory.Add(fewer.Megabytes);
            manyMemory.Add(more.Megabytes);
            scan.Add((more.Milliseconds - fewer.Milliseconds) / ((MoreTimes - 1) * FewScans));
        }
        figures["process.scan"] = Median(scan);
        figures["process.few_mb"] = Median(fewMemory);
        figures["process.many_mb"] = Median(manyMemory);
    }

    /// <summary>A folder of copies of one sample.</summary>
    private static string Scans(string folder, int count)
    {
        string scans = Path.Combine(folder, $"{count}-scans");
        if (!Directory.Exists(scans))
        {
            Directory.CreateDirectory(scans);
            for (int i = 0; i < count; i++)
            {
                File.Copy(Repo.PathTo("samples", "si-h-100-rows.gwy"), Path.Combine(scans, $"{i:D6}.gwy"));
            }
        }
        return scans;
    }

    /// <summary>Time and largest resident memory, MiB, of <c>classify</c>.</summary>
    private static (double Milliseconds, double Megabytes) Measure(string program, string scans)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(
            program, ["classify", "--models", Models, "--surface", "si-h-100", "--provider", "cpu", "--format", "csv", scans])
        {
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        double largest = 0;
        while (!process.WaitForExit(20))
        {
            try
            {
                process.Refresh();
                largest = Math.Max(largest, process.PeakWorkingSet64 / (double)(1 << 20));
            }
            catch (InvalidOperationException)
            {
                // It ended meanwhile.
            }
        }
        double took = clock.Elapsed.TotalMilliseconds;
        _ = output.Result;
        return process.ExitCode == 0 ? (took, largest) : throw new BuildException($"{program} ended with {process.ExitCode}");
    }

    /// <summary>What the module adds to a start of Gwyddion.</summary>
    private static void Viewer(Dictionary<string, double> figures)
    {
        string folder = Repo.Artifacts("cmake", "gwyddion");
        List<double> took = [];
        for (int round = 0; round < Rounds; round++)
        {
            took.Add(Number(Must(Path.Combine(folder, "gwytip-load"), Path.Combine(folder, "gwytip.so"))));
        }
        figures["viewer.start"] = Median(took);
    }

    /// <summary>A field as large as one is ever measured.</summary>
    private static void OneHuge(string folder, string consumer, Dictionary<string, double> figures)
    {
        string path = Path.Combine(folder, "huge.heights");
        using (var file = File.Create(path))
        {
            // Strips of the small field would be a lattice of their own: each line is drawn anew.
            double[] line = new double[Huge];
            for (int y = 0; y < Huge; y++)
            {
                var random = new Random(y);
                for (int x = 0; x < Huge; x++)
                {
                    line[x] = Math.Sin((0.9 * x + 0.4 * y) / 75) + 0.1 * random.NextDouble();
                }
                file.Write(MemoryMarshal.AsBytes<double>(line));
            }
        }
        var (status, output) = Tool.Read(
            "sh", "-c", "exec \"$@\" < \"$0\"", path, consumer, "--time", Library, Models, "auto", $"{Huge}", $"{Huge}", "cpu");
        File.Delete(path);
        if (status != 0)
        {
            throw new BuildException($"the consumer ended with status {status}: {output}");
        }
        figures["huge.ms"] = NumberBehind("warm_ms", output);
        figures["huge.memory"] = NumberBehind("peak_mb", output) / (8.0 * Huge * Huge / (1 << 20));
    }

    /// <summary>What making an ensemble costs, and the same by what others use.</summary>
    private static void Learning(string folder, Dictionary<string, double> figures)
    {
        string scans = Path.Combine(folder, "learning");
        if (Directory.Exists(scans))
        {
            Directory.Delete(scans, recursive: true);
        }
        Directory.CreateDirectory(scans);
        Parts(["learning", scans], "", figures);
        List<double> ours = [], theirs = [];
        for (int round = 0; round < 3; round++)
        {
            Parts(["forest", scans, $"{ForestTrees}"], "", figures);
            ours.Add(figures["forest"]);
            // Debian's own Python has scikit-learn; another one on the path may not.
            theirs.Add(NumberBehind(
                "forest", Must("/usr/bin/python3", Repo.PathTo("benchmarks", "forest.py"), scans, $"{ForestTrees}")));
        }
        figures["forest.ratio"] = Median(theirs) / Median(ours);
        figures["forest.trees"] = 1000 * ForestTrees / Median(ours);
    }

    /// <summary>What the program of benchmarks prints.</summary>
    private static void Parts(string[] arguments, string prefix, Dictionary<string, double> figures)
    {
        string output = Must(Repo.Artifacts("bin", "GwyTip.Benchmarks", "release", "GwyTip.Benchmarks"), arguments);
        foreach (string[] words in output.Split('\n').Select(line => line.Split('\t')).Where(words => words.Length == 2))
        {
            figures[prefix + words[0]] = Number(words[1]);
        }
    }

    private static string Must(string program, params string[] arguments)
    {
        var (status, output) = Tool.Read(program, arguments);
        return status == 0
            ? output
            : throw new BuildException($"{Path.GetFileName(program)} {arguments[0]} ended with status {status}");
    }

    /// <summary>The number on the line that begins with a word.</summary>
    private static double NumberBehind(string word, string output) =>
        Number(output.Split('\n').First(l => l.StartsWith(word, StringComparison.Ordinal))[(word.Length + 1)..]);

    private static string HeightsFile(string folder, int side)
    {
        string path = Path.Combine(folder, $"{side}.heights");
        File.WriteAllBytes(path, MemoryMarshal.AsBytes<double>(Heights(side, 1)).ToArray());
        return path;
    }

    private static void Note(Dictionary<string, List<double>> taken, string name, double value)
    {
        if (!taken.TryGetValue(name, out var values))
        {
            taken[name] = values = [];
        }
        values.Add(value);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
