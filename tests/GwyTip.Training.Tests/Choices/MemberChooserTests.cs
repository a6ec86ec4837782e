using GwyTip.Core;
using GwyTip.Training;
using GwyTip.Training.Choices;
using GwyTip.Training.Data;
using GwyTip.Training.Members;
using GwyTip.Training.Predictions;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Choices;

/// <summary>A run whose members were never trained: what they say is made up.</summary>
public sealed class MemberChooserTests : InFolder
{
    private static readonly string[] _states = [.. TinyTraining.States.Where(s => s != TipState.TipChange)];

    private readonly DataSet _data;
    private SplitPlan? _split;

    public MemberChooserTests()
    {
        _data = TinyTraining.Make(_folder.Path, sessions: 12, perSession: 10);
        _data.Save(Path.Combine(_folder.Path, "data"));
    }

    private string Folder => Path.Combine(_folder.Path, "run");

    private static MemberConfig Image(double rate, int fold = 1) => new() { LearningRate = rate, Fold = fold };

    /// <summary>On this surface it tells single atoms alone.</summary>
    private static MemberConfig Tips(double rate) => new() { Network = "tip-picture", LearningRate = rate, Fold = 1 };

    private static MemberConfig Lines(double rate) => new() { Network = "line-statistics", LearningRate = rate, Fold = 1 };

    /// <param name="members">Members, and how well each knows the scan at a place of its fold: 1 knows, 0 guesses.</param>
    private void Write(params (MemberConfig Member, Func<int, double> Knows)[] members)
    {
        var config = new TrainingConfig
        {
            Data = Path.Combine(_folder.Path, "data"),
            Folds = 2,
            Members = [.. members.Select(m => m.Member)]
        };
        _split ??= SplitPlan.Make(_data, config);
        Directory.CreateDirectory(Folder);
        config.Write(Path.Combine(Folder, TrainedRun.ConfigName));
        _split.Write(Folder);
        for (int k = 0; k < members.Length; k++)
        {
            string place = TrainedRun.MemberFolder(Folder, k);
            Directory.CreateDirectory(place);
            string[] states = members[k].Member.Network switch
            {
                "line-statistics" => [TipState.TipChange],
                "tip-picture" => ["individual_atoms"],
                _ => _states,
            };
            // A kind of member says the same wherever it stands in the run.
            var random = new Random((int)(1e6 * members[k].Member.LearningRate));
            var rows = _split.ValidationOf(_data, config.FoldOf(k))
                .Select((scan, i) => new MemberPrediction(scan.File, Part.Validation,
                [.. states.Select(
                    s => members[k].Knows(i) * (0.25 + scan.Labels[s] / 2) + (1 - members[k].Knows(i)) * random.NextDouble())]));
            var unseen = _split.HeldOutOf(_data).Select(
                scan => new MemberPrediction(scan.File, Part.HeldOut, [.. states.Select(_ => random.NextDouble())]));
            new MemberPredictions(states, [.. rows, .. unseen]).Write(place);
            new MemberResult("none", "none", 1, 1, 1, 0.5, 0.9, null, Views: config.Views).Write(place);
        }
    }

    private MemberChoice Choose(int most, double megabytes = 15, long size = 1_000_000) =>
        new MemberChooser(TrainedRun.Open(Folder), new ChoiceLimits(most, megabytes), _ => size).Choose();

    private static double FirstHalf(int i) => i % 2 == 0 ? 0.9 : 0.1;

    private static double OtherHalf(int i) => i % 2 == 1 ? 0.8 : 0.05;

    [Fact]
    public void Members_that_complete_one_another_are_taken_rather_than_the_best()
    {
        // The last is the worst alone, but knows what the others do not.
        Write(
            (Image(1e-3), FirstHalf), (Image(1e-3 + 1e-9), FirstHalf), (Image(1e-3 + 2e-9), FirstHalf), (Image(5e-3), OtherHalf));
        var alone = Enumerable.Range(0, 4).Select(m => new MemberChooser(
            TrainedRun.Open(Folder).Only([m]), new ChoiceLimits(1, 15), _ => 1).Choose().Steps[0].Auroc).ToArray();
        Assert.True(alone[3] < alone[..3].Min());
        var choice = Choose(most: 2);
        Assert.Equal(2, choice.Members.Count);
        Assert.Contains(4, choice.Members);
        Assert.True(choice.Steps[1].Auroc > choice.Steps[0].Auroc);
    }

