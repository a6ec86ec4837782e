using System.Text.Json;
using GwyTip.Inference;
using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Benchmarks;

/// <summary>Where the time of a network goes, by ONNX Runtime's own profile of it, in a session as ours are.</summary>
internal static class OperatorShares
{
    /// <summary>The first ones choose kernels and take memory.</summary>
    private const int Runs = 40, Passed = 10;

    /// <param name="model">The file of a member.</param>
    /// <param name="run">Runs a session once.</param>
    /// <returns>The share of each kind of work, 0..1.</returns>
    public static IReadOnlyDictionary<string, double> Measure(byte[] model, Action<InferenceSession> run)
    {
        using var options = OnnxEnvironment.Get(null).NewSessionOptions();
        options.EnableProfiling = true;
        options.ProfileOutputPathPrefix = Path.Combine(Path.GetTempPath(), $"gwytip-profile-{Environment.ProcessId}");
        using var session = new InferenceSession(model, options);
        for (int i = 0; i < Runs; i++)
        {
            run(session);
        }
        string file = session.EndProfiling();
        try
        {
            using var profile = JsonDocument.Parse(File.ReadAllText(file));
            return Shares(profile.RootElement);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Dictionary<string, double> Shares(JsonElement events)
    {
        double begin = events.EnumerateArray().Where(e => e.GetProperty("name").ValueEquals("model_run"))
            .Skip(Passed).First().GetProperty("ts").GetDouble();
        var kernels = events.EnumerateArray()
            .Where(e => e.GetProperty("name").GetString()!.EndsWith("_kernel_time", StringComparison.Ordinal)
                && e.GetProperty("ts").GetDouble() >= begin)
            .Select(e => (
                Kind: KindOf(e.GetProperty("args").GetProperty("op_name").GetString()!), Took: e.GetProperty("dur").GetDouble()))
            .ToList();
        double all = kernels.Sum(k => k.Took);
        return kernels.GroupBy(k => k.Kind).ToDictionary(g => g.Key, g => g.Sum(k => k.Took) / all);
    }

    private static string KindOf(string operation) => operation switch
    {
        "Conv" or "FusedConv" or "Gemm" or "FusedGemm" => "products",
        "Elu" => "elu",
        "ReorderInput" or "ReorderOutput" => "reordering",
        _ => "rest",
    };
}
