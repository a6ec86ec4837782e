using GwyTip.Trainer.Engines;

namespace GwyTip.Tests.Engines;

public class OptimizerSpecTests
{
    [Fact]
    public void Every_optimizer_comes_back_from_its_text()
    {
        foreach (string name in OptimizerSpec.Names)
        {
            var optimizer = OptimizerSpec.Create(name, 3e-4, 0.05);
            Assert.Equal(name, optimizer.Name);
            Assert.Equal(optimizer, OptimizerSpec.Parse(optimizer.ToString()));
        }
    }

    [Fact]
    public void The_text_names_every_hyper_parameter() => Assert.Equal(
        "adam learning_rate=0.001 beta1=0.9 beta2=0.999 epsilon=1E-07 weight_decay=0",
        OptimizerSpec.Create("adam", 0.001, 0).ToString());

    [Theory]
    [InlineData("", "unknown optimizer")]
    [InlineData("lion learning_rate=1", "'lion'")]
    [InlineData("sgd learning_rate=0.1 momentum=0.9 nesterov=0", "weight_decay")]
    [InlineData("sgd learning_rate=0.1 momentum=0.9 nesterov=0 weight_decay=0 speed=3", "speed")]
    [InlineData("sgd learning_rate=fast momentum=0.9 nesterov=0 weight_decay=0", "learning_rate=fast")]
    [InlineData("sgd learning_rate", "'learning_rate'")]
    public void A_wrong_text_is_refused_by_name(string text, string names) =>
        Assert.Contains(names, Assert.Throws<FormatException>(() => OptimizerSpec.Parse(text)).Message);

    [Fact]
    public void An_unknown_name_is_refused() =>
        Assert.Contains("lion", Assert.Throws<ArgumentException>(() => OptimizerSpec.Create("lion", 1, 0)).Message);
}
