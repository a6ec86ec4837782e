using GwyTip.Trainer;
using GwyTip.Trainer.Training;

namespace GwyTip.Tests.Training;

public sealed class RunLockTests
{
    [Fact]
    public void A_run_has_one_process_at_a_time()
    {
        using var folder = new TemporaryFolder();
        using (RunLock.Take(folder.Path))
        {
            Assert.Contains("another process trains in", Assert.Throws<TrainerException>(() => RunLock.Take(folder.Path)).Message, StringComparison.Ordinal);
        }
        using var again = RunLock.Take(folder.Path);
        Assert.NotNull(again);
    }
}
