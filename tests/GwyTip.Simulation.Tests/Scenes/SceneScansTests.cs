using System.Globalization;
using System.Text.Json;
using GwyTip.ScanFiles;
using GwyTip.Tests;

namespace GwyTip.Simulation.Tests.Scenes;

public class SceneScansTests
{
    private static SimulationRequest Request(ParameterRanges ranges = ParameterRanges.Training, int pixels = 72) => new()
    {
        Surface = "any",
        Count = 90,
        Seed = 3,
        Size = new ScanSize(null, null, pixels),
        Ranges = ranges,
    };

    private static MadeScan[] Made(SimulationRequest request, int count)
    {
        var source = request.Source();
        return [.. Enumerable.Range(0, count).AsParallel().AsOrdered().Select(source.Make)];
    }

    private static FaultTruth Truth(MadeScan made) => (FaultTruth)made.Facts.Parameters;

    [Fact]
    public void A_scan_follows_from_seed_and_number_and_no_two_are_alike()
    {
        MadeScan[] once = Made(Request(), 12), again = Made(Request(), 12), others = Made(Request() with { Seed = 4 }, 12);
        static double[] Heights(MadeScan made) =>
            [.. Enumerable.Range(0, made.Scan.Value.Lines).SelectMany(y => made.Scan.Value.LineAsGiven(y).ToArray())];
        Assert.Equal(once.Select(Heights), again.Select(Heights));
        Assert.Equal(once.Select(m => JsonSerializer.Serialize(m.Facts)), again.Select(m => JsonSerializer.Serialize(m.Facts)));
        Assert.Equal(24, once.Concat(others).Select(m => Heights(m).Sum()).Distinct().Count());
    }

    [Fact]
    public void Kinds_are_sessions_and_those_of_the_evaluation_are_its_own()
    {
        string[] training = [.. SceneKind.All.Where(k => k.Ranges == ParameterRanges.Training).Select(k => k.Name)],
            evaluation = [.. SceneKind.All.Where(k => k.Ranges == ParameterRanges.Evaluation).Select(k => k.Name)];
        Assert.True(training.Length >= 16 && evaluation.Length >= 6);
        Assert.Equal(SceneKind.All.Count, SceneKind.All.Select(k => k.Name).Distinct().Count());

        foreach (var ranges in Enum.GetValues<ParameterRanges>())
        {
            string[] own = ranges == ParameterRanges.Evaluation ? evaluation : training;
            foreach (var made in Made(Request(ranges), 60))
            {
                Assert.Contains(Truth(made).Kind, own);
                Assert.Equal($"any-{ranges.ToString().ToLowerInvariant()}-{Truth(made).Kind}", made.Facts.Session);
            }
        }
    }

    [Fact]
    public void Every_kind_can_be_drawn_in_every_frame_it_is_for()
    {
        foreach (var kind in SceneKind.All)
        {
            foreach (double size in (double[])[kind.Smallest, Math.Sqrt(kind.Smallest * kind.Largest), kind.Largest])
            {
                var scene = kind.Draw(new Draw(new RandomSource((ulong)size), kind.Ranges), size, 96);
                Assert.All(scene.Canvas.Heights, h => Assert.True(double.IsFinite(h), kind.Name));
                Assert.InRange(scene.Width, 2.4, 0.31 * 96);
                // Every scanner distorts a little.
                Assert.InRange(Math.Abs(scene.RowOf(new Vector(90, 20)) - (20 - scene.Margin)), 1e-3, 40);
                Assert.True(scene.Canvas.Heights.Max() > scene.Canvas.Heights.Min() || scene.Adsorbates.Count == 0, kind.Name);
            }
        }
    }

