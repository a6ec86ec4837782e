using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.UnknownSurface;

namespace GwyTip.Tests.UnknownSurface;

[Collection("engines")]
public sealed class SurfaceFitTests
{
    /// <summary>Traits that say something; the others are 0.</summary>
    private const int Traits = 12;

    [Fact]
    public void What_can_be_told_apart_is_told_apart_also_in_families_and_folds_held_back()
    {
        var fit = SurfaceFit.Fit(Examples(apart: 5));
        var figures = SurfaceFigures.Measure(fit, [.. Enumerable.Range(0, 200).Select(n => Scan(new Random(900 + n), 0))]);

        Assert.InRange(figures.Auroc, 0.97, 1);
        Assert.InRange(figures.FalseAlarms, 0, 0.12);
        Assert.InRange(figures.Noticed, 0.9, 1);
        Assert.Equal(4, figures.Kinds.Count);
        Assert.DoesNotContain("anything", figures.Kinds.Select(k => k.Name));
    }

    [Fact]
    public void What_looks_the_same_is_not_told_apart()
    {
        var fit = SurfaceFit.Fit(Examples(apart: 0));
        var figures = SurfaceFigures.Measure(fit, [.. Enumerable.Range(0, 200).Select(n => Scan(new Random(900 + n), 0))]);

        Assert.InRange(figures.Auroc, 0.35, 0.65);
    }

    [Fact]
    public void The_same_examples_give_the_same_bytes() => Assert.Equal(Fitted(), Fitted());

    private static byte[] Fitted() => SurfaceExporter.Export(
        SurfaceFit.Fit(Examples(2)).Networks, new SurfaceMetadata
        {
            ProductVersion = "",
            Surface = "si-h-100",
            TrainingDataSha256 = ""
        });

    [Fact]
    public void Of_known_scans_of_folds_held_back_the_share_aimed_at_lies_below_the_cut()
    {
        var fit = SurfaceFit.Fit(Examples(apart: 1));
        double[] known = [.. fit.Trials.SelectMany(t => t.Known)];

        Assert.Equal(240, known.Length);
        Assert.Equal(SurfaceFit.FalseAlarms, known.Count(k => k < fit.Cut) / 240.0, 0.005);
    }

    [Fact]
    public void Every_family_is_held_back_once_and_anything_never()
    {
        var kinds = SurfaceFit.Fit(Examples(apart: 1)).Trials.SelectMany(
            t => t.Foreign.Select(f => f.Kind).Distinct()).Order().ToArray();

        Assert.Equal(["kind-0", "kind-1", "kind-2", "kind-3"], kinds);
    }

    /// <summary>Known scans around 0; foreign ones away from it, each family in a direction of its own.</summary>
    private static SurfaceExamples Examples(double apart)
    {
        var random = new Random(1);
        return new SurfaceExamples
        {
            Folds = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 80).Select(_ => Scan(random, 0)).ToArray())],
            Own = [.. Enumerable.Range(0, 20).Select(_ => new ScanTraits("own", "Surfaces", Scan(random, 0)))],
            Foreign =
            [
                .. Enumerable.Range(0, 160).Select(
                    n => new ScanTraits($"kind-{n % 4}", $"Family{n % 4}", Scan(random, apart, n % 4))),
                .. Enumerable.Range(0, 200).Select(n => new ScanTraits("anything", "Anything", Scan(random, apart, n % Traits))),
            ],
        };
    }

    private static float[] Scan(Random random, double away, int direction = 0)
    {
        float[] traits = new float[SurfaceTraits.Count];
        for (int i = 0; i < Traits; i++)
        {
            traits[i] = (float)(random.NextDouble() + random.NextDouble() - 1);
        }
        traits[direction] += (float)(away * (random.Next(2) == 0 ? 1 : -1));
        return traits;
    }
}
