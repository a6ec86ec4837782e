using System.Text;
using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Tests;

/// <summary>Which surface a scan shows, or none.</summary>
public sealed class SurfaceTests : IDisposable
{
    private readonly TinyModels _models = new();

    public void Dispose() => _models.Dispose();

    [Theory]
    [InlineData(1, 2, 0.5, "si-h-100", Verdict.Good)]
    [InlineData(2, 1, -3, "au-111", Verdict.Good)]
    [InlineData(-2, -1, -3, "si-h-100", Verdict.UnknownSurface)]
    public void Auto_takes_the_surface_with_the_highest_score_and_none_where_no_bundle_recognises_the_scan(
        double gold, double silicon, double copper, string surface, Verdict verdict)
    {
        Add("au-111", gold, confidence: 0.9);
        Add("si-h-100", silicon, confidence: 0.6);
        Add("cu-111", copper, confidence: 0.99);

        AssertSaid(surface, verdict);
    }

    [Theory]
    [InlineData(-1, "cu-111", 0.99)]
    [InlineData(1, "au-111", 0.6)]
    public void Bundles_that_cannot_tell_answer_where_no_other_recognises_the_scan(double gold, string surface, double confidence)
    {
        Add("au-111", gold, confidence: 0.6);
        _models.Add("cu-111", [new(TinyState.Always("rows", 0.99))]);
        _models.Add("si-h-100", [new(TinyState.Always("rows", 0.8))]);

        Assert.Equal(confidence, AssertSaid(surface, Verdict.Good).Confidence, 3);
    }

    [Theory]
    [InlineData(1, -3, "au-111", Verdict.Good)]
    [InlineData(-3, 0.1, "si-h-100", Verdict.Good)]
    [InlineData(-3, -1, AnySurface.Name, Verdict.Good)]
    public void The_bundle_for_any_surface_answers_where_no_other_recognises_the_scan(
        double gold, double silicon, string surface, Verdict verdict)
    {
        Add("au-111", gold, confidence: 0.6);
        Add("si-h-100", silicon, confidence: 0.6);
        _models.Add(AnySurface.Name, [new(TinyState.Always("sharp", 0.99))]);

        AssertSaid(surface, verdict);
    }

    /// <summary>As where a share is away for a moment, or a bundle is being replaced.</summary>
    [Fact]
    public void What_tells_the_surface_is_tried_again_where_it_could_not_be_read()
    {
        Add("au-111", logOdds: 1, confidence: 0.9);
        using var engine = new Engine(_models.Folder, new ProviderChoice(Provider.Cpu));
        string file = _models.PathOf("au-111", "surface.onnx");
        File.Move(file, file + ".away");
        Assert.Throws<BundleException>(() => engine.Classify(TestScans.Good()));

        File.Move(file + ".away", file);

        Assert.Equal(Verdict.Good, engine.Classify(TestScans.Good()).Report.Verdict);
    }

    /// <summary>Its own score of 5 is above theirs, and it is surer of its state than they are.</summary>
    [Theory]
    [InlineData(0.1, "au-111", Verdict.Good)]
    [InlineData(null, "au-111", Verdict.Good)]
    [InlineData(-1.0, AnySurface.Name, Verdict.Good)]
    public void It_never_competes_with_the_others(double? gold, string surface, Verdict verdict)
    {
        var bundle = _models.Add("au-111", [new(TinyState.Always("rows", 0.6))]);
        if (gold is { } logOdds)
        {
            _models.LetTell(bundle, logOdds);
        }
        Add(AnySurface.Name, logOdds: 5, confidence: 0.99);

        AssertSaid(surface, verdict);
    }

