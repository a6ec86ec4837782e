using System.Globalization;
using System.Runtime.InteropServices;

namespace GwyTip.Eng;

/// <summary>
/// The verb <c>bench</c>: what one scan costs through the published library, in a fresh process (opening, loading the networks
/// and the first report) and warm, for scans of several sizes. Sizes take turns, so that a machine that slows down slows all of
/// them.
/// </summary>
internal static class Bench
{
    private const int Rounds = 5;

    private static readonly int[] Sizes = [128, 256, 512, 1024];

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

    /// <summary>Waves and noise: something to judge.</summary>
    public static double[] Heights(int size, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, size * size).Select(i => Math.Sin(i % size / 5.0) + 0.3 * random.NextDouble())];
    }

    private static int Run()
    {
        Packages.Ensure(Need.Build);
        Build.Dotnet(Repo.PathTo("src", "GwyTip.Native", "GwyTip.Native.csproj"));
        string folder = Directory.CreateDirectory(Repo.Artifacts("bench")).FullName;
        string consumer = Compile("consumer", folder);
        var times = Sizes.ToDictionary(size => size, _ => new List<(double First, double Warm)>());
        for (int round = 0; round < Rounds; round++)
        {
            foreach (int size in Sizes)
            {
                times[size].Add(Time(consumer, HeightsFile(folder, size), size));
            }
        }
        Print(times);
        return 0;
    }

    private static (double First, double Warm) Time(string consumer, string heights, int size)
    {
        // A shell for the redirection.
        var (status, output) = Tool.Read(
            "sh", "-c", "exec \"$@\" < \"$0\"", heights, consumer, "--time", Library, Repo.PathTo("models"), "auto", $"{size}",
            $"{size}",
            "auto");
        if (status != 0)
        {
            throw new BuildException($"the consumer ended with status {status}: {output}");
        }
        return (Value(output, "first_ms"), Value(output, "warm_ms"));
    }

    public static string Library => Repo.Artifacts("native", "libgwytip.so");

    private static double Value(string output, string name) => double.Parse(
        output.Split('\n').First(line => line.StartsWith(name + " ", StringComparison.Ordinal))[(name.Length + 1)..],
        CultureInfo.InvariantCulture);

    private static string HeightsFile(string folder, int size)
    {
        string path = Path.Combine(folder, $"{size}.heights");
        File.WriteAllBytes(path, MemoryMarshal.AsBytes<double>(Heights(size, size)).ToArray());
        return path;
    }

    private static void Print(Dictionary<int, List<(double First, double Warm)>> times)
    {
        double smallest = Median(times[Sizes[0]].Select(t => t.Warm));
        Console.WriteLine($"\nmedian of {Rounds} processes{"",8}first        warm   warm over {Sizes[0]} px");
        foreach (int size in Sizes)
        {
            double first = Median(times[size].Select(t => t.First)), warm = Median(times[size].Select(t => t.Warm));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{size,5} x {size,-5}{"",12}{first,9:F1} ms{warm,9:F1} ms{warm / smallest,10:F2}"));
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
