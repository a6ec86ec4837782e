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
    /// Goes through lines, of a scan or of a sum over one, in parts of neighbouring lines, which must not depend on one another;
    /// where there is little to do it is one part.
    /// </summary>
    /// <param name="lines">How many lines.</param>
    /// <param name="width">Pixels to go through for each.</param>
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
        var job = new Job(count, run);
        int helpers = Math.Min(Math.Min(most, Environment.ProcessorCount), count) - 1;
        while (helpers-- > 0 && job.AskForHelp())
        {
        }
        job.Work();
        job.Finish();
    }

    /// <summary>
    /// What is to be done. The thread that wants it done works, too, and waits for nobody but those who are at work: where no
    /// other thread is free, or none is available for lack of memory, it does all by itself.
    /// </summary>
    private sealed class Job(int count, Action<int> run)
    {
        private readonly object _turn = new();
        private ExceptionDispatchInfo? _thrown;
        private int _next = -1, _helping;
        private bool _isDone;

        /// <returns>Whether somebody may come.</returns>
        public bool AskForHelp()
        {
            try
            {
                return ThreadPool.UnsafeQueueUserWorkItem(static job => job.Help(), this, preferLocal: false);
            }
            catch (OutOfMemoryException)
            {
                return false;
            }
        }

        public void Work()
        {
            while (Volatile.Read(ref _thrown) is null && Interlocked.Increment(ref _next) is var i && i < count)
            {
                try
                {
                    run(i);
                }
                catch (Exception e)
                {
                    Interlocked.CompareExchange(ref _thrown, ExceptionDispatchInfo.Capture(e), null);
                }
            }
        }

        /// <exception cref="Exception">The first that was thrown.</exception>
        public void Finish()
        {
            lock (_turn)
            {
                _isDone = true;
                while (_helping > 0)
                {
                    Monitor.Wait(_turn);
                }
            }
            _thrown?.Throw();
        }

        private void Help()
        {
            lock (_turn)
            {
                if (_isDone)
                {
                    return;
                }
                _helping++;
            }
            Work();
            lock (_turn)
            {
                _helping--;
                Monitor.PulseAll(_turn);
            }
        }
    }
}
