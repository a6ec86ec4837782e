namespace GwyTip.Training.Forests;

/// <summary>Finds the split of a node that lowers the Gini impurity most.</summary>
/// <param name="classes">How many classes there are.</param>
internal sealed class SplitSearch(int classes)
{
    /// <summary>Up to so many scans sorting is quicker than counting levels.</summary>
    private const int Few = 48;

    /// <summary>What a split has to gain: more than rounding.</summary>
    private const double LeastGain = 1e-9;

    private readonly int[] _histogram = new int[PixelColumns.Levels * classes];
    private readonly uint[] _keys = new uint[Few];
    private readonly int[] _all = new int[classes];
    private readonly int[] _low = new int[classes];
    private int _total;
    private double _best;

    /// <summary>The node's most frequent class, the first of equals.</summary>
    public int Majority { get; private set; }

    /// <summary>Counts the classes of a node.</summary>
    /// <returns>Whether there is anything to split.</returns>
    public bool Begin(ReadOnlySpan<int> sample, byte[] truth, int[] copies)
    {
        Array.Clear(_all);
        foreach (int scan in sample)
        {
            _all[truth[scan]] += copies[scan];
        }
        _total = _all.Sum();
        Majority = Array.IndexOf(_all, _all.Max());
        _best = _all.Sum(n => (double)n * n) / Math.Max(1, _total) + LeastGain;
        return _all[Majority] < _total;
    }

    /// <summary>
    /// Whether a pixel splits the node better than those before, and at which level: up to that a scan goes one way.
    /// </summary>
    public bool TryImprove(ReadOnlySpan<int> sample, ReadOnlySpan<byte> column, byte[] truth, int[] copies, out int level)
    {
        Array.Clear(_low);
        return sample.Length <= Few
            ? TrySorted(sample, column, truth, copies, out level)
            : TryCounted(sample, column, truth, copies, out level);
    }

    private bool TrySorted(ReadOnlySpan<int> sample, ReadOnlySpan<byte> column, byte[] truth, int[] copies, out int level)
    {
        var keys = _keys.AsSpan(0, sample.Length);
        for (int i = 0; i < keys.Length; i++)
        {
            int scan = sample[i];
            keys[i] = ((uint)column[scan] << 24) | ((uint)truth[scan] << 16) | (uint)copies[scan];
        }
        keys.Sort();
        (level, int below) = (-1, 0);
        for (int i = 0; i + 1 < keys.Length; i++)
        {
            int here = (int)(keys[i] & 0xFFFF);
            _low[(keys[i] >> 16) & 0xFF] += here;
            below += here;
            if (keys[i] >> 24 != keys[i + 1] >> 24 && Improves(below))
            {
                level = (int)(keys[i] >> 24);
            }
        }
        return level >= 0;
    }

    private bool TryCounted(ReadOnlySpan<int> sample, ReadOnlySpan<byte> column, byte[] truth, int[] copies, out int level)
    {
        int first = PixelColumns.Levels - 1, last = 0;
        foreach (int scan in sample)
        {
            int value = column[scan];
            _histogram[value * classes + truth[scan]] += copies[scan];
            first = Math.Min(first, value);
            last = Math.Max(last, value);
        }
        (level, int below) = (-1, 0);
        for (int value = first; value < last; value++)
        {
            int here = 0;
            for (int c = 0; c < classes; c++)
            {
                int n = _histogram[value * classes + c];
                _low[c] += n;
                here += n;
            }
            below += here;
            if (here > 0 && Improves(below))
            {
                level = value;
            }
        }
        Array.Clear(_histogram, first * classes, (last - first + 1) * classes);
        return level >= 0;
    }

    /// <summary>The lower the impurity, the higher the sum of squares over the number on each side.</summary>
    private bool Improves(int below)
    {
        double low = 0, high = 0;
        for (int c = 0; c < classes; c++)
        {
            double l = _low[c], h = _all[c] - _low[c];
            low += l * l;
            high += h * h;
        }
        double score = low / below + high / (_total - below);
        if (score <= _best)
        {
            return false;
        }
        _best = score;
        return true;
    }
}
