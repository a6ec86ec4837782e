using GwyTip.Core;

namespace GwyTip.Simulation;

/// <summary>What the scans of a data set are made from, each by its number: the same number gives the same scan.</summary>
public abstract class ScanSource
{
    /// <summary>Surfaces that can be simulated, as bundles name them.</summary>
    public static IReadOnlyList<string> Surfaces { get; } = [.. Population.All.Select(p => p.Surface), FaultLabels.Surface];

    /// <summary>The columns of its label file.</summary>
    public abstract IReadOnlyList<string> Labels { get; }

    /// <summary>The rows of the contact sheet: which scans are examples of each.</summary>
    internal virtual IReadOnlyList<Func<ScanFacts, bool>> Rows => [.. Labels.Select(label => (Func<ScanFacts, bool>)(facts =>
        facts.Labels[label] == 1 && (label == TipState.TipChange || facts.Labels.Values.Sum() == 1)))];

    /// <exception cref="ArgumentException">There is no such surface.</exception>
    public static int UsualPixels(string surface) =>
        surface == FaultLabels.Surface ? SceneScans.MostPixels : PopulationOf(surface).UsualPixels;

    /// <summary>The source of a data set.</summary>
    /// <exception cref="ArgumentException">Such a one cannot be made.</exception>
    internal static ScanSource Create(SimulationRequest request)
    {
        if (request.Masks && request.Surface != FaultLabels.Surface)
        {
            throw new ArgumentException(
                $"masks say where faults were laid, on scans of surface '{FaultLabels.Surface}'; on '{request.Surface}' none "
                + "are");
        }
        if (request is { Masks: true, Format: ScanFormat.Png })
        {
            throw new ArgumentException("masks do not fit pictures as published, which are made smaller: take png16 or gwy");
        }
        if (request.FaultsOn is { } folder)
        {
            return request.Surface == FaultLabels.Surface
                ? new FaultedFiles(request, folder)
                : throw new ArgumentException($"faults laid on scans are labels of surface '{FaultLabels.Surface}', not of "
                    + $"'{request.Surface}'");
        }
        if (request.Surface == FaultLabels.Surface)
        {
            request.Size.Check();
            return new SceneScans(request);
        }
        PopulationOf(request.Surface).Check(request.Size);
        return new PlannedScans(request);
    }

    /// <summary>
    /// Once it is prepared, the files of clean scans that it takes, which say what each number is; null: it takes none.
    /// </summary>
    internal virtual IReadOnlyList<string>? Files => null;

    /// <summary>What must be done before the first scan is made.</summary>
    /// <param name="tell">Told what the user should know.</param>
    internal virtual void Prepare(Action<string> tell)
    {
    }

    /// <summary>Makes a scan. May be called from several threads.</summary>
    internal abstract MadeScan Make(int number);

    private static Population PopulationOf(string surface) => Surfaces.Contains(surface)
        ? Population.ForSurface(surface)
        : throw new ArgumentException($"surface '{surface}' cannot be simulated; known: {string.Join(", ", Surfaces)}");
}

/// <summary>The truth about a scan of a data set.</summary>
/// <param name="Session">Scans of one session never lie on two sides of a split.</param>
/// <param name="Series">Scans of one place.</param>
/// <param name="Labels">0..1 by column.</param>
/// <param name="Parameters">What made it, for a line of JSON.</param>
internal sealed record ScanFacts(
    string Session, string Series, IReadOnlyDictionary<string, double> Labels, object Parameters);

/// <param name="Facts">The truth.</param>
/// <param name="Scan">The scan; made when it is asked for, where the truth is known before.</param>
/// <param name="Masks"><see cref="FaultedScan.Masks"/>.</param>
internal sealed record MadeScan(ScanFacts Facts, Lazy<Scan> Scan, IReadOnlyDictionary<string, bool[]> Masks);
