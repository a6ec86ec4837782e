using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;
using GwyTip.Trainer.Data;

namespace GwyTip.Trainer.Bundles;

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
    /// <param name="judged">Told how many are done.</param>
    /// <exception cref="BundleException">A member is missing or damaged.</exception>
    public static IReadOnlyList<ScanPrediction> Of(
        Ensemble ensemble, string images, IReadOnlyList<LabelledScan> scans, Action<int>? judged = null)
    {
        var predictions = new List<ScanPrediction>(scans.Count);
        foreach (LabelledScan[] chunk in scans.Chunk(Chunk))
        {
            predictions.AddRange(OfChunk(ensemble, images, chunk));
            judged?.Invoke(predictions.Count);
        }
        return predictions;
    }

    private static IEnumerable<ScanPrediction> OfChunk(Ensemble ensemble, string images, LabelledScan[] chunk)
    {
        var read = new (Scan? Scan, string? Error)[chunk.Length];
        Parallel.For(0, chunk.Length, i => read[i] = Read(Path.Combine(images, chunk[i].File)));
        var results = ensemble.ClassifyBatch([.. read.Where(r => r.Scan is not null).Select(r => r.Scan!)]);
        int next = 0;
        for (int i = 0; i < chunk.Length; i++)
        {
            if (read[i].Scan is null)
            {
                yield return new ScanPrediction(chunk[i], null, read[i].Error);
                continue;
            }
            var result = results[next++];
            yield return new ScanPrediction(
                chunk[i], result.Classification?.Report, result.Error is { } e ? $"{e.Code}: {e.Message}" : null);
        }
    }

    private static (Scan? Scan, string? Error) Read(string path)
    {
        try
        {
            return (ScanFile.Pick(path).Channel.Scan, null);
        }
        catch (ScanFileException e)
        {
            return (null, e.Message);
        }
    }
}