    /// <summary>Log odds of 4.6 are a score of 0.99.</summary>
    [Theory]
    [InlineData(4.5, true, AnySurface.Name)]
    [InlineData(4.7, true, "au-111")]
    [InlineData(0.1, false, "au-111")]
    public void What_knows_its_surface_from_simulated_scans_alone_has_to_be_sure_beside_it(
        double logOdds, bool hasAny, string surface)
    {
        Add("au-111", logOdds, confidence: 0.9);
        var manifest = Bundle.Load(Path.Combine(_models.Folder, "au-111")).Manifest;
        _models.Write(manifest with { TrainingData = manifest.TrainingData with { Simulated = true } });
        Add("si-h-100", -3, confidence: 0.9);
        if (hasAny)
        {
            _models.Add(AnySurface.Name, [new(TinyState.Always("sharp", 0.99))]);
        }

        AssertSaid(surface, Verdict.Good);
    }

    /// <summary>64 pixels each way.</summary>
    [Theory]
    [InlineData(0.5, 0.5, "si-h-100")]
    [InlineData(0.8, 0.5, AnySurface.Name)]
    [InlineData(0.5, 0.8, AnySurface.Name)]
    [InlineData(0, 0, "si-h-100")]
    public void A_scan_larger_than_shows_what_the_surface_is_recognised_by_is_foreign_to_it(
        double nanometresX, double nanometresY, string surface)
    {
        Add("si-h-100", 3, confidence: 0.9);
        var manifest = Bundle.Load(Path.Combine(_models.Folder, "si-h-100")).Manifest;
        _models.Write(manifest with { UnknownSurface = manifest.UnknownSurface! with { LargestFrameNm = 49 } });
        _models.Add(AnySurface.Name, [new(TinyState.Always("sharp", 0.9))]);
        using var engine = new Engine(_models.Folder, ProviderChoice.Auto);
        var scan = new Scan(TestScans.Heights(64, 64), 64, 64)
        {
            MetresPerPixelX = 1e-9 * nanometresX,
            MetresPerPixelY = 1e-9 * nanometresY,
        };

        Assert.Equal(surface, engine.Classify(scan).Report.Surface);
        var asked = engine.Classify(scan, "si-h-100").Report;
        Assert.Equal(surface == AnySurface.Name ? Verdict.UnknownSurface : Verdict.Good, asked.Verdict);
        Assert.Equal(surface == AnySurface.Name ? 0 : 1 / (1 + Math.Exp(-3)), asked.Match!.Value.Score, 5);
    }

    [Fact]
    public void Bundles_that_cannot_tell_come_before_it()
    {
        Add("au-111", -2, confidence: 0.6);
        _models.Add("cu-111", [new(TinyState.Always("rows", 0.6))]);
        _models.Add(AnySurface.Name, [new(TinyState.Always("sharp", 0.99))]);

        AssertSaid("cu-111", Verdict.Good);
    }

    [Fact]
    public void What_is_no_scan_is_unknown_to_the_bundle_for_any_surface_too()
    {
        Add("au-111", -1, confidence: 0.9);
        Add(AnySurface.Name, -4, confidence: 0.9);

        var report = AssertSaid(AnySurface.Name, Verdict.UnknownSurface);

        Assert.Equal(1 / (1 + Math.Exp(4)), report.Match!.Value.Score, 5);
    }

    [Fact]
    public void What_a_scan_looks_like_is_asked_of_the_bundle_for_any_surface_only_where_it_is_alone()
    {
        Add(AnySurface.Name, 3, confidence: 0.9);
        using (var alone = new Engine(_models.Folder, ProviderChoice.Auto))
        {
            Assert.Equal(1 / (1 + Math.Exp(-3)), alone.Match(TestScans.Good())!.Value.Score, 5);
        }
        AssertSaid(AnySurface.Name, Verdict.Good);

        Add("au-111", -2, confidence: 0.9);
        using var engine = new Engine(_models.Folder, ProviderChoice.Auto);

        Assert.Equal(1 / (1 + Math.Exp(2)), engine.Match(TestScans.Good())!.Value.Score, 5);
    }

