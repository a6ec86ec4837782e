using GwyTip.Training;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Runs;

public sealed class RunLockTests
{
    [Fact]
    public void A_run_has_one_process_at_a_time()
    {
        using var folder = new TemporaryFolder();
        using (RunLock.Take(folder.Path))
        {
            Assert.Contains(
                "another process trains in", Assert.Throws<TrainingException>(() => RunLock.Take(folder.Path)).Message,
                StringComparison.Ordinal);
        }
        using var again = RunLock.Take(folder.Path);
        Assert.NotNull(again);
    }
}
