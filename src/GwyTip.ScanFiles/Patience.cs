namespace GwyTip.ScanFiles;

/// <summary>
/// Waits for files and folders, which may lie on a network share that stalls: what does not get on for a while is given up, and
/// its thread left behind, for no read can be cancelled. Who waits goes on with other files.
/// </summary>
public static class Patience
{
    /// <summary>What has not got on for so long is given up.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Does something on a thread of its own.</summary>
    /// <param name="path">What is waited for, for the error.</param>
    /// <param name="work">It calls what it is given whenever it has got on.</param>
    /// <param name="limit">How long it may not get on; null: <see cref="Limit"/>.</param>
    /// <exception cref="StalledException">It has not got on for that long.</exception>
    public static T Wait<T>(string path, Func<Action, T> work, TimeSpan? limit = null)
    {
        var patience = limit ?? Limit;
        long steps = 0;
        var running = Task.Factory.StartNew(
            () => work(() => Interlocked.Increment(ref steps)), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        for (long seen = 0; Task.WaitAny([running], patience) < 0;)
        {
            long now = Interlocked.Read(ref steps);
            if (now == seen)
            {
                // What it throws one day is nobody's.
                running.ContinueWith(
                    late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                throw new StalledException($"{path} has not answered for {patience.TotalSeconds:0.#} s");
            }
            seen = now;
        }
        return running.GetAwaiter().GetResult();
    }
}

/// <summary>A file or folder that does not answer, as on a network share that stalls.</summary>
public sealed class StalledException(string message) : IOException(message);
