namespace GwyTip.Tests.Commands;

public sealed class BadInputTests : InFolder
{
    public BadInputTests()
    {
        TinyTraining.Make(_folder.Path, sessions: 9, perSession: 5);
        File.WriteAllText(Path.Combine(_folder.Path, "config.json"), TrainedFolder.Config);
    }

    private string Fail(params string[] arguments) => TestedProgram.Trainer.Fail(_folder.Path, arguments);

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Contains(
            "holds no dataset.json; make it with 'gwytip-train import'", Fail("train", "--config", "config.json", "--run", "run"),
            StringComparison.Ordinal);
        Assert.Contains("config.json", Fail("export", "--run", "nothing", "--out", "models/x"), StringComparison.Ordinal);
        Assert.Contains("there is no folder", Fail(
            "import", "--labels", "labels.csv", "--images", "nothing", "--source", "s", "--licence", "l", "--out", "data"),
                StringComparison.Ordinal);
        Assert.Contains("there is no bundle folder", Fail(
            "evaluate", "--bundle", "nothing", "--labels", "labels.csv", "--images", "images"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"folds\": 3", "\"fold\": 3", "fold")]
    [InlineData("\"sgd\"", "\"magic\"", "optimizer 'magic' is not known")]
    [InlineData("\"folds\": 3", "\"folds\": 1", "folds is 1")]
    [InlineData("\"folds\": 3", "\"held_out_share\": 1", "held_out_share is 1")]
    [InlineData("\"batch_size\": 8", "\"batch_size\": 1", "batch_size is 1")]
    [InlineData("{", "", "config.json")]
    public void A_wrong_setting_is_named(string right, string wrong, string expected)
    {
        string path = Path.Combine(_folder.Path, "config.json");
        File.WriteAllText(path, TrainedFolder.Config.Replace(right, wrong));
        Assert.Contains(expected, Fail("train", "--config", "config.json", "--run", "run"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", "members holds null")]
    [InlineData(
        "{ \"network\": \"noise-statistics\" }", "member 1, noise-statistics, has nothing to learn: si-h-100 has no state")]
    [InlineData(
        "{ \"tells\": \"tip_change\" }, { \"network\": \"line-statistics\" }, { \"network\": \"noise-statistics\" }",
        "member 3, noise-statistics, has nothing to learn")]
    public void A_member_that_could_tell_nothing_is_named_before_any_is_trained(string members, string expected)
    {
        TestedProgram.Trainer.Succeed(
            _folder.Path, "import", "--labels", "labels.csv", "--images", "images", "--source", "s", "--licence", "l", "--out",
            "data");
        File.WriteAllText(
            Path.Combine(_folder.Path, "config.json"), $$"""{ "data": "data", "folds": 3, "members": [ {{members}} ] }""");

        Assert.Contains(expected, Fail("train", "--config", "config.json", "--run", "run"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "run", "member-1")));
    }

    [Fact]
    public void A_scan_that_cannot_be_judged_is_left_out_and_named()
    {
        File.AppendAllText(Path.Combine(_folder.Path, "labels.csv"), "gone.gwy,session 0,session 0 series 0,1,0,0,0,1,0,0\n");
        string output = TestedProgram.Trainer.Succeed(
            _folder.Path, "import", "--labels", "labels.csv", "--images", "images", "--source", "s", "--licence", "l", "--out",
            "data");
        Assert.Contains("gone.gwy", output, StringComparison.Ordinal);
        Assert.Contains("45 scans", output, StringComparison.Ordinal);
    }
}
