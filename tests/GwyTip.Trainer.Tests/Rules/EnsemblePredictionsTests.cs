using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training;
using GwyTip.Training.Bundles;
using GwyTip.Training.Rules;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Rules;

/// <summary>What a run's recorded predictions make of its held-out scans, beside what the exported bundle says of them.</summary>
[Collection(OneTrainedFolder.Name)]
public sealed class EnsemblePredictionsTests(TrainedFolder trained)
{
    /// <summary>Members are stored in 16 bits, the predictions come from 32.</summary>
    private const double HalfRounding = 5e-3;

    private TrainedRun Run => TrainedRun.Open(Path.Combine(trained.Path, "run"));

    private Bundle Export(TrainedRun run, string name)
    {
        string folder = Path.Combine(trained.Path, "models", name);
        new BundleExport(run, folder, foreign: 0, _ => { }).Write();
        return Bundle.Load(folder);
    }

    private static DecisionRules RulesOf(Bundle bundle) => new(bundle.Manifest.States, bundle.Manifest.GoodBadCut);

    private static void AssertSame(TrainedRun run, Bundle bundle)
    {
        using var ensemble = Ensemble.Open(bundle, new ProviderChoice(Provider.Cpu));
        var heldOut = run.Split.HeldOutOf(run.Data);
        var expected = ScanPredictions.Ask(ensemble, run.Data.Description.Images, heldOut);
        var recorded = new EnsemblePredictions(run).HeldOut(RulesOf(bundle));
        Assert.NotEmpty(heldOut);
        Assert.Equal(expected.Select(p => p.Scan.File), recorded.Select(p => p.Scan.File));
        foreach (var (bundles, runs) in expected.Zip(recorded))
        {
            Assert.Equal(bundles.Report!.States.Select(s => s.State.Name), runs.Report!.States.Select(s => s.State.Name));
            foreach (var (a, b) in bundles.Report.States.Zip(runs.Report.States))
            {
                // Raw: calibration may stretch the difference.
                Assert.All(a.Members.Zip(b.Members), m => Assert.Equal(m.First, m.Second, HalfRounding));
            }
        }
    }

    [Fact]
    public void A_runs_predictions_are_what_its_bundle_says() => AssertSame(Run, Export(Run, "all"));

    [Fact]
    public void Out_of_fold_each_scan_is_judged_by_the_members_of_its_fold()
    {
        var run = Run;
        var predictions = new EnsemblePredictions(run).OutOfFold();
        // Two members for the image in folds 1 and 2, one for the lines in fold 1: it alone votes on tip change.
        int[] folds = [run.Split.ValidationOf(run.Data, 0).Count, run.Split.ValidationOf(run.Data, 1).Count];
        Assert.Equal(folds.Sum(), predictions.Count);
        int change = run.Surface.States.ToList().FindIndex(s => s.Name == TipState.TipChange);
        Assert.All(predictions.Take(folds[0]), p => Assert.Equal([true, false], p.Members.Select(m => double.IsNaN(m[change]))));
        Assert.All(predictions.Skip(folds[0]), p => Assert.Equal([true], p.Members.Select(m => double.IsNaN(m[change]))));
    }

    [Fact]
    public void Some_members_of_a_run_are_an_ensemble_of_their_own()
    {
        var some = Run.Only([2, 0]);
        Assert.Equal(["line-statistics", "squeezenet-like"], some.Config.Members.Select(m => m.Network));
        Assert.Equal([0, 0], Enumerable.Range(0, 2).Select(some.Config.FoldOf));
        Assert.Equal(Run.Predictions(2).Rows.Select(r => r.File), some.Predictions(0).Rows.Select(r => r.File));
        var second = Run.Only([1]);
        Assert.Equal(1, second.Config.FoldOf(0));
        Assert.Equal(Run.Weights(1).Weights.Values.First().Values, second.Weights(0).Weights.Values.First().Values);
        AssertSame(some, Export(some, "some"));
    }

    [Theory]
    [InlineData()]
    [InlineData(0, 0)]
    [InlineData(3)]
    [InlineData(-1)]
    public void Members_that_there_are_not_make_no_ensemble(params int[] members) => Assert.Contains(
        "has the members 1 to 3, each to be named once at "
        + "most", Assert.Throws<TrainingException>(() => Run.Only(members)).Message, StringComparison.Ordinal);
}
