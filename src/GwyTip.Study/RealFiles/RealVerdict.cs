using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;
using GwyTip.Training;

namespace GwyTip.Study.RealFiles;

/// <summary>What came of a scan file.</summary>
/// <param name="File">Below the folder of files.</param>
/// <param name="Report">What the bundles said; null: it could not be judged.</param>
/// <param name="Scan">What they saw; null with <paramref name="Report"/>, or where nobody wants it.</param>
/// <param name="Error">Why it could not be judged.</param>
/// <param name="IsRead">Whether the file could be read at all.</param>
internal sealed record RealVerdict(string File, TipReport? Report, Scan? Scan = null, string? Error = null, bool IsRead = true)
{
    /// <summary>Largest confidence of a desirable state less the largest of any other, −1..1; NaN without a report.</summary>
    public double Score =>
        Report is null ? double.NaN : Largest(s => s.State.Desirable) - Largest(s => !s.State.Desirable);

    /// <summary>The largest confidence of some states, 0..1; 0 where the bundle that answered has none of them.</summary>
    public double Largest(Func<StateReport, bool> some) =>
        Report!.States.Where(some).Select(s => s.Confidence).DefaultIfEmpty(0).Max();

    /// <summary>
    /// Judges files as <c>gwytip classify</c> does: the channel that it would take. One that cannot be judged spoils no other.
    /// </summary>
    /// <param name="engine">The bundles.</param>
    /// <param name="surface">A surface, or <see cref="Engine.AutoSurface"/>.</param>
    /// <param name="folder">Holds the files.</param>
    /// <param name="files">Below the folder.</param>
    /// <param name="keepScans">Whether to keep what was judged, which for large files takes memory.</param>
    public static IReadOnlyDictionary<string, RealVerdict> Judge(
        Engine engine, string surface, string folder, IEnumerable<string> files, bool keepScans)
    {
        using var gwyddion = new GwyddionReader();
        return files.Distinct().ToDictionary(f => f, f => Judge(engine, surface, folder, f, gwyddion, keepScans));
    }

    /// <exception cref="TrainingException">Not one of the files could be judged; it says why of the first.</exception>
    public static void RequireOne(IReadOnlyDictionary<string, RealVerdict> said, string called)
    {
        if (said.Values.All(s => s.Report is null))
        {
            var first = said.Values.First();
            throw new TrainingException($"none of the {said.Count} {called} can be judged; {first.File}: {first.Error}");
        }
    }

    private static RealVerdict Judge(
        Engine engine, string surface, string folder, string file, GwyddionReader gwyddion, bool keepScan)
    {
        try
        {
            var scan = ScanFile.Pick(Path.Combine(folder, file), gwyddion).Channel.Scan;
            return new RealVerdict(file, engine.Classify(scan, surface).Report, keepScan ? scan : null);
        }
        catch (ScanException e)
        {
            return new RealVerdict(file, null, Error: e.Code);
        }
        catch (ScanFileException e)
        {
            return new RealVerdict(file, null, Error: e.Problem, IsRead: false);
        }
    }
}
