using GwyTip.Training.Runs;

namespace GwyTip.Tests.Commands;

/// <summary>What happens to the folder of a finished run when it is trained into again.</summary>
[Collection(OneTrainedFolder.Name)]
public sealed class RunFolderTests(TrainedFolder trained) : InFolder
{
    /// <summary>A copy of the run with a configuration beside it.</summary>
    private string Copy(string config)
    {
        string run = Path.Combine(_folder.Path, "run");
        foreach (string file in Directory.EnumerateFiles(Path.Combine(trained.Path, "run"), "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(run, Path.GetRelativePath(Path.Combine(trained.Path, "run"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        Write(config);
        return run;
    }

    private void Write(string config) => File.WriteAllText(
        Path.Combine(_folder.Path, "config.json"),
        config.Replace(
            "\"data\": \"data\"", $"\"data\": {System.Text.Json.JsonSerializer.Serialize(Path.Combine(trained.Path, "data"))}",
            StringComparison.Ordinal));

    private static Dictionary<string, byte[]> Content(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllBytes);

    private static void AssertSame(Dictionary<string, byte[]> expected, Dictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, f => Assert.Equal(f.Value, actual[f.Key]));
    }

    [Theory]
    [InlineData("\"folds\": 3", "\"folds\": 4", "folds is 3 there and 4 here")]
    [InlineData("\"folds\": 3", "\"folds\": 3, \"split_by\": \"series\"", "split_by is \"session\" there and \"series\" here")]
    [InlineData("\"folds\": 3", "\"folds\": 3, \"augmentation\": { \"noise\": 0.2 }", "augmentation is")]
    [InlineData("\"learning_rate\": 0.01", "\"learning_rate\": 0.02", "member 2, learning_rate is 0.01 there and 0.02 here")]
    [InlineData("\"seed\": 3", "\"seed\": 3, \"patience\": 2", "member 3, patience is as by default there and 2 here")]
    public void Another_configuration_is_refused_by_the_name_of_the_setting_and_nothing_is_touched(
        string right, string wrong, string expected)
    {
        string run = Copy(TrainedFolder.Config.Replace(right, wrong, StringComparison.Ordinal));
        var before = Content(run);
        string message = TestedProgram.Trainer.Fail(_folder.Path, "train", "--config", "config.json", "--run", "run");
        Assert.Contains("holds a run with other settings or scans: " + expected, message, StringComparison.Ordinal);
        AssertSame(before, Content(run));
    }

    [Fact]
    public void Members_of_another_split_are_never_judged_by_this_one()
    {
        string run = Copy(TrainedFolder.Config);
        var split = SplitPlan.Read(run);
        (split with { Folds = [.. split.Folds.Reverse()] }).Write(run);
        Assert.Contains(
            "its members were trained by another split", TestedProgram.Trainer.Fail(
                _folder.Path, "train", "--config", "config.json", "--run", "run"), StringComparison.Ordinal);
        Assert.Equal(split.Folds.Reverse(), SplitPlan.Read(run).Folds);
    }

    [Fact]
    public void A_member_that_is_added_is_trained_and_the_others_are_left_alone()
    {
        string run = Copy(TrainedFolder.Config.Replace(
            "\"seed\": 3 },", "\"seed\": 3 }, { \"network\": \"line-statistics\", \"batch_size\": 8, \"epochs\": 2, \"seed\": 9 "
                + "}", StringComparison.Ordinal));
        var before = Content(run);
        string output = TestedProgram.Trainer.Succeed(_folder.Path, "train", "--config", "config.json", "--run", "run");
        Assert.Contains("member-4 epoch 2/2", output, StringComparison.Ordinal);
        Assert.DoesNotMatch("member-[123] epoch", output);
        var after = Content(run);
        Assert.All(
            before.Where(f => !f.Key.EndsWith("config.json", StringComparison.Ordinal)),
            f => Assert.Equal(f.Value, after[f.Key]));
        Assert.True(File.Exists(Path.Combine(run, "member-4", "predictions.csv")));
        TestedProgram.Trainer.Succeed(_folder.Path, "export", "--run", "run", "--out", "models/si-h-100", "--foreign", "2");
    }

    [Fact]
    public void Other_views_ask_the_trained_members_again_and_train_nothing()
    {
        string run = Copy(TrainedFolder.Config.Replace("\"folds\": 3", "\"folds\": 3, \"views\": 5", StringComparison.Ordinal));
        var before = Content(run);
        Assert.DoesNotContain(
            " epoch ", TestedProgram.Trainer.Succeed(_folder.Path, "train", "--config", "config.json", "--run", "run"),
            StringComparison.Ordinal);
        var after = Content(run);
        Assert.All([1, 2, 3], k => Assert.Equal(
            before[Path.Combine(run, $"member-{k}", "checkpoint.bin")],
            after[Path.Combine(run, $"member-{k}", "checkpoint.bin")]));
        Assert.NotEqual(
            before[Path.Combine(run, "member-1", "predictions.csv")], after[Path.Combine(run, "member-1", "predictions.csv")]);
    }

    [Fact]
    public void Labels_that_have_changed_are_another_run()
    {
        string run = Copy(TrainedFolder.Config), labels = Path.Combine(_folder.Path, "labels.csv");
        string[] lines = File.ReadAllLines(Path.Combine(trained.Path, "labels.csv"));
        File.WriteAllLines(
            labels,
            lines.Select(l => l.StartsWith("scan-2.gwy", StringComparison.Ordinal) ? l[..^",1,0,0".Length] + ",0,0,1" : l));
        TestedProgram.Trainer.Succeed(
            _folder.Path, "import", "--labels", "labels.csv", "--images", Path.Combine(trained.Path, "images"), "--source", "s",
            "--licence", "l", "--out", "data");
        File.WriteAllText(Path.Combine(_folder.Path, "config.json"), TrainedFolder.Config);
        var before = Content(run);
        Assert.Contains(
            "its label file was another",
            TestedProgram.Trainer.Fail(_folder.Path, "train", "--config", "config.json", "--run", "run"),
            StringComparison.Ordinal);
        AssertSame(before, Content(run));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        Write(TrainedFolder.Config);
        File.WriteAllText(Path.Combine(_folder.Path, "run"), "a file, not a folder");
        Assert.Contains(
            "cannot make the folder",
            TestedProgram.Trainer.Fail(_folder.Path, "train", "--config", "config.json", "--run", "run"),
            StringComparison.Ordinal);
    }

    /// <summary>No file may be larger than a checkpoint's half: what a full disk is to a program.</summary>
    [LinuxFact]
    public void A_disk_that_is_full_loses_nothing_that_was_there()
    {
        Write(TrainedFolder.Config);
        string[] train = ["train", "--config", "config.json", "--run", "run"];
        string checkpoint = Path.Combine(_folder.Path, "run", "member-1", "checkpoint.bin");
        TestedProgram.Trainer.Kill(_folder.Path, "member-1 epoch 1/2", train);
        for (int i = 0; i < 100 && !File.Exists(checkpoint); i++)
        {
            // Killed before its first checkpoint; again.
            TestedProgram.Trainer.Kill(_folder.Path, "member-1 epoch 2/2", train);
        }
        byte[] before = File.ReadAllBytes(checkpoint);
        var (status, _, errors) = TestedProgram.Trainer.RunLimited(_folder.Path, before.Length / 2, train);
        Assert.Equal(1, status);
        Assert.StartsWith("gwytip-train: cannot write ", errors, StringComparison.Ordinal);
        Assert.Contains("the one before is still there", errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(checkpoint));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder.Path, "run"), "*.next", SearchOption.AllDirectories));

        TestedProgram.Trainer.Succeed(_folder.Path, train);
        for (int k = 1; k <= 3; k++)
        {
            string member = Path.Combine("run", $"member-{k}", "checkpoint.bin");
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(trained.Path, member)), File.ReadAllBytes(Path.Combine(_folder.Path, member)));
        }
    }
}
