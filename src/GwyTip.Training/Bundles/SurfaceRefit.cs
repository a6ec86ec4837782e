using GwyTip.Inference;
using GwyTip.Training.Cards;
using GwyTip.Training.Data;
using GwyTip.Training.UnknownSurface;

namespace GwyTip.Training.Bundles;

/// <summary>
/// Lets a finished bundle learn again what is foreign to it: members, thresholds and their figures stay as they are, to the byte.
/// For when the simulator knows more kinds of foreign scans than it did when the bundle was made.
/// </summary>
public static class SurfaceRefit
{
    private const int Folds = 6, Seed = 1;

    /// <param name="folder">The bundle; it is replaced as a whole, or left as it was.</param>
    /// <param name="data">
    /// Scans of its surface: the data set that it was made from, or another one, of which a part is there to be held out.
    /// </param>
    /// <param name="foreign">Simulated scans of each foreign kind, at least 1.</param>
    /// <param name="say">Told what is being done.</param>
    /// <exception cref="BundleException">There is no bundle, or it is broken.</exception>
    /// <exception cref="TrainingException">The data set is of another surface, or no part of it can be held out.</exception>
    public static SurfaceFigures Write(string folder, DataSet data, int foreign, Action<string> say)
    {
        var manifest = Bundle.Load(folder).Manifest;
        if (data.Description.Surface != manifest.Surface)
        {
            throw new TrainingException(
                $"{folder} is a bundle of {manifest.Surface}, {data.Description.Labels} of {data.Description.Surface}");
        }
        var (seen, heldOut) = Parts(data.Scans, manifest.HeldOutSessions);
        if (heldOut.Length == 0)
        {
            throw new TrainingException(
                $"{data.Description.Labels} names neither sessions that {folder} held out nor scans to hold out: join it with a "
                + "data set that is held out");
        }
        string[][] folds = [.. GroupedSplit.Split(
            seen, s => s.Session, [.. Enumerable.Repeat(1.0 / Folds, Folds)], Seed).Select(f => f.ToArray())];
        say($"learning to tell other surfaces: {foreign} or more simulated scans of each kind");
        var fit = SurfaceFit.Fit(SurfaceExamples.Gather(
            data, folds.Select(f => (LabelledScan[])[.. seen.Where(s => f.Contains(s.Session))]), foreign));
        say("judging the held-out scans");
        var figures = SurfaceFigures.Measure(
            fit, ScanTraits.Measure(data, heldOut));
        BundleFiles.Replace(folder, next => Write(folder, next, manifest, fit, figures, data));
        return figures;
    }

    /// <summary>
    /// What its own surface is learned from and what it is measured on: as for a new bundle, scans to train members on only are
    /// neither.
    /// </summary>
    internal static (LabelledScan[] Seen, LabelledScan[] HeldOut) Parts(
        IReadOnlyList<LabelledScan> scans, IEnumerable<string> heldOutSessions)
    {
        var apart = heldOutSessions.ToHashSet();
        var parts = scans.Where(s => s.Use != ScanUse.Train).ToLookup(s => s.Use == ScanUse.HeldOut || apart.Contains(s.Session));
        return ([.. parts[false]], [.. parts[true]]);
    }

    private static void Write(
        string folder, string next, BundleManifest manifest, SurfaceFit fit, SurfaceFigures figures, DataSet data)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            File.Copy(file, Path.Combine(next, Path.GetFileName(file)));
        }
        var unknown = BundleFiles.WriteSurfaceModel(next, fit.Networks, data.Description);
        BundleFiles.WriteManifest(next, manifest with
        {
            UnknownSurface = unknown,
            Quality = manifest.Quality.Where(q => !q.Key.StartsWith("unknown_surface_", StringComparison.Ordinal))
                .Concat(figures.Summary()).ToDictionary(),
        });
        string card = Path.Combine(next, CardWriter.FileName);
        if (File.Exists(card))
        {
            bool isItsOwn = data.Description.LabelsSha256 == manifest.TrainingData.Sha256;
            File.WriteAllText(card, CardWriter.WithForeign(
                File.ReadAllText(card), figures, unknown.LargestFrameNm, isItsOwn ? null : data.Description));
        }
    }
}
