using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>
/// The bundles of a models folder on one provider: what every program and the viewer open. May be used from several threads at once;
/// <see cref="Dispose"/> must come last.
/// </summary>
public sealed class Engine : IDisposable
{
    /// <summary>The surface of those who leave the choice to us.</summary>
    public const string AutoSurface = "auto";

    private readonly ModelsFolder _models;
    private readonly Dictionary<string, Ensemble> _ensembles;

    /// <summary>Reads the manifests and loads ONNX Runtime and the provider; members are read on first use.</summary>
    /// <param name="modelsFolder">Holds one folder a surface.</param>
    /// <param name="choice">What to run on.</param>
    /// <param name="libraryFolder">Where ONNX Runtime lies; null: beside the program.</param>
    /// <exception cref="BundleException">No models folder, or no usable bundle in it.</exception>
    /// <exception cref="RuntimeLibraryException">ONNX Runtime's native library is missing.</exception>
    /// <exception cref="ProviderException">The provider asked for by name cannot be had.</exception>
    public Engine(string modelsFolder, ProviderChoice choice, string? libraryFolder = null)
    {
        _models = new ModelsFolder(modelsFolder);
        var environment = OnnxEnvironment.Get(libraryFolder);
        var provider = ProviderFinder.Find(environment, choice);
        _ensembles = _models.Bundles.ToDictionary(
            b => b.Surface, b => new Ensemble(b, environment, provider, mayFallBack: choice.Forced is null));
    }

    /// <summary>The usable bundles, by name of their surface. At least one.</summary>
    public IReadOnlyCollection<Bundle> Bundles => _models.Bundles;

    /// <summary>What is wrong with the other bundles, by name of their folder.</summary>
    public IReadOnlyDictionary<string, BundleException> Broken => _models.Broken;

    /// <summary>The bundle of a surface.</summary>
    /// <exception cref="BundleException">It is broken.</exception>
    /// <exception cref="SurfaceException">There is none.</exception>
    public Bundle BundleOf(string surface) => _models[surface];

    /// <summary>Judges one scan.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="surface">
    /// A surface, or <see cref="AutoSurface"/>: the only bundle; of several, the one surest of one of its states (tip change, which
    /// every surface shows, set aside).
    /// </param>
    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    /// <exception cref="SurfaceException">No bundle for the surface.</exception>
    /// <exception cref="BundleException">The bundle is broken.</exception>
    /// <exception cref="ProviderException">The provider cannot run a member.</exception>
    public Classification Classify(Scan scan, string surface = AutoSurface) =>
        surface == AutoSurface
            ? Surest([.. _ensembles.Values.Select(e => e.Classify(scan))])
            : EnsembleOf(surface).Classify(scan);

    /// <summary>Judges scans, several at a time. One that cannot be judged spoils no other.</summary>
    /// <returns>For each scan its classification, or why there is none.</returns>
    /// <exception cref="SurfaceException">No bundle for the surface.</exception>
    /// <exception cref="BundleException">The bundle is broken.</exception>
    /// <exception cref="ProviderException">The provider cannot run a member.</exception>
    public IReadOnlyList<BatchResult> ClassifyBatch(IReadOnlyList<Scan> scans, string surface = AutoSurface)
    {
        if (surface != AutoSurface)
        {
            return EnsembleOf(surface).ClassifyBatch(scans);
        }
        var byEnsemble = _ensembles.Values.Select(e => e.ClassifyBatch(scans)).ToList();
        return [.. scans.Select((_, n) => byEnsemble[0][n].Error is { } error
            ? new BatchResult(null, error)
            : new BatchResult(Surest([.. byEnsemble.Select(e => e[n].Classification!)]), null))];
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
        var ensemble = surface != AutoSurface ? EnsembleOf(surface) : report is null ? _ensembles.Values.First() : _ensembles[report.Surface];
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

    private static Classification Surest(IReadOnlyList<Classification> candidates) =>
        candidates.MaxBy(c => c.Report.States.Where(s => s.State.Name != TipState.TipChange).Max(s => s.Confidence))!;
}
