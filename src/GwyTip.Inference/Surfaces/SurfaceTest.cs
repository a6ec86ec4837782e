using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>A bundle's test for foreign surfaces, opened by the first scan. May be used from several threads at once.</summary>
internal sealed class SurfaceTest : IDisposable
{
    private readonly Bundle _bundle;
    private readonly OnnxEnvironment _environment;
    private readonly Lock _opening = new();
    private volatile SurfaceModel? _model;

    public SurfaceTest(Bundle bundle, OnnxEnvironment environment) => (_bundle, _environment) = (bundle, environment);

    /// <summary>How much a scan looks like the surface; null: the bundle cannot tell.</summary>
    /// <param name="scan">As measured. One larger than the bundle's largest frame has the score 0.</param>
    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    /// <exception cref="BundleException">The model is missing, damaged, or not what it should be.</exception>
    public SurfaceMatch? Match(Scan scan)
    {
        if (!_bundle.TellsSurface)
        {
            return null;
        }
        double logOdds = Get().LogOddsOf(SurfaceTraits.Compute(scan));
        var told = _bundle.Manifest.UnknownSurface!;
        double score = 1e9 * scan.LongerSide > told.LargestFrameNm ? 0 : SurfaceMatch.ScoreOf(logOdds);
        return new SurfaceMatch(score, told.Threshold);
    }

    public void Dispose()
    {
        lock (_opening)
        {
            _model?.Dispose();
            _model = null;
        }
    }

    /// <summary>The model; one that could not be opened is tried again by the next scan.</summary>
    private SurfaceModel Get()
    {
        if (_model is { } ready)
        {
            return ready;
        }
        lock (_opening)
        {
            if (_model is null)
            {
                var (path, model) = _bundle.ReadSurfaceModel();
                _model = new SurfaceModel(_environment, path, model);
            }
            return _model;
        }
    }
}
