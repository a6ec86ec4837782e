using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Data;

namespace GwyTip.Training.Rules;

/// <summary>What an ensemble says of a labelled scan: a report, or why there is none.</summary>
public sealed record ScanPrediction(LabelledScan Scan, TipReport? Report, string? Error);

/// <summary>Asks an ensemble about labelled scans, by the same code as the plug-in.</summary>
public static class ScanPredictions
{
    /// <summary>Scans read and judged at a time: enough for all cores, little memory.</summary>
    private const int Chunk = 64;

    /// <param name="ensemble">The ensemble asked.</param>
    /// <param name="images">Folder of the scans' files.</param>
    /// <param name="scans">The scans, in the order of the result.</param>
    /// <exception cref="BundleException">A member is missing or damaged.</exception>
    public static IReadOnlyList<ScanPrediction> Ask(
        Ensemble ensemble, string images, IReadOnlyList<LabelledScan> scans)
    {
        var predictions = new List<ScanPrediction>(scans.Count);
        foreach (LabelledScan[] chunk in scans.Chunk(Chunk))
        {
            predictions.AddRange(OfChunk(ensemble, images, chunk));
        }
        return predictions;
    }

    private static IEnumerable<ScanPrediction> OfChunk(Ensemble ensemble, string images, LabelledScan[] chunk)
    {
        var read = ScanReading.All([.. chunk.Select(s => Path.Combine(images, s.File))], scan => scan);
        var results = ensemble.ClassifyBatch([.. read.Select(r => r.Value).OfType<Scan>()]);
        int next = 0;
        for (int i = 0; i < chunk.Length; i++)
        {
            if (read[i].Problem is { } problem)
            {
                yield return new ScanPrediction(chunk[i], null, problem);
                continue;
            }
            var result = results[next++];
            yield return new ScanPrediction(chunk[i], result.Classification?.Report, result.Error switch
            {
                null => null,
                ScanException e => $"{e.Code}: {e.Message}",
                var e => throw new TrainingException($"{chunk[i].File}: {e.Message}", e),
            });
        }
    }
}
