using GwyTip.Study.Sweeps;
using GwyTip.Training;

namespace GwyTip.Tests.Sweeps;

public sealed class SweepConfigTests : InFolder
{
    private const string Text = """
        {
          "training": { "data": "data", "folds": 3, "members": [ { "network": "line-statistics" } ] },
          "networks": ["squeezenet-like", "vgg-like"],
          "widths": [0.25, 0.5],
          "optimizers": { "adam": [0.001], "sgd": [0.01, 0.1] },
          "rungs": [ { "epochs": 2, "keep": 0.25 } ],
          "final_folds": [1, 3]
        }
        """;

    private SweepConfig Read(string text)
    {
        string path = Path.Combine(_folder.Path, "sweep.json");
        File.WriteAllText(path, text);
        return SweepConfig.Read(path);
    }

    [Fact]
    public void The_grid_is_every_combination()
    {
        var config = Read(Text);
        Assert.Equal(2 * 2 * 3, config.Candidates().Distinct().Count());
        Assert.Equal(Path.Combine(_folder.Path, "data"), config.Training.Data);
        var final = config.Final([.. config.Candidates().Take(2)]);
        Assert.Equal([0, 2, 0, 2, 0], Enumerable.Range(0, 5).Select(final.FoldOf));
        Assert.Equal(config.FinalEpochs, final.Members[3].Epochs);
    }

    [Theory]
    [InlineData("\"keep\": 0.25", "\"keep\": 0", "keep 0")]
    [InlineData("\"vgg-like\"", "\"squeezenet-like\"", "one thing twice")]
    [InlineData("\"vgg-like\"", "\"random-forest\"", "random-forest is a baseline")]
    [InlineData("\"vgg-like\"", "\"line-statistics\"", "some networks tell tip change alone")]
    [InlineData("\"vgg-like\"", "\"vgg\"", "network 'vgg' is not known")]
    [InlineData("[1, 3]", "[1, 4]", "folds is 3")]
    [InlineData("[0.001]", "[0]", "learning_rate is 0")]
    [InlineData("\"networks\"", "\"network\"", "network")]
    public void A_wrong_setting_is_named(string right, string wrong, string expected) => Assert.Contains(
        expected, Assert.Throws<TrainingException>(
            () => Read(Text.Replace(right, wrong, StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_recipe_is_one()
    {
        var config = SweepConfig.Read(Path.Combine(Repository.Root, "src", "GwyTip.Trainer", "Recipes", "sweep-si-h-100.json"));
        Assert.Equal(4, config.Networks.Count);
        Assert.Equal(["adam", "adamw", "rmsprop", "sgd"], config.Optimizers.Keys.Order());
    }
}
