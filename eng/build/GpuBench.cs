using System.Runtime.InteropServices;

namespace GwyTip.Eng;

/// <summary>
/// The verb <c>bench --gpu</c>: batches of scans through the published library on the GPU that <c>auto</c> takes, beside the CPU,
/// and a record of it in <c>docs/gpu-record.md</c>. Status 1 where there is no GPU, or where it computes too differently.
/// </summary>
internal static class GpuBench
{
    private const int Side = 256;

    private static readonly int[] Batches = [1, 16, 128];

    private static string Page => Repo.PathTo("docs", "gpu-record.md");

    public static int Run()
    {
        Packages.Ensure(Need.Build);
        Build.Dotnet(Repo.PathTo("src", "GwyTip.Native", "GwyTip.Native.csproj"));
        string folder = Directory.CreateDirectory(Repo.Artifacts("bench")).FullName;
        string program = Bench.Compile("bench", folder);
        string heights = HeightsFile(folder);
        var gpu = Measure(program, heights, "auto");
        if (gpu.Provider == "cpu")
        {
            Console.Error.WriteLine("No GPU is at hand, so there is nothing to record. What is missing:");
            foreach (string provider in (string[])["cuda", "tensorrt"])
            {
                string[] said = Ask(program, heights, provider).Output.Split('\n');
                Console.Error.WriteLine($"  {Array.Find(said, l => l.StartsWith("message ", StringComparison.Ordinal))?[8..]}");
            }
            return 1;
        }
        var cpu = Measure(program, heights, "cpu");
        string page = File.Exists(Page) ? File.ReadAllText(Page) : GpuRecord.Introduction;
        File.WriteAllText(Page, GpuRecord.Add(page, DateOnly.FromDateTime(DateTime.UtcNow), Card(), gpu, cpu));
        Console.WriteLine(
            $"Recorded in {Page}: {gpu.Provider}, largest difference from the CPU {gpu.LargestDifference(cpu):E1}.");
        return gpu.LargestDifference(cpu) <= GpuRecord.Tolerance ? 0 : 1;
    }

    private static GpuMeasurement Measure(string program, string heights, string provider)
    {
        (int status, string output) = Ask(program, heights, provider);
        return status == 0 ? GpuMeasurement.Parse(output) : throw new BuildException($"{provider}: status {status}: {output}");
    }

    /// <summary>A shell for the redirection.</summary>
    private static (int Status, string Output) Ask(string program, string heights, string provider) => Tool.Read(
        "sh", ["-c", "exec \"$@\" < \"$0\"", heights, program, Bench.Library, Repo.PathTo("models"), provider, $"{Side}",
            $"{Side}", .. Batches.Select(b => $"{b}")]);

    private static string Card()
    {
        if (Tool.Find("nvidia-smi") is { } tool)
        {
            (int status, string output) = Tool.Read(tool, "--query-gpu=name", "--format=csv,noheader");
            if (status == 0 && output.Trim().Length > 0)
            {
                return output.Trim().Split('\n')[0];
            }
        }
        return "a GPU that is not NVIDIA's";
    }

    /// <summary>As many scans as the largest batch has, no two alike.</summary>
    private static string HeightsFile(string folder)
    {
        string path = Path.Combine(folder, "batch.heights");
        using var file = File.Create(path);
        for (int scan = 0; scan < Batches.Max(); scan++)
        {
            file.Write(MemoryMarshal.AsBytes<double>(Bench.Heights(Side, scan)));
        }
        return path;
    }
}
