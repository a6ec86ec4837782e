using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.UnknownSurface;

namespace GwyTip.Tests.UnknownSurface;

/// <summary>What a fit finds is what the exported model says, by ONNX Runtime.</summary>
public sealed class SurfaceExporterTests
{
    [Theory]
    [InlineData(3, 0, 4.5)]
    [InlineData(0, 2, -1.5)]
    [InlineData(0, 0, 0.5)]
    [InlineData(900, 0, 6.5)]
    [InlineData(0, 900, -3.5)]
    public void Log_odds_are_those_of_the_network_on_clamped_standard_traits(float a, float b, double expected)
    {
        var networks = new TraitNetworks(First(10, 20), First(1, 0.5f), [Network(0.5f)]);

        Assert.Equal([expected], networks.LogOddsOf([First(10 + a, 20 + 2 * b)]));
    }

    [Fact]
    public void Networks_are_averaged_and_moved_together()
    {
        var networks = new TraitNetworks(First(), First(1, 1), [Network(0.5f), Network(2.5f), Network(6)]);

        Assert.Equal([3, 5], networks.LogOddsOf([First(), First(2, 0)]).Select(odds => Math.Round(odds, 5)));
        Assert.Equal([2.25, 4.25], networks.Moved(-0.75).LogOddsOf([First(), First(2, 0)]).Select(odds => Math.Round(odds, 5)));
    }

    [Fact]
    public void The_model_says_what_it_is()
    {
        var written = new SurfaceMetadata
        {
            ProductVersion = "1.2.3",
            Surface = "cu-111",
            TrainingDataSha256 = new string('1', 64)
        };

        Assert.Equal(written, SurfaceMetadata.Read(written.ToProperties()));
        byte[] file = SurfaceExporter.Export(new TraitNetworks(First(), First(), [Network(1)]), written);
        using var model = SurfaceModel.Open("surface.onnx", file);
        Assert.Equal(1, model.LogOddsOf(First(7, 7)));
    }

    /// <summary>Of two traits, by two units: 2 max(0, a − 1) − max(0, b) + bias.</summary>
    private static TraitNetwork Network(float bias)
    {
        float[] inner = new float[2 * SurfaceTraits.Count];
        (inner[0], inner[SurfaceTraits.Count + 1]) = (1, 1);
        return new TraitNetwork(inner, [-1, 0], [2, -1], bias);
    }

    /// <summary>All 0 but the first.</summary>
    private static float[] First(params float[] values) => [.. values, .. new float[SurfaceTraits.Count - values.Length]];
}