    [Fact]
    public void The_held_out_part_has_no_say()
    {
        Write(
            (Image(1e-3), FirstHalf), (Image(2e-3), i => 0.5), (Image(5e-3), OtherHalf), (Lines(1e-3), i => 0.3),
            (Lines(2e-3), i => 0.9));
        var before = Choose(most: 3);
        ShuffleHeldOutLabels();
        var after = Choose(most: 3);
        Assert.Equal(before.Members, after.Members);
        Assert.Equal(before.Steps.Select(s => s.Auroc), after.Steps.Select(s => s.Auroc));
    }

    private void ShuffleHeldOutLabels()
    {
        string labels = Path.Combine(_folder.Path, "labels.csv");
        var heldOut = _split!.HeldOutOf(_data).Select(s => s.File).ToHashSet();
        string[] rows = File.ReadAllLines(labels);
        int[] places = [.. Enumerable.Range(1, rows.Length - 1).Where(i => heldOut.Contains(rows[i].Split(',')[0]))];
        // Answers move on by one scan.
        string[] answers = [.. places.Select(i => string.Join(',', rows[i].Split(',')[4..]))];
        for (int k = 0; k < places.Length; k++)
        {
            rows[places[k]] = $"{string.Join(',', rows[places[k]].Split(',')[..4])},{answers[(k + 1) % places.Length]}";
        }
        File.WriteAllLines(labels, rows);
        DataSet.Import("si-h-100", labels, Path.Combine(_folder.Path, "images"), "made up for a test", "CC0", simulated: true)
            .Save(Path.Combine(_folder.Path, "data"));
    }

    [Fact]
    public void Tip_change_is_chosen_apart_and_further_folds_fill_up()
    {
        Write(
            (Image(1e-3), FirstHalf), (Image(1e-3, fold: 2), FirstHalf), (Image(5e-3), OtherHalf),
            (Image(5e-3, fold: 2), OtherHalf), (Lines(1e-3), i => 0.9));
        var choice = Choose(most: 3);
        Assert.Equal(["states", "states", "tip-change"], choice.Steps.Select(s => s.Tells));
        Assert.Equal(3, choice.Steps.Take(2).Sum(s => s.Members.Count));
        // One of each kind, on different folds, before a second of any.
        Assert.All(choice.Steps.Take(2), s => Assert.NotEmpty(s.Members));
        Assert.Equal(2, choice.Members.Where(m => m < 5).Select(m => (m - 1) % 2).Distinct().Count());
        Assert.Equal([5], choice.Steps[2].Members);
    }

    [Fact]
    public void Experts_are_chosen_apart_by_what_they_tell_and_the_others_by_the_rest()
    {
        Write((Image(1e-3), FirstHalf), (Image(5e-3), OtherHalf), (Tips(1e-3), i => 0.9), (Tips(2e-3), i => 0.1));
        var choice = Choose(most: 3);

        Assert.Equal(["states", "states", "tip-shape"], choice.Steps.Select(s => s.Tells));
        Assert.Equal([1, 2, 3], choice.Members);
    }

    [Fact]
    public void Size_is_a_limit()
    {
        Write((Image(1e-3), FirstHalf), (Image(5e-3), OtherHalf));
        Assert.Single(Choose(most: 6, megabytes: 1.5).Members);
        Assert.Contains(
            "fits into 0.5 MB", Assert.Throws<TrainingException>(() => Choose(most: 6, megabytes: 0.5)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_common_fold_nothing_can_be_compared()
    {
        Write((Image(1e-3), FirstHalf), (Image(5e-3, fold: 2), OtherHalf));
        Assert.Contains(
            "share no validation fold", Assert.Throws<TrainingException>(() => Choose(most: 2)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_is_what_export_takes()
    {
        Write((Image(1e-3), FirstHalf), (Image(5e-3), OtherHalf), (Lines(1e-3), i => 0.9));
        var run = TrainedRun.Open(Folder);
        Assert.Same(run, MembersToExport.Choose(run, [], _ => { }));
        new MemberChoice([2, 3], []).Write(Folder);
        var said = new List<string>();
        Assert.Equal([5e-3, 1e-3], MembersToExport.Choose(run, [], said.Add).Config.Members.Select(m => m.LearningRate));
        Assert.Contains("members 2, 3, as choice.json chooses", Assert.Single(said), StringComparison.Ordinal);
        Assert.Equal([1e-3], MembersToExport.Choose(run, [1], said.Add).Config.Members.Select(m => m.LearningRate));
        File.WriteAllText(Path.Combine(Folder, MemberChoice.FileName), "{");
        Assert.Contains(
            "gwytip-train choose", Assert.Throws<TrainingException>(() => MemberChoice.Read(Folder)).Message,
            StringComparison.Ordinal);
    }
}
