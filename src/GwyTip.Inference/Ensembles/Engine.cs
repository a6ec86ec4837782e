using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>
/// The bundles of a models folder on one provider: what every program and the viewer open. May be used from several threads at
/// once; <see cref="Dispose"/> must come last.
/// </summary>
public sealed class Engine : IDisposable
{
    /// <summary>The surface of those who leave the choice to us.</summary>
    public const string AutoSurface = "auto";

    private readonly ModelsFolder _models;
    private readonly Dictionary<string, Ensemble> _ensembles;

    /// <summary>Those of one surface each; where there are no others, the one for any surface.</summary>
    private readonly Ensemble[] _ofSurfaces;

    /// <summary>The one for any surface, beside those of one surface each; null: there is none.</summary>
    private readonly Ensemble? _any;

    /// <summary>Reads the manifests and loads ONNX Runtime and the provider; networks are read on first use.</summary>
    /// <param name="modelsFolder">Holds one folder a surface.</param>
    /// <param name="choice">What to run on.</param>
    /// <param name="libraryFolder">Where ONNX Runtime lies; null: beside the program.</param>
    /// <exception cref="BundleException">No models folder, or no usable bundle in it.</exception>
    /// <exception cref="RuntimeLibraryException">ONNX Runtime's native library is missing.</exception>
    /// <exception cref="ProviderException">The provider asked for by name is not available.</exception>
    public Engine(string modelsFolder, ProviderChoice choice, string? libraryFolder = null)
    {
        _models = new ModelsFolder(modelsFolder);
        var environment = OnnxEnvironment.Get(libraryFolder);
        var provider = ProviderFinder.Find(environment, choice);
        _ensembles = _models.Bundles.ToDictionary(
            b => b.Surface, b => new Ensemble(b, environment, provider, mayFallBack: choice.Forced is null));
        _any = _ensembles.Count > 1 ? _ensembles.GetValueOrDefault(AnySurface.Name) : null;
        _ofSurfaces = [.. _ensembles.Values.Where(e => e != _any)];
    }

    /// <summary>The usable bundles, by name of their surface. At least one.</summary>
    public IReadOnlyCollection<Bundle> Bundles => _models.Bundles;

    /// <summary>What is wrong with the other bundles, by name of their folder.</summary>
    public IReadOnlyDictionary<string, BundleException> Broken => _models.Broken;

    /// <summary>The bundle of a surface.</summary>
    /// <exception cref="BundleException">It is broken.</exception>
    /// <exception cref="SurfaceException">There is no such bundle.</exception>
    public Bundle BundleOf(string surface) => _models[surface];

    /// <summary>Judges one scan.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="surface">
    /// A surface, or <see cref="AutoSurface"/>: the bundle that recognises the scan as one of its surface, of several the one
    /// whose score is highest. Where none does, the bundle for <see cref="AnySurface"/>; without one the nearest one, with the
    /// verdict <see cref="Verdict.UnknownSurface"/>. But bundles that cannot tell surfaces come before both, of several the one
    /// surest of one of its states.
    /// </param>
    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    /// <exception cref="SurfaceException">No bundle for the surface.</exception>
    /// <exception cref="BundleException">The bundle is broken.</exception>
    /// <exception cref="ProviderException">The provider cannot run a member.</exception>
    public Classification Classify(Scan scan, string surface = AutoSurface) =>
        surface == AutoSurface ? ClassifyAuto(scan) : EnsembleOf(surface).Classify(scan);

    /// <summary>
    /// Judges scans, several at a time. One that cannot be judged spoils no other; under <see cref="AutoSurface"/> a bundle that
    /// is broken spoils none but its own.
    /// </summary>
    /// <returns>For each scan its classification, or why there is none.</returns>
    /// <exception cref="SurfaceException">No bundle for the surface.</exception>
    /// <exception cref="BundleException">The only bundle asked is broken.</exception>
    /// <exception cref="ProviderException">The provider cannot run a member of it.</exception>
    public IReadOnlyList<BatchResult> ClassifyBatch(IReadOnlyList<Scan> scans, string surface = AutoSurface)
    {
        if (surface != AutoSurface)
        {
            return EnsembleOf(surface).ClassifyBatch(scans);
        }
        return _ensembles.Count == 1 ? _ensembles.Values.First().ClassifyBatch(scans) : ClassifyAuto(scans);
    }

