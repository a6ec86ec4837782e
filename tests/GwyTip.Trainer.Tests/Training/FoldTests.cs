using GwyTip.Trainer.Training;

namespace GwyTip.Tests.Training;

public sealed class FoldTests
{
    [Fact]
    public void Each_fold_gets_one_member_of_every_network()
    {
        var image = new MemberConfig();
        var lines = new MemberConfig { Network = "line-statistics" };
        var config = new TrainingConfig { Data = "", Members = [image, image, lines, image, lines] };
        Assert.Equal([0, 1, 0, 2, 1], Enumerable.Range(0, 5).Select(config.FoldOf));
    }
}
