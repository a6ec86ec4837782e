using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Runs;

/// <summary>Scans of several data sets in one run: which side of the split they stand on, and what they teach.</summary>
public sealed class SplitUseTests : InFolder
{
    private static readonly TrainingConfig _config = new()
    {
        Folds = 3,
        Members = [TinyTraining.Member, TinyTraining.Member with { WithoutExtra = true }]
    };

    private string Set(string name, string prefix)
    {
        string folder = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(folder);
        TinyTraining.Make(folder, sessions: 6, perSession: 5);
        string labels = Path.Combine(folder, "labels.csv");
        // Sessions of different sets are different ones.
        var rows = File.ReadAllLines(labels).Select((line, i) =>
        {
            string[] cells = line.Split(',');
            return i == 0 ? line : string.Join(',', [cells[0], prefix + cells[1], prefix + cells[2], .. cells[3..]]);
        });
        File.WriteAllLines(labels, rows);
        DataSet.Import("si-h-100", labels, Path.Combine(folder, "images"), $"set {name}", "CC0", simulated: true).Save(folder);
        return folder;
    }

    private DataSet Joined(string[] train, string[] heldOut)
    {
        string folder = Path.Combine(_folder.Path, "joined");
        new JoinedDataSet(Set("main", ""), [.. train.Select(t => Set(t, t))], [.. heldOut.Select(h => Set(h, h))]).Write(folder);
        return DataSet.Open(folder);
    }

    [Fact]
    public void Scans_to_train_on_are_in_every_training_set_and_nowhere_else()
    {
        var data = Joined(["extra"], []);
        var plan = SplitPlan.Make(data, _config);
        string[] extra = [.. data.Scans.Where(s => s.Use == ScanUse.Train).Select(s => s.File)];
        Assert.Equal(30, extra.Length);
        Assert.All(extra, file => Assert.StartsWith("extra/", file, StringComparison.Ordinal));
        for (int fold = 0; fold < 3; fold++)
        {
            Assert.Equal(extra, plan.TrainingOf(data, fold).Select(s => s.File).Intersect(extra));
            Assert.Empty(plan.ValidationOf(data, fold).Select(s => s.File).Intersect(extra));
        }
        Assert.Empty(plan.SeenOf(data).Concat(plan.HeldOutOf(data)).Select(s => s.File).Intersect(extra));
        Assert.NotEmpty(plan.HeldOutOf(data));
    }

    [Fact]
    public void A_member_may_do_without_them()
    {
        var data = Joined(["extra"], []);
        Assert.All(data.Scans, scan =>
        {
            Assert.True(_config.Teaches(scan, _config.Members[0]));
            Assert.Equal(scan.Use == ScanUse.Any, _config.Teaches(scan, _config.Members[1]));
        });
    }

    [Fact]
    public void Named_scans_are_held_out_and_no_others()
    {
        var data = Joined([], ["unseen"]);
        var plan = SplitPlan.Make(data, _config);
        Assert.All(plan.HeldOutOf(data), s => Assert.StartsWith("unseen/", s.File, StringComparison.Ordinal));
        Assert.Equal(30, plan.HeldOutOf(data).Count);
        Assert.Equal(30, plan.SeenOf(data).Count);
    }

    [Fact]
    public void The_scans_of_a_joined_set_load_from_where_they_lie()
    {
        var data = Joined(["extra"], ["unseen"]);
        Assert.Equal(90, data.Load(data.Scans).Count);
        Assert.Contains("to train on only: set extra", data.Description.Source, StringComparison.Ordinal);
        Assert.EndsWith(
            "--train runs/data/extra --held-out runs/data/unseen --out runs/data/joined", data.Description.Commands()[^1],
            StringComparison.Ordinal);
    }

    [Fact]
    public void Scans_of_a_joined_set_keep_what_they_are_there_for()
    {
        Joined(["extra"], ["unseen"]);
        string joined = Path.Combine(_folder.Path, "joined");
        var again = new JoinedDataSet(joined, [Set("more", "more")], []).Write(Path.Combine(_folder.Path, "again"));

        Assert.Equal(
            [("extra", ScanUse.Train), ("main", ScanUse.Any), ("more", ScanUse.Train), ("unseen", ScanUse.HeldOut)],
            again.Scans.Select(s => (s.File.Split('/')[0], s.Use)).Distinct().Order());
        Assert.Contains(
            "is there for 'train' and cannot be joined for 'held_out'",
            Assert.Throws<TrainingException>(
                () => new JoinedDataSet(Set("new", "new"), [], [joined]).Write(Path.Combine(_folder.Path, "no"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_is_used_in_two_ways_is_refused()
    {
        string main = Set("main", "");
        var joined = new JoinedDataSet(main, [Set("other", "")], []).Write(Path.Combine(_folder.Path, "joined"));
        Assert.Contains(
            "differ in 'use'", Assert.Throws<TrainingException>(() => SplitPlan.Make(joined, _config)).Message,
            StringComparison.Ordinal);
    }
}
