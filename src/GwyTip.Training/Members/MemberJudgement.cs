using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Engines;

namespace GwyTip.Training.Members;

/// <summary>What a network in an engine says of whole scans.</summary>
internal static class MemberJudgement
{
    private const int BatchSize = 64;

    /// <param name="engine">Holds the network.</param>
    /// <param name="method">What it looks at.</param>
    /// <param name="scans">The scans.</param>
    /// <param name="states">States it tells.</param>
    /// <param name="views">Views of a scan it looks at (<see cref="ImageViews"/>).</param>
    /// <returns>Raw confidences, scans × states.</returns>
    public static double[][] Judge(
        TrainingEngine engine, NetworkMethod method, IReadOnlyList<FlattenedScan> scans, int states, int views)
    {
        int each = method.InputsOf(views);
        var all = new List<double[]>(scans.Count);
        foreach (FlattenedScan[] chunk in scans.Chunk(Math.Max(1, BatchSize / each)))
        {
            float[][] inputs = new float[chunk.Length][];
            Parallel.For(0, chunk.Length, i => inputs[i] = method.Views(chunk[i], views));
            var confidences = new float[chunk.Length * each * states];
            engine.Predict([.. inputs.SelectMany(v => v)], chunk.Length * each, confidences);
            all.AddRange(ImageViews.Mean([.. confidences.Select(c => (double)c).Chunk(states)], each));
        }
        return [.. all];
    }
}
