using System.Runtime.ExceptionServices;

namespace GwyTip.Inference;

/// <summary>
/// Shares out runs of networks among threads, each run on one of them from its beginning to its end. Left to itself ONNX Runtime
/// gives each thread a part of a layer, and adds up in an order that depends on the parts' size: other last bits on another
/// number of processors.
/// </summary>
internal static class Workers
{
    /// <summary>More threads gain little on networks of this size and would disturb the viewer.</summary>
    public const int Most = 8;

    /// <summary>Does a number of things, the first ones first; what one of them throws, once all have ended.</summary>
    /// <param name="count">How many.</param>
    /// <param name="most">On so many threads at most, and no more than there are processors.</param>
    /// <param name="run">Does one of them, by its number from 0; called from several threads.</param>
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
            Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => Work());
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
