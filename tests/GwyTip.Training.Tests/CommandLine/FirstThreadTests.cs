using GwyTip.Training.CommandLine;

namespace GwyTip.Tests.CommandLine;

public class FirstThreadTests
{
    [Fact]
    public async Task A_command_that_trains_runs_on_the_thread_that_asks_for_it()
    {
        int asks = Environment.CurrentManagedThreadId, runs = 0;
        var done = FirstThread.Run(() =>
        {
            runs = Environment.CurrentManagedThreadId;
            return 3;
        });
        Assert.True(done.IsCompleted);
        Assert.Equal(asks, runs);
        Assert.Equal(3, await done);
    }
}
