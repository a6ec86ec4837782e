namespace GwyTip.Cli.Scans;

/// <summary>
/// Works on several items at a time and gives the results in the items' order. The first is worked on alone, on the caller's
/// thread: it opens what the others share, and the heap of a program's first thread is the one in large pages.
/// </summary>
internal static class OrderedWork
{
    /// <param name="items">Taken one by one, as room comes free.</param>
    /// <param name="work">Runs on any thread, a large item's on the caller's. What it throws, the enumeration throws.</param>
    /// <param name="isLarge">Items that have the machine to themselves, so that memory stays bounded.</param>
    /// <param name="atOnce">Items in work at a time, at least 1; no more results than these are kept.</param>
    public static IEnumerable<TResult> Run<TItem, TResult>(
        IEnumerable<TItem> items, Func<TItem, TResult> work, Predicate<TItem> isLarge, int atOnce)
    {
        var started = new Queue<Task<TResult>>();
        try
        {
            foreach (var (i, item) in items.Index())
            {
                bool alone = i == 0 || isLarge(item);
                while (started.Count > (alone ? 0 : atOnce - 1))
                {
                    yield return started.Dequeue().GetAwaiter().GetResult();
                }
                if (alone)
                {
                    yield return work(item);
                }
                else
                {
                    started.Enqueue(Task.Run(() => work(item)));
                }
            }
            while (started.TryDequeue(out Task<TResult>? task))
            {
                yield return task.GetAwaiter().GetResult();
            }
        }
        finally
        {
            // Who takes no more results goes on to close what the work uses.
            Task all = Task.WhenAll((IEnumerable<Task>)started);
            all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        }
    }
}
