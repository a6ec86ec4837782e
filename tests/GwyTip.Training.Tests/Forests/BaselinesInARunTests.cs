using GwyTip.Core;
using GwyTip.Training;
using GwyTip.Training.Choices;
using GwyTip.Training.Members;
using GwyTip.Training.Predictions;
using GwyTip.Training.Rules;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Forests;

public sealed class BaselinesInARunTests : InFolder
{
    private readonly TrainingConfig _config;

    public BaselinesInARunTests()
    {
        var data = TinyTraining.Make(_folder.Path, sessions: 8, perSession: 10);
        data.Save(Path.Combine(_folder.Path, "data"));
        _config = new TrainingConfig
        {
            Data = Path.Combine(_folder.Path, "data"),
            Folds = 3,
            Members = [new MemberConfig { Network = "random-forest", Trees = 120 },
                new MemberConfig { Network = "weighted-guess" }],
        };
    }

    private string Run(string name) => Path.Combine(_folder.Path, name);

    private string Train(string name, TrainingConfig config, CancellationToken stop = default)
    {
        var output = new StringWriter();
        new EnsembleRun(config, Run(name), output, isTerminal: false).Train(stop);
        return output.ToString();
    }

    private string Said(string name) =>
        File.ReadAllText(Path.Combine(TrainedRun.MemberFolder(Run(name), 0), MemberPredictions.FileName));

    [Fact]
    public void They_leave_what_networks_leave()
    {
        Train("run", _config);
        var run = TrainedRun.Open(Run("run"));
        var forest = run.Result(0);
        Assert.Equal("random forest of 120 trees", forest.Network);
        Assert.InRange(forest.OutOfBagAccuracy!.Value, 0.7, 1);
        Assert.InRange(forest.ValidationAuroc!.Value, 0.8, 1);
        Assert.Null(run.Result(1).OutOfBagAccuracy);
        foreach (int member in (int[])[0, 1])
        {
            var said = run.Predictions(member);
            Assert.DoesNotContain(TipState.TipChange, said.States);
            Assert.Equal(run.Split.ValidationOf(run.Data, 0).Count, said.Rows.Count(r => r.Part == Part.Validation));
            Assert.Equal(run.Split.HeldOutOf(run.Data).Count, said.Rows.Count(r => r.Part == Part.HeldOut));
        }
        Assert.NotEmpty(new EnsemblePredictions(run).OutOfFold());
    }

    [Fact]
    public void A_stopped_forest_grows_on_to_the_same_votes()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Train("stopped", _config, stop.Token));
        string forest = Path.Combine(TrainedRun.MemberFolder(Run("stopped"), 0), "forest.json");
        Assert.Contains("\"trees\":50,", File.ReadAllText(forest), StringComparison.Ordinal);
        Train("stopped", _config);
        Train("unbroken", _config);
        Assert.Equal(Said("unbroken"), Said("stopped"));

        var more = _config with { Members = [_config.Members[0] with { Trees = 150 }] };
        Train("stopped", more);
        Assert.Equal("random forest of 150 trees", TrainedRun.Open(Run("stopped")).Result(0).Network);
        Assert.Contains("seed is", Assert.Throws<TrainingException>(
            () =>
                Train("stopped", more with { Members = [more.Members[0] with { Seed = 9 }] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_bundle_holds_one()
    {
        Train("run", _config);
        var run = TrainedRun.Open(Run("run"));
        Assert.Contains(
            "random-forest and weighted-guess cannot go into a bundle", Refused(() => MembersToExport.Choose(run, [], _ => { })),
            StringComparison.Ordinal);
        Assert.Contains(
            "member 2 is weighted-guess", Refused(() => MembersToExport.Choose(run, [2], _ => { })), StringComparison.Ordinal);
        Assert.Contains(
            "has no network", Refused(() => new MemberChooser(run, new ChoiceLimits(3, 15), _ => 1).Choose()),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"network\": \"random-tree\"}", "known: squeezenet-like")]
    [InlineData("{\"network\": \"random-forest\", \"trees\": 0}", "trees is 0")]
    [InlineData(
        "{\"network\": \"weighted-guess\", \"tells\": \"tip_change\"}", "weighted-guess tells the states other than tip change")]
    public void A_wrong_setting_is_named(string member, string expected)
    {
        string path = Run("config.json");
        File.WriteAllText(path, $"{{\"data\": \"data\", \"members\": [{member}]}}");
        Assert.Contains(expected, Refused(() => TrainingConfig.Read(path)), StringComparison.Ordinal);
    }

    private static string Refused(Func<object> action) => Assert.Throws<TrainingException>(action).Message;
}
