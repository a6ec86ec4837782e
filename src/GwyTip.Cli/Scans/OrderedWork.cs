namespace GwyTip.Cli.Scans;

/// <summary>Works on several items at a time and gives the results in the items' order.</summary>
internal static class OrderedWork
{
    /// <param name="items">Taken one by one, as room comes free.</param>
    /// <param name="work">Runs on any thread. What it throws, the enumeration throws.</param>
    /// <param name="isLarge">Items that have the machine to themselves, so that memory stays bounded.</param>
    /// <param name="atOnce">Items in work at a time, at least 1; no more results than these are kept.</param>
    public static IEnumerable<TResult> Run<TItem, TResult>(
        IEnumerable<TItem> items, Func<TItem, TResult> work, Predicate<TItem> isLarge, int atOnce)
    {
        var started = new Queue<Task<TResult>>();
        try
        {
            foreach (TItem item in items)
            {
                bool large = isLarge(item);
                while (started.Count > (large ? 0 : atOnce - 1))
                {
                    yield return started.Dequeue().GetAwaiter().GetResult();
                }
                started.Enqueue(Task.Run(() => work(item)));
                if (large)
                {
                    yield return started.Dequeue().GetAwaiter().GetResult();
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