    /// <summary>
    /// Slanting stripes eight pixels wide: there is something to see, but nothing is left of it in what tells the surface, and
    /// none of the networks of that bundle sees the image.
    /// </summary>
    [Fact]
    public void A_scan_in_which_the_surface_cannot_be_told_spoils_no_other_of_its_batch()
    {
        const int edge = 1024;
        var stripes = new Scan(
            [.. Enumerable.Range(0, edge * edge).Select(i => (i % edge + i / edge) % 8 < 4 ? 1e-10 : 0)], edge, edge);
        using var any = Ensemble.Open(
            Bundle.Load(Repository.PathTo("models", AnySurface.Name)), new ProviderChoice(Provider.Cpu));

        var results = any.ClassifyBatch([TestScans.Good(), stripes, TestScans.Good(seed: 2)]);

        Assert.Equal("constant", Assert.IsType<ScanException>(results[1].Error).Code);
        Assert.All([0, 2], i => Assert.NotNull(results[i].Classification));
    }

    [Fact]
    public void A_damaged_bundle_that_answers_for_some_scans_of_a_batch_is_no_fault_of_the_others()
    {
        Add("au-111", 1, confidence: 0.9);
        Add("cu-111", -1, confidence: 0.9);
        string member = _models.PathOf("au-111", "member-1.onnx");
        File.WriteAllBytes(member, [.. File.ReadAllBytes(member), 0]);
        using var engine = new Engine(_models.Folder, ProviderChoice.Auto);

        var results = engine.ClassifyBatch([TestScans.Good(), new Scan(new double[400], 20, 20)]);

        Assert.Contains(member, Assert.IsType<BundleException>(results[0].Error).Message, StringComparison.Ordinal);
        Assert.Equal("constant", Assert.IsType<ScanException>(results[1].Error).Code);
    }

    [Fact]
    public void A_map_asked_for_without_a_surface_is_that_of_the_bundle_that_answers()
    {
        Add("au-111", -1, confidence: 0.9);
        _models.Add(AnySurface.Name, [new(TinyState.Always("sharp", 0.9))]);
        using var engine = new Engine(_models.Folder, ProviderChoice.Auto);

        Assert.Equal(64, engine.Map(TestScans.Good(), state: "sharp").Width);
        Assert.Throws<StateException>(() => engine.Map(TestScans.Good(), state: "rows"));
    }

    [Fact]
    public void A_surface_asked_for_by_name_can_be_unknown_too_and_still_gives_its_states()
    {
        Add("au-111", -4, confidence: 0.9);
        Add("si-h-100", 4, confidence: 0.9);
        using var engine = new Engine(_models.Folder, ProviderChoice.Auto);

        var report = engine.Classify(TestScans.Good(), "au-111").Report;

        Assert.Equal(("au-111", Verdict.UnknownSurface), (report.Surface, report.Verdict));
        Assert.Equal(0.9, report.States[0].Confidence, 3);
        Assert.Equal(1 / (1 + Math.Exp(4)), report.Match!.Value.Score, 5);
        Assert.Equal(report.Match, engine.Match(TestScans.Good(), "au-111"));
        Assert.Equal(1 / (1 + Math.Exp(-4)), engine.Match(TestScans.Good())!.Value.Score, 5);
    }

    [Fact]
    public void A_bundle_that_cannot_tell_says_nothing_of_the_surface()
    {
        var bundle = _models.Add("au-111", [new(TinyState.Always("atoms", 0.9))]);
        using var engine = new Engine(_models.Folder, ProviderChoice.Auto);

        Assert.False(bundle.TellsSurface);
        Assert.Null(engine.Classify(TestScans.Good()).Report.Match);
        Assert.Null(engine.Match(TestScans.Good()));
    }

