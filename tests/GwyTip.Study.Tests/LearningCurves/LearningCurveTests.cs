namespace GwyTip.Tests.LearningCurves;

public sealed class LearningCurveTests(TrainedFolder trained) : IClassFixture<TrainedFolder>
{
    [Fact]
    public void A_learning_curve_is_measured_once_and_drawn()
    {
        string bundle = Path.Combine(trained.Path, "models", "source");
        TestedProgram.Trainer.Succeed(trained.Path, "export", "--run", "run", "--out", bundle, "--foreign", "2");
        string[] arguments =
        [
            "learning-curve", "--features", bundle, "--data", "data", "--split", "run", "--sizes", "5", "--draws", "1",
            "--members", "1",
            "--effort", "0.05", "--subset", "tuning", "--out", "curve",
        ];

        Assert.Contains(
            "5 a state, draw 1: AUROC", TestedProgram.Study.Succeed(trained.Path, arguments), StringComparison.Ordinal);
        Assert.DoesNotContain("draw 1: AUROC", TestedProgram.Study.Succeed(trained.Path, arguments), StringComparison.Ordinal);
        Assert.Contains("| 5 | 20 | 1 |", Read("learning-curve.md"), StringComparison.Ordinal);
        Assert.StartsWith("<svg", Read("learning-curve.svg"), StringComparison.Ordinal);
        string[] other = [.. arguments.Select(a => a == "0.05" ? "0.06" : a)];
        Assert.Contains("other settings", TestedProgram.Study.Fail(trained.Path, other), StringComparison.Ordinal);
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(trained.Path, "curve", file));
}
