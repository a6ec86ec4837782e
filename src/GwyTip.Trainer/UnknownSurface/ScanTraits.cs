using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Trainer.Data;

namespace GwyTip.Trainer.UnknownSurface;

/// <summary>The <see cref="SurfaceTraits"/> of a scan whose surface is known.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Family">Kinds of one family are held back together.</param>
/// <param name="Traits">Its traits.</param>
public sealed record ScanTraits(string Kind, string Family, float[] Traits)
{
    /// <summary>More scans of a data set than these teach nothing new.</summary>
    private const int MostScans = 2400;

    /// <summary>Of drawn scans, on all cores; those that cannot be judged are left out.</summary>
    public static IReadOnlyList<ScanTraits> Of(IReadOnlyList<DrawnScan> scans) =>
        All(scans, s => s.Draw()).Zip(scans).Where(p => p.First is not null).Select(p => new ScanTraits(p.Second.Kind, p.Second.Family, p.First!)).ToArray();

    /// <summary>Of labelled scans, evenly fewer where there are very many.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="scans">Of it.</param>
    public static IReadOnlyList<float[]> Of(DataSet data, IReadOnlyList<LabelledScan> scans)
    {
        int stride = Math.Max(1, (data.Scans.Count + MostScans - 1) / MostScans);
        LabelledScan[] taken = [.. scans.Where((_, i) => i % stride == 0)];
        return [.. All(taken, s => ScanFile.Pick(Path.Combine(data.Description.Images, s.File)).Channel.Scan).OfType<float[]>()];
    }

    private static float[]?[] All<T>(IReadOnlyList<T> things, Func<T, Scan> scan)
    {
        var traits = new float[]?[things.Count];
        Parallel.For(0, things.Count, i =>
        {
            try
            {
                traits[i] = SurfaceTraits.Of(scan(things[i]));
            }
            catch (ScanException)
            {
            }
        });
        return traits;
    }
}
