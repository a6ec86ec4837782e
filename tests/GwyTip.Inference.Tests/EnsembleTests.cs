using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Tests;

public sealed class EnsembleTests : IDisposable
{
    private readonly TinyModels _models = new();

    public void Dispose() => _models.Dispose();

    [Theory]
    [InlineData(64, 64, 0.731058579)] // all pixels valid: sigmoid(2 × 1 − 1)
    [InlineData(64, 32, 0.5)] // the lower half is padding: sigmoid(2 × 0.5 − 1)
    [InlineData(64, 16, 0.377540669)] // three quarters are: sigmoid(2 × 0.25 − 1)
    public void Confidences_are_what_the_networks_compute(int width, int lines, double expected)
    {
        using var ensemble = Open(TinyModels.TwoMembers);

        var rows = ensemble.Classify(TestScans.Good(width, lines)).Report.States[0];

        Assert.Equal(expected, rows.Members[0], 6);
        Assert.Equal(0.25, rows.Members[1], 6);
        Assert.Equal((expected + 0.25) / 2, rows.Confidence, 6);
        Assert.Equal(expected >= 0.5 ? 1 : 0, rows.Votes);
    }

    [Fact]
    public void The_image_reaches_the_network_as_preprocessing_makes_it()
    {
        using var ensemble = Open([new(new TinyState("rows", 3, 0, 0))]);
        var scan = TestScans.Good(90, 70);
        float[] image = Preprocessing.Compute(scan)[Preprocessing.Image].Values;
        double mean = image.Take(128 * 128).Average();

        var rows = ensemble.Classify(scan).Report.States[0];

        Assert.NotEqual(0, mean, 6);
        Assert.Equal(1 / (1 + Math.Exp(-3 * mean)), rows.Confidence, 6);
    }

    [Fact]
    public void A_member_that_does_not_know_a_state_has_no_confidence_in_it()
    {
        using var ensemble = Open(TinyModels.TwoMembers);

        var change = ensemble.Classify(TestScans.Good()).Report.States[1];

        Assert.Equal("tip_change", change.State.Name);
        Assert.True(double.IsNaN(change.Members[1]));
        Assert.Equal(1, change.Voters);
        Assert.Equal(change.Members[0], change.Confidence);
    }

    [Fact]
    public void States_are_told_apart_by_name_not_by_a_members_order()
    {
        using var ensemble = Open([
            new(TinyState.Always("rows", 0.1), TinyState.Always("atoms", 0.9)),
            new(TinyState.Always("atoms", 0.8), TinyState.Always("rows", 0.2))]);

        var states = ensemble.Classify(TestScans.Good()).Report.States;

        Assert.Equal(["rows", "atoms"], states.Select(s => s.State.Name));
        Assert.Equal(0.15, states[0].Confidence, 6);
        Assert.Equal(0.85, states[1].Confidence, 6);
    }

    [Fact]
    public void Confidences_are_calibrated_before_the_vote()
    {
        // logit(0.25) = -1.0986; 2 × that + 3 = 0.8028, whose sigmoid is 0.6906: past the threshold.
        using var ensemble = Open([new(TinyState.Always("rows", 0.25))], new Calibration(2, 3));

        var rows = ensemble.Classify(TestScans.Good()).Report.States[0];

        Assert.Equal(0.690568, rows.Confidence, 5);
        Assert.Equal(1, rows.Votes);
    }

    [Theory]
    [MemberData(nameof(TestScans.Problems), MemberType = typeof(TestScans))]
    public void A_scan_that_cannot_be_judged_says_why(string code)
    {
        using var ensemble = Open(TinyModels.TwoMembers);
        var (heights, width, lines) = TestScans.Bad(code);

        var e = Assert.Throws<ScanException>(() => ensemble.Classify(new Scan(heights, width, lines)));

        Assert.Equal(code, e.Code);
    }

    [Fact]
    public void A_batch_gives_what_its_scans_give_alone_and_a_bad_one_spoils_no_other()
    {
        using var ensemble = Open(TinyModels.TwoMembers);
        var scans = Enumerable.Range(0, 37).Select(i => i % 5 == 3
            ? new Scan(new double[32 * 32], 32, 32)
            : TestScans.Good(40 + i, 64, i)).ToList();

        var results = ensemble.ClassifyBatch(scans);

        Assert.Equal(scans.Count, results.Count);
        for (int i = 0; i < scans.Count; i++)
        {
            if (i % 5 == 3)
            {
                Assert.Equal("constant", Assert.IsType<ScanException>(results[i].Error).Code);
                Assert.Null(results[i].Classification);
                continue;
            }
            var alone = ensemble.Classify(scans[i]).Report.States;
            var together = results[i].Classification!.Report.States;
            Assert.All(alone.Zip(together), p => Assert.Equal(p.First.Confidence, p.Second.Confidence, 6));
        }
    }

    [Fact]
    public void A_batch_of_nothing_and_one_of_bad_scans_only_are_fine()
    {
        using var ensemble = Open(TinyModels.TwoMembers);

        Assert.Empty(ensemble.ClassifyBatch([]));
        Assert.NotNull(ensemble.ClassifyBatch([new Scan(new double[400], 20, 20)])[0].Error);
    }

    [Fact]
    public void Many_threads_share_an_ensemble_that_none_has_opened_yet()
    {
        using var ensemble = Open(TinyModels.TwoMembers);
        var scans = Enumerable.Range(0, 8).Select(i => TestScans.Good(64, 64, i)).ToList();
        var results = new double[16 * scans.Count];

        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i => results[i] = ensemble.Classify(scans[i % scans.Count]).Report.States[1].Confidence);

        for (int i = 0; i < results.Length; i++)
        {
            Assert.Equal(ensemble.Classify(scans[i % scans.Count]).Report.States[1].Confidence, results[i], 6);
        }
        Assert.True(results.Distinct().Count() >= scans.Count);
    }

    private Ensemble Open(TinyNetwork[] members, Calibration? calibration = null) =>
        Ensemble.Open(_models.Add("si-h-100", members, calibration), new ProviderChoice(Provider.Cpu));
}
