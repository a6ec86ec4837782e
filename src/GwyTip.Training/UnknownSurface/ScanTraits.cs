using GwyTip.Core;
using GwyTip.Training.Data;

namespace GwyTip.Training.UnknownSurface;

/// <summary>The <see cref="SurfaceTraits"/> of a scan whose surface is known.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Family">Kinds of one family are held back together.</param>
/// <param name="Traits">Its traits.</param>
public sealed record ScanTraits(string Kind, string Family, float[] Traits)
{
    /// <summary>More scans of a data set than these teach nothing new.</summary>
    private const int MostScans = 2400;

    /// <summary>Of drawn scans, on all cores; those that cannot be judged are left out.</summary>
    public static IReadOnlyList<ScanTraits> Measure(IReadOnlyList<DrawnScan> scans) =>
        [.. scans.AsParallel().AsOrdered().Select(s => (Drawn: s, Traits: TraitsOf(s.Draw()))).Where(s => s.Traits is not null)
            .Select(s => new ScanTraits(s.Drawn.Kind, s.Drawn.Family, s.Traits!))];

    /// <summary>Of labelled scans, evenly fewer where there are very many.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="scans">Of it.</param>
    /// <exception cref="TrainingException">Scans that could be read at import cannot be read any more.</exception>
    public static IReadOnlyList<float[]> Measure(DataSet data, IReadOnlyList<LabelledScan> scans)
    {
        string[] files = [.. Taken(data, scans).Select(s => Path.Combine(data.Description.Images, s.File))];
        var read = ScanReading.All(files, SurfaceTraits.Compute);
        ScanReading.RefuseUnread([.. read.Select(r => r.Problem)]);
        return [.. read.Select(r => r.Value).OfType<float[]>()];
    }

    /// <summary>How many there are to train on only makes no difference.</summary>
    internal static IEnumerable<LabelledScan> Taken(DataSet data, IReadOnlyList<LabelledScan> scans)
    {
        int all = data.Scans.Count(s => s.Use != ScanUse.Train), stride = Math.Max(1, (all + MostScans - 1) / MostScans);
        return scans.Where((_, i) => i % stride == 0);
    }

    private static float[]? TraitsOf(Scan scan)
    {
        try
        {
            return SurfaceTraits.Compute(scan);
        }
        catch (ScanException)
        {
            return null;
        }
    }
}