    /// <summary>How much a scan looks like a surface; null: no bundle asked can tell. Runs none of the members.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="surface">
    /// A surface, or <see cref="AutoSurface"/>: the one it looks most like, <see cref="AnySurface"/> left out where there are
    /// others.
    /// </param>
    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    /// <exception cref="SurfaceException">No bundle for the surface.</exception>
    /// <exception cref="BundleException">The bundle is broken.</exception>
    public SurfaceMatch? Match(Scan scan, string surface = AutoSurface)
    {
        // A scan that cannot be judged is an error also where no bundle can tell.
        _ = SurfaceTraits.Compute(scan);
        return surface == AutoSurface
            ? _ofSurfaces.Select(e => e.Match(scan)).Where(m => m is not null).OrderByDescending(m => m!.Value.Margin)
                .FirstOrDefault()
            : EnsembleOf(surface).Match(scan);
    }

    /// <summary>Where an ensemble looks for a state.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="surface">A surface, or <see cref="AutoSurface"/>: the one that <see cref="Classify"/> finds.</param>
    /// <param name="state">Name of a state of that surface; null: the most likely one.</param>
    /// <exception cref="StateException">There is no such state, or no member that sees the image knows it.</exception>
    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    /// <exception cref="SurfaceException">No bundle for the surface.</exception>
    /// <exception cref="BundleException">The bundle is broken.</exception>
    /// <exception cref="ProviderException">The provider cannot run a member.</exception>
    public ScanMap Map(Scan scan, string surface = AutoSurface, string? state = null)
    {
        var report = state is null || (surface == AutoSurface && _ensembles.Count > 1) ? Classify(scan, surface).Report : null;
        var ensemble = surface != AutoSurface ? EnsembleOf(surface) : report is null ? _ensembles.Values.First()
            : _ensembles[report.Surface];
        return ensemble.Map(scan, state ?? report!.State);
    }

    public void Dispose()
    {
        foreach (var ensemble in _ensembles.Values)
        {
            ensemble.Dispose();
        }
    }

    private Ensemble EnsembleOf(string surface) => _ensembles[_models[surface].Surface];

    private Classification ClassifyAuto(Scan scan)
    {
        if (_ensembles.Count == 1)
        {
            return _ensembles.Values.First().Classify(scan);
        }
        return SurfaceChoice.Surest(Choose(scan).Select(e => e.Classify(scan)));
    }

    private BatchResult[] ClassifyAuto(IReadOnlyList<Scan> scans)
    {
        var results = new BatchResult[scans.Count];
        var asked = new Ensemble[scans.Count][];
        for (int i = 0; i < scans.Count; i++)
        {
            try
            {
                asked[i] = Choose(scans[i]);
            }
            catch (Exception e)
            {
                (asked[i], results[i]) = ([], new BatchResult(null, e));
            }
        }
        foreach (var ensemble in _ensembles.Values)
        {
            int[] places = [.. Enumerable.Range(0, scans.Count).Where(i => asked[i].Contains(ensemble))];
            var said = Ask(ensemble, [.. places.Select(i => scans[i])]);
            for (int n = 0; n < places.Length; n++)
            {
                var before = results[places[n]].Classification;
                results[places[n]] = before is null || said[n].Classification is not { } now
                    ? said[n]
                    : new BatchResult(SurfaceChoice.Surest([before, now]), null);
            }
        }
        return results;
    }

    private static IReadOnlyList<BatchResult> Ask(Ensemble ensemble, Scan[] scans)
    {
        try
        {
            return ensemble.ClassifyBatch(scans);
        }
        catch (Exception e) when (e is BundleException or ProviderException)
        {
            return [.. scans.Select(_ => new BatchResult(null, e))];
        }
    }

    /// <summary>The ensembles that a scan belongs to, by what it looks like: asking one costs less than asking all.</summary>
    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    private Ensemble[] Choose(Scan scan)
    {
        if (!_ofSurfaces.Any(e => e.Bundle.TellsSurface))
        {
            return _ofSurfaces;
        }
        var places = SurfaceChoice.Rank(
            [.. _ofSurfaces.Select(e => e.Match(scan))], i => _ofSurfaces[i].Bundle.Manifest.TrainingData.Simulated,
            hasAny: _any is not null);
        return places.Count > 0 ? [.. places.Select(i => _ofSurfaces[i])] : [_any!];
    }
}
