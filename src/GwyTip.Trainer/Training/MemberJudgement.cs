using GwyTip.Core;
using GwyTip.Trainer.Data;
using GwyTip.Trainer.Engines;

namespace GwyTip.Trainer.Training;

/// <summary>What a network in an engine says of whole scans.</summary>
internal static class MemberJudgement
{
    private const int BatchSize = 64;

    /// <param name="engine">Holds the network.</param>
    /// <param name="kind">What it looks at.</param>
    /// <param name="scans">The scans.</param>
    /// <param name="states">States it tells.</param>
    /// <param name="views">Views of the image it looks at (<see cref="ImageViews"/>).</param>
    /// <returns>Raw confidences, scans × states.</returns>
    public static double[][] Of(ITrainingEngine engine, MemberKind kind, IReadOnlyList<FlattenedScan> scans, int states, int views)
    {
        int each = kind.Input == Preprocessing.Image ? views : 1;
        var all = new List<double[]>(scans.Count);
        foreach (FlattenedScan[] chunk in scans.Chunk(BatchSize / each))
        {
            float[] inputs = [.. chunk.SelectMany(kind.Whole)];
            var confidences = new float[chunk.Length * each * states];
            engine.Predict(
                each == 1 ? inputs : ImageViews.All(inputs, chunk.Length, Preprocessing.ImageSize, each), chunk.Length * each, confidences);
            double[][] rows = [.. confidences.Select(c => (double)c).Chunk(states)];
            all.AddRange(ImageViews.Mean(rows, each));
        }
        return [.. all];
    }
}
