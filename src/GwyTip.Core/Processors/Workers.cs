using System.Runtime.ExceptionServices;

namespace GwyTip.Core;

/// <summary>
/// Shares out work among threads, each piece done by one of them from its beginning to its end, so that what comes of it does not
/// depend on how many processors there are.
/// </summary>
public static class Workers
{
    /// <summary>More threads gain little on one scan and would disturb the viewer.</summary>
    public const int Most = 8;

    /// <summary>Pixels that are worth a thread's while.</summary>
    private const int LeastPixels = 1 << 15;

    /// <summary>
    /// Goes through the lines of a scan in parts of neighbouring lines, which must not depend on one another; a small scan is one
    /// part.
    /// </summary>
    /// <param name="lines">How many lines.</param>
    /// <param name="width">Pixels a line.</param>
    /// <param name="part">Gets its first line and the one after its last; called from several threads.</param>
    public static void RunLines(int lines, int width, Action<int, int> part)
    {
        int parts = (int)Math.Clamp((long)lines * width / LeastPixels, 1, Math.Min(lines, 4 * Most));
        Run(parts, Most, i => part((int)((long)lines * i / parts), (int)((long)lines * (i + 1) / parts)));
    }

    /// <summary>Does a number of things, the first ones first.</summary>
    /// <param name="count">How many.</param>
    /// <param name="most">On so many threads at most, and no more than there are processors.</param>
    /// <param name="run">Does one of them, by its number from 0; called from several threads.</param>
    /// <exception cref="Exception">The first that was thrown; nothing is begun after it.</exception>
    public static void Run(int count, int most, Action<int> run)
    {
        int next = -1;
        ExceptionDispatchInfo? thrown = null;
        int workers = Math.Min(Math.Min(most, Environment.ProcessorCount), count);
        if (workers <= 1)
        {
            Work();
        }
        else
        {
            try
            {
                Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => Work());
            }
            catch (AggregateException)
            {
                // No thread is to be had, for want of memory: this one does what is left.
                Work();
            }
        }
        thrown?.Throw();

        void Work()
        {
            while (Volatile.Read(ref thrown) is null && Interlocked.Increment(ref next) is var i && i < count)
            {
                try
                {
                    run(i);
                }
                catch (Exception e)
                {
                    Interlocked.CompareExchange(ref thrown, ExceptionDispatchInfo.Capture(e), null);
                }
            }
        }
    }
}
