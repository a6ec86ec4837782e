namespace GwyTip.Core;

/// <summary>
/// How the lines of a running scan differ from those up to <see cref="Lags"/> lines before, and how much lines so far apart usually do.
/// </summary>
internal sealed class LineDistances(int width)
{
    /// <summary>The largest distance in lines.</summary>
    public const int Lags = 3;

    /// <summary>The last lines, the newest at the end.</summary>
    private readonly Queue<double[]> _last = new();
    private readonly double[] _buffer = new double[width];

    /// <summary>By distance in lines less one: step and shift of each pair, in the order of the later line.</summary>
    private readonly List<(double Step, double Shift)>[] _pairs = [.. Enumerable.Range(0, Lags).Select(_ => new List<(double, double)>())];

    /// <summary>Measured lines so far.</summary>
    public int Count { get; private set; }

    public void Add(ReadOnlySpan<double> line)
    {
        double[][] earlier = [.. _last.Reverse()];
        for (int i = 0; i < earlier.Length; i++)
        {
            _pairs[i].Add(LinePair.Difference(earlier[i], line, _buffer) ?? (0, 0));
        }
        double[] copy = _last.Count == Lags ? _last.Dequeue() : new double[width];
        line.CopyTo(copy);
        _last.Enqueue(copy);
        Count++;
    }

    /// <summary>Step and signed shift from a line to a later one, each over what is usual for lines so far apart.</summary>
    /// <param name="line">The later line, counted among the measured ones; at least <paramref name="lag"/>.</param>
    /// <param name="lag">From the earlier line to the later, 1 to <see cref="Lags"/>.</param>
    /// <param name="usual">What is usual at this distance.</param>
    public (double Step, double Shift) Of(int line, int lag, (double Step, double Shift) usual)
    {
        var (step, shift) = _pairs[lag - 1][line - lag];
        return (usual.Step > 0 ? step / usual.Step : 1, usual.Shift > 0 ? shift / usual.Shift : 0);
    }

    /// <summary>
    /// The median step and |shift| at a distance. Where lines mostly repeat (few levels of height) the median says too little: then a
    /// part of the mean, or of the step, stands in.
    /// </summary>
    public (double Step, double Shift) Usual(int lag)
    {
        double[] steps = [.. _pairs[lag - 1].Select(p => p.Step)], shifts = [.. _pairs[lag - 1].Select(p => Math.Abs(p.Shift))];
        double mean = steps.Average();
        double step = Math.Max(Order.Median(steps), 0.3 * mean);
        return (step, Math.Max(Order.Median(shifts), 0.5 * step));
    }
}
