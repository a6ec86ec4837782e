using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class WorkersTests
{
    [Theory]
    [InlineData(0, 8)]
    [InlineData(1, 8)]
    [InlineData(100, 1)]
    [InlineData(1000, 8)]
    public void Each_thing_is_done_once(int count, int most)
    {
        int[] done = new int[count];

        Workers.Run(count, most, i => Interlocked.Increment(ref done[i]));

        Assert.All(done, times => Assert.Equal(1, times));
    }

    /// <summary>As when a scan's inputs are made side by side, each of which shares out its lines.</summary>
    [Fact]
    public void What_is_shared_out_may_share_out_in_its_turn()
    {
        int done = 0;

        Workers.Run(8, 8, _ => Workers.Run(8, 8, _ => Workers.Run(8, 8, _ => Interlocked.Increment(ref done))));

        Assert.Equal(512, done);
    }

    [Fact]
    public void What_one_throws_comes_out_and_nothing_is_begun_after_it()
    {
        int begun = 0;

        var e = Assert.Throws<ScanException>(() => Workers.Run(100_000, 8, i =>
        {
            Interlocked.Increment(ref begun);
            if (i == 10)
            {
                throw new ScanException(ScanProblem.NoData, "no data");
            }
        }));

        Assert.Equal("no data", e.Message);
        Assert.InRange(begun, 11, 99_999);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 16)]
    [InlineData(512, 512)]
    [InlineData(3, 1_000_000)]
    [InlineData(10_000, 64)]
    public void Every_line_is_in_one_part(int lines, int width)
    {
        int[] seen = new int[lines];

        Workers.RunLines(lines, width, (first, end) =>
        {
            Assert.True(first < end);
            for (int y = first; y < end; y++)
            {
                Interlocked.Increment(ref seen[y]);
            }
        });

        Assert.All(seen, times => Assert.Equal(1, times));
    }

    /// <summary>Whoever waits for a thread of the pool that never comes would hang the viewer.</summary>
    [Fact]
    public void Where_no_other_thread_is_free_the_calling_one_does_it_all()
    {
        // Not disposed of: some begin to wait for it when all is over.
        var free = new ManualResetEventSlim();
        ThreadPool.GetMinThreads(out int threads, out _);
        for (int i = 0; i < 8 * threads; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static free => free.Wait(), free, preferLocal: false);
        }
        int done = 0;

        Workers.Run(50, 8, _ => Interlocked.Increment(ref done));

        free.Set();
        Assert.Equal(50, done);
    }
}