    [Fact]
    public void Labels_are_true_of_what_was_laid_on()
    {
        var all = Made(Request(), 90);
        foreach (var made in all)
        {
            var truth = Truth(made);
            foreach (string state in FaultLabels.All.Where(s => s != FaultLabels.Sharp))
            {
                double seen = truth.Faults.Where(f => f.Fault.States.Contains(state)).Select(f => f.Visibility)
                    .DefaultIfEmpty(0).Max();
                Assert.Equal(FaultLabels.FromVisibility(seen), made.Facts.Labels[state]);
            }
            double sharp = made.Facts.Labels[FaultLabels.Sharp];
            Assert.True(sharp == 0 || truth.SingleAdsorbates >= 3);
            Assert.True(
                sharp <= 1 - Math.Max(made.Facts.Labels[FaultLabels.DoubleTip], made.Facts.Labels[FaultLabels.AsymmetricTip]));
            Assert.True(truth.Faults.Count > 0 || sharp == (truth.SingleAdsorbates >= 3 ? 1 : 0));
            Assert.Equal((truth.Width, truth.Lines), (made.Scan.Value.Width, made.Scan.Value.Lines));
        }
        Assert.All(FaultLabels.All, label => Assert.Contains(all, m => m.Facts.Labels[label] == 1));
        Assert.InRange(all.Count(m => Truth(m).Faults.Count == 0), 25, 50);
        double[] usual = [.. all.Select(m => Truth(m).UsualTip).OfType<LaidFault>().Select(f => f.Visibility)];
        Assert.InRange(usual.Length, all.Length / 2, all.Length);
        Assert.All(usual, v => Assert.InRange(v, 0, FaultLabels.Unseen));
        Assert.InRange(all.Count(m => Truth(m).Lines < Truth(m).Width), 8, 30);
    }

    /// <summary>
    /// The figures are those of good real scans: 0.0007 to 0.016 from pixel to pixel, four times that along lines.
    /// </summary>
    [Fact]
    public void Quiet_noise_is_as_on_real_scans()
    {
        var noises = Enumerable.Range(0, 1500).Select(
            i => QuietNoise.Draw(new Draw(new RandomSource((ulong)i), (ParameterRanges)(i % 2)))).ToArray();
        Assert.All(noises, n => Assert.InRange(n.Pixel, 0.0007, 0.016));
        double[] ratios = [.. noises.Where(n => n.Pixel < 0.0025).Select(n => n.Wander / n.Pixel).Order()];
        Assert.InRange(ratios[ratios.Length / 2], 3, 5);

        var flat = new Raster(new double[300 * 300], 300) { Range = 2 };
        new QuietNoise(0, 0.01, 20, 0).Apply(flat, new RandomSource(1));
        Assert.Equal(0.01 * 2, Math.Sqrt(flat.Heights.Average(h => h * h)), 0.15 * 0.01 * 2);
    }

    [Fact]
    public void A_stopped_data_set_goes_on_to_the_same_bytes()
    {
        using TemporaryFolder whole = new(), stopped = new();
        var request = Request(pixels: 48) with { Count = 24 };
        SimulatedDataSet.Write(request, whole.Path);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => SimulatedDataSet.Write(
            request, stopped.Path, count =>
            {
                if (count >= 5)
                {
                    stop.Cancel();
                }
            }, stop: stop.Token));
        SimulatedDataSet.Write(request, stopped.Path);

        string[] files = [.. Directory.EnumerateFiles(whole.Path, "*", SearchOption.AllDirectories).Select(
            f => Path.GetRelativePath(whole.Path, f))];
        Assert.Equal(24 + 4, files.Length);
        Assert.All(files, f =>
            Assert.Equal(File.ReadAllBytes(Path.Combine(whole.Path, f)), File.ReadAllBytes(Path.Combine(stopped.Path, f))));
    }

    [Fact]
    public void A_scan_is_found_in_the_table_and_in_the_parameters_as_it_was_made()
    {
        using var folder = new TemporaryFolder();
        var request = Request(pixels: 64) with { Count = 10, Format = ScanFormat.Gwy };
        SimulatedDataSet.Write(request, folder.Path);
        string[][] labels = [.. File.ReadAllLines(Path.Combine(folder.Path, "labels.csv")).Skip(1).Select(l => l.Split(','))];
        string[] parameters = File.ReadAllLines(Path.Combine(folder.Path, "parameters.jsonl"));
        foreach (var (i, made) in Made(request, 10).Index())
        {
            Assert.Equal(made.Facts.Session, labels[i][1]);
            Assert.Equal(
                FaultLabels.All.Select(l => made.Facts.Labels[l].ToString("0.###", CultureInfo.InvariantCulture)),
                labels[i][4..]);
            using var json = JsonDocument.Parse(parameters[i]);
            Assert.Equal(labels[i][0], json.RootElement.GetProperty("file").GetString());
            Assert.Equal(Truth(made).Faults.Count, json.RootElement.GetProperty("faults").GetArrayLength());
            var scan = Assert.Single(ScanFile.Read(Path.Combine(folder.Path, "scans", labels[i][0]))).Scan;
            Assert.Equal(Truth(made).PixelNm!.Value, scan.MetresPerPixelX * 1e9, 1e-9);
            Assert.Equal((Truth(made).Width, Truth(made).Lines), (scan.Width, scan.Lines));
        }
    }
}
