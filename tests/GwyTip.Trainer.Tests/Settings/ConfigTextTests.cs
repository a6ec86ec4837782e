using GwyTip.Trainer.Settings;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Settings;

public sealed class ConfigTextTests : InFolder
{
    [Theory]
    [InlineData(typeof(TrainingConfig), "members", "augmentation")]
    [InlineData(typeof(AugmentationConfig))]
    [InlineData(typeof(MemberConfig))]
    public void Every_setting_that_a_file_may_have_is_explained_once(Type owner, params string[] parts) => Assert.Equal(
        Setting.NamesOf(owner).Except(parts).Order(), AllSettings.All.Where(s => s.Owner == owner).Select(s => s.Name).Order());

    [Theory]
    [InlineData]
    [InlineData("line-statistics")]
    [InlineData("vgg-like", "rashidi-wolkow-32")]
    public void What_is_printed_is_the_configuration(params string[] networks)
    {
        var config = networks.Length == 0 ? DefaultEnsemble.Config : DefaultEnsemble.With(networks);
        string path = Path.Combine(_folder.Path, "config.json"), text = ConfigText.Commented(config);
        File.WriteAllText(path, text);
        var read = TrainingConfig.Read(path);
        Assert.Equal(config.Members, read.Members);
        Assert.Equal(config with { Members = read.Members }, read);
        Assert.All(AllSettings.All, s => Assert.Contains($"\"{s.Name}\": ", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_of_docs_training_md_is_the_one_that_the_program_prints()
    {
        string docs = File.ReadAllText(Repository.PathTo("docs", "training.md"));
        Assert.True(
            docs.Contains(ConfigText.Table(), StringComparison.Ordinal),
            "the settings in docs/training.md are not those of the code; put in what 'gwytip-train config --markdown' prints");
    }

    [Fact]
    public void Defaults_come_from_the_code()
    {
        string Default(string path) => AllSettings.All.Single(s => s.Path == path).Default!;
        Assert.Equal("0.2", Default("held_out_share"));
        Assert.Equal("\"session\"", Default("split_by"));
        Assert.Equal("null", Default("members[].fold"));
        Assert.Null(AllSettings.All.Single(s => s.Path == "data").Default);
    }
}
