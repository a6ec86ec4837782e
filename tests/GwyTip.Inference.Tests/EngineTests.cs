using GwyTip.Inference;

namespace GwyTip.Tests;

public sealed class EngineTests : IDisposable
{
    private readonly TinyModels _models = new();

    public void Dispose() => _models.Dispose();

    [Theory]
    [InlineData(0.9, 0.4, "au-111")]
    [InlineData(0.4, 0.9, "si-h-100")]
    public void Auto_takes_the_surface_whose_ensemble_is_surest(double gold, double silicon, string expected)
    {
        // A tip change shows on every surface and says nothing of which.
        _models.Add("au-111", [new(TinyState.Always("atoms", gold), TinyState.Always("tip_change", 0.1))]);
        _models.Add("si-h-100", [new(TinyState.Always("rows", silicon), TinyState.Always("tip_change", 0.99))]);
        _models.Add("cu-111", [new(TinyState.Always("atoms", 0.3), TinyState.Always("tip_change", 0.99))]);
        using var engine = new Engine(_models.Folder, ProviderChoice.Auto);

        Assert.Equal(expected, engine.Classify(TestScans.Good()).Report.Surface);
        Assert.Equal(expected, engine.ClassifyBatch([TestScans.Good()])[0].Classification!.Report.Surface);
    }

    [Fact]
    public void A_surface_asked_for_by_name_is_the_one_that_answers()
    {
        _models.Add("au-111", [new(TinyState.Always("atoms", 0.9))]);
        _models.Add("si-h-100", [new(TinyState.Always("rows", 0.2))]);
        using var engine = new Engine(_models.Folder, ProviderChoice.Auto);

        Assert.Equal("si-h-100", engine.Classify(TestScans.Good(), "si-h-100").Report.Surface);
        Assert.Throws<SurfaceException>(() => engine.Classify(TestScans.Good(), "cu-111"));
        Assert.Throws<SurfaceException>(() => engine.ClassifyBatch([TestScans.Good()], "cu-111"));
    }

    [Fact]
    public void A_batch_under_auto_keeps_the_error_of_a_scan()
    {
        _models.Add("au-111", [new(TinyState.Always("atoms", 0.9))]);
        _models.Add("si-h-100", [new(TinyState.Always("rows", 0.2))]);
        using var engine = new Engine(_models.Folder, ProviderChoice.Auto);

        var results = engine.ClassifyBatch([new Core.Scan(new double[400], 20, 20), TestScans.Good()]);

        Assert.Equal("constant", Assert.IsType<Core.ScanException>(results[0].Error).Code);
        Assert.Equal("au-111", results[1].Classification!.Report.Surface);
    }
}
