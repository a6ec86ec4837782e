using GwyTip.Training.Engines;

namespace GwyTip.Tests.Engines;

public class OptimizerSpecTests
{
    [Fact]
    public void Every_name_gives_an_optimizer_with_its_rate_and_decay() => Assert.All(OptimizerSpec.Names, name =>
    {
        var optimizer = OptimizerSpec.Create(name, 3e-4, 0.05);
        Assert.Equal((3e-4, 0.05), (optimizer.LearningRate, optimizer.WeightDecay));
    });

    [Fact]
    public void An_unknown_name_is_refused() =>
        Assert.Contains("lion", Assert.Throws<ArgumentException>(() => OptimizerSpec.Create("lion", 1, 0)).Message);
}
