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
    /// <param name="traits">Of the scan, <see cref="SurfaceTraits"/>.</param>
    /// <exception cref="BundleException">The model is missing, damaged, or not what it should be.</exception>
    public SurfaceMatch? Match(float[] traits)
    {
        if (_model is null)
        {
            return null;
        }
        double logOdds = _model.Value.LogOddsOf(traits);
        return new SurfaceMatch(SurfaceMatch.ScoreOf(logOdds), _bundle.Manifest.UnknownSurface!.Threshold);
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