    [Theory]
    [InlineData("text", BundleProblem.BrokenMember, "is not a network ONNX Runtime can read")]
    [InlineData("a member", BundleProblem.WrongOutputs, "does not say what it is")]
    [InlineData("nothing of itself", BundleProblem.WrongOutputs, "does not say what it is")]
    [InlineData("fewer traits", BundleProblem.WrongOutputs, "of 342 traits")]
    [InlineData("older traits", BundleProblem.WrongOutputs, "traits of version 0")]
    [InlineData("newer traits", BundleProblem.TooNew, "traits have version 9")]
    [InlineData("no number", BundleProblem.WrongOutputs, "log odds of NaN")]
    public void What_tells_no_surface_is_named_by_the_first_scan(string what, BundleProblem problem, string message)
    {
        var good = new TinySurface(1);
        byte[] onnx = what switch
        {
            "text" => Encoding.UTF8.GetBytes("{\"traits_version\": 1}"),
            "a member" => TinyModels.TwoMembers[0].ToOnnx("au-111"),
            "nothing of itself" => good.ToOnnx(new Dictionary<string, string>()),
            "fewer traits" => (good with { Traits = 341 }).ToOnnx("au-111"),
            "older traits" => (good with { TraitsVersion = 0 }).ToOnnx("au-111"),
            "newer traits" => (good with { TraitsVersion = 9 }).ToOnnx("au-111"),
            "no number" => new TinySurface(double.NaN).ToOnnx("au-111"),
            _ => throw new ArgumentException(what),
        };
        _models.ReplaceSurfaceModel(_models.Add("au-111", TinyModels.TwoMembers), onnx);
        using var engine = new Engine(_models.Folder, ProviderChoice.Auto);

        foreach (Action use in new Action[] { () => engine.Classify(TestScans.Good()), () => engine.Match(TestScans.Good()) })
        {
            var e = Assert.Throws<BundleException>(use);
            Assert.Equal(problem, e.Problem);
            Assert.Contains(SurfaceModel.FileName, e.Message, StringComparison.Ordinal);
            Assert.Contains(message, e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_classifier_that_is_missing_or_was_changed_is_named()
    {
        Add("au-111", 1, confidence: 0.9);
        string path = _models.PathOf("au-111", SurfaceModel.FileName);
        File.AppendAllText(path, " ");
        AssertProblem(BundleProblem.ChecksumMismatch, SurfaceModel.FileName);
        File.Delete(path);
        AssertProblem(BundleProblem.MissingMember, SurfaceModel.FileName);
    }

    [Theory]
    [InlineData("\"threshold\": 0.5,\n    \"file\"", "\"threshold\": 1,\n    \"file\"", "unknown-surface threshold is 1")]
    [InlineData("\"surface.onnx\"", "\"../surface.onnx\"", "not a plain file name")]
    [InlineData("\"surface.onnx\"", "\"surface.onnx\",\n    \"largest_frame_nm\": 0", "the largest frame is 0 nm")]
    public void A_manifest_that_says_of_it_what_cannot_be_is_broken(string old, string by, string message)
    {
        Add("au-111", 1, confidence: 0.9);
        _models.EditManifest("au-111", old, by);

        AssertProblem(BundleProblem.BrokenManifest, message);
    }

    private void Add(string surface, double logOdds, double confidence) =>
        _models.LetTell(_models.Add(surface, [new(TinyState.Always("rows", confidence))]), logOdds);

    /// <summary>One scan alone and in a batch.</summary>
    private TipReport AssertSaid(string surface, Verdict verdict)
    {
        using var engine = new Engine(_models.Folder, ProviderChoice.Auto);
        var alone = engine.Classify(TestScans.Good()).Report;
        var inBatch = engine.ClassifyBatch([TestScans.Good(), new Scan(new double[400], 20, 20), TestScans.Good(seed: 2)]);
        Assert.Equal((surface, verdict), (alone.Surface, alone.Verdict));
        Assert.All([0, 2], i => Assert.Equal((surface, verdict),
            (inBatch[i].Classification!.Report.Surface, inBatch[i].Classification!.Report.Verdict)));
        Assert.Equal("constant", Assert.IsType<ScanException>(inBatch[1].Error).Code);
        return alone;
    }

    private void AssertProblem(BundleProblem problem, string message)
    {
        var e = Assert.Throws<BundleException>(() => Bundle.Load(Path.Combine(_models.Folder, "au-111")));
        Assert.Equal(problem, e.Problem);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }
}
