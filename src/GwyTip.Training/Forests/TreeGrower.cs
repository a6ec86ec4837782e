namespace GwyTip.Training.Forests;

/// <summary>
/// Grows trees of a random forest (Breiman 2001): each on a bootstrap sample, every node split at the pixel and level that lowers
/// the Gini impurity most among √pixels random ones, down to pure leaves. No tree is kept: the scans that are not in its sample
/// run down with those that are, and the leaf they end in is the tree's vote. One for a thread, for its buffers are used again.
/// </summary>
/// <param name="columns">The training scans first, behind them those to be judged.</param>
/// <param name="truth">Class of each training scan.</param>
/// <param name="classes">How many classes there are.</param>
internal sealed class TreeGrower(PixelColumns columns, byte[] truth, int classes)
{
    private readonly int _tried = Math.Max(1, (int)Math.Sqrt(columns.Pixels));
    private readonly int[] _copies = new int[truth.Length];
    private readonly int[] _sample = new int[truth.Length];
    private readonly int[] _others = new int[columns.Scans];
    private readonly SplitSearch _search = new(classes);
    private Random _random = new(0);
    private int[] _votes = [];

    /// <summary>Grows a tree and adds its votes for every scan that is not in its sample.</summary>
    /// <param name="random">Decides sample and pixels.</param>
    /// <param name="votes">scans × classes; other threads may add to it at the same time.</param>
    public void Grow(Random random, int[] votes)
    {
        (_random, _votes) = (random, votes);
        Array.Clear(_copies);
        for (int i = 0; i < truth.Length; i++)
        {
            _copies[random.Next(truth.Length)]++;
        }
        int sample = 0, others = 0;
        for (int i = 0; i < columns.Scans; i++)
        {
            if (i < truth.Length && _copies[i] > 0)
            {
                _sample[sample++] = i;
            }
            else
            {
                _others[others++] = i;
            }
        }
        Node(_sample.AsSpan(0, sample), _others.AsSpan(0, others));
    }

    private void Node(Span<int> sample, Span<int> others)
    {
        if (others.Length == 0)
        {
            return;
        }
        var split = _search.Begin(sample, truth, _copies) ? Best(sample) : default;
        if (split is not { } best)
        {
            Vote(others, _search.Majority);
            return;
        }
        var column = columns.Of(best.Pixel);
        int low = Part(sample, column, best.Level), lowOthers = Part(others, column, best.Level);
        Node(sample[..low], others[..lowOthers]);
        Node(sample[low..], others[lowOthers..]);
    }

    private (int Pixel, int Level)? Best(ReadOnlySpan<int> sample)
    {
        (int, int)? best = null;
        for (int i = 0; i < _tried; i++)
        {
            int pixel = _random.Next(columns.Pixels);
            if (_search.TryImprove(sample, columns.Of(pixel), truth, _copies, out int level))
            {
                best = (pixel, level);
            }
        }
        return best;
    }

    /// <summary>Moves the scans up to a level to the front, and counts them.</summary>
    private static int Part(Span<int> scans, ReadOnlySpan<byte> column, int level)
    {
        int low = 0;
        for (int i = 0; i < scans.Length; i++)
        {
            if (column[scans[i]] <= level)
            {
                (scans[i], scans[low]) = (scans[low], scans[i]);
                low++;
            }
        }
        return low;
    }

    private void Vote(ReadOnlySpan<int> scans, int leaf)
    {
        foreach (int scan in scans)
        {
            Interlocked.Increment(ref _votes[scan * classes + leaf]);
        }
    }
}
