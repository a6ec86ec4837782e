using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>A bundle's test for foreign surfaces, opened by the first scan. May be used from several threads at once.</summary>
internal sealed class SurfaceTest : IDisposable
{
    private readonly Bundle _bundle;
    private readonly Lazy<SurfaceModel>? _model;

    public SurfaceTest(Bundle bundle, OnnxEnvironment environment)
    {
        _bundle = bundle;
        _model = bundle.TellsSurface ? new Lazy<SurfaceModel>(() => Open(environment)) : null;
    }

    /// <summary>How much a scan looks like the surface; null: the bundle cannot tell.</summary>
    /// <param name="scan">As measured. One larger than the bundle's largest frame has the score 0.</param>
    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    /// <exception cref="BundleException">The model is missing, damaged, or not what it should be.</exception>
    public SurfaceMatch? Match(Scan scan)
    {
        if (_model is null)
        {
            return null;
        }
        double logOdds = _model.Value.LogOddsOf(SurfaceTraits.Compute(scan));
        var told = _bundle.Manifest.UnknownSurface!;
        double score = 1e9 * scan.LongerSide > told.LargestFrameNm ? 0 : SurfaceMatch.ScoreOf(logOdds);
        return new SurfaceMatch(score, told.Threshold);
    }

    public void Dispose()
    {
        if (_model is { IsValueCreated: true })
        {
            _model.Value.Dispose();
        }
    }

    private SurfaceModel Open(OnnxEnvironment environment)
    {
        var (path, model) = _bundle.ReadSurfaceModel();
        return new SurfaceModel(environment, path, model);
    }
}
