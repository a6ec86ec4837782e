namespace GwyTip.Core;

/// <summary>
/// How the lines of a running scan differ from those up to <see cref="Lags"/> lines before, and how much lines so far apart
/// usually do.
/// </summary>
internal sealed class LineDistances(int width)
{
    /// <summary>The largest distance in lines.</summary>
    public const int Lags = 4;

    /// <summary>What is exceeded now and then, without anything having happened.</summary>
    private const double Upper = 0.9;

    private const double LeastOfMean = 0.3, LeastSpread = 0.1, LeastShift = 0.5;

    /// <summary>What is usual is that of so many pairs: a scan of many lines would take time by their square.</summary>
    private const int Memory = 512;

    /// <summary>Fewer pairs than these tell nothing about what is usual.</summary>
    private const int LeastPairs = 4;

    /// <summary>The last lines, the newest at the end.</summary>
    private readonly Queue<double[]> _last = new();
    private readonly double[] _buffer = new double[width];

    /// <summary>By distance in lines less one: step and shift of each pair, in the order of the later line.</summary>
    private readonly List<(double Step, double Shift)>[] _pairs = [.. Enumerable.Range(0, Lags)
        .Select(_ => new List<(double, double)>())];

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

    /// <summary>
    /// How far step and signed shift from a line to a later one stand out: the step by how much it is above its median, in units
    /// of from there to the 90th percentile; the shift in units of the 90th percentile of |shift|.
    /// </summary>
    /// <param name="line">The later line, counted among the measured ones; at least <paramref name="lag"/>.</param>
    /// <param name="lag">From the earlier line to the later, 1 to <see cref="Lags"/>.</param>
    /// <param name="usual">What is usual at this distance.</param>
    public (double Step, double Shift) Of(int line, int lag, Usual usual)
    {
        var (step, shift) = _pairs[lag - 1][line - lag];
        return usual.StepScale > 0 ? ((step - usual.Step) / usual.StepScale, shift / usual.ShiftScale) : (0, 0);
    }

    /// <summary>
    /// What is usual among the last pairs at a distance, those set aside that reach across a place in question: where there are
    /// few, the change that is looked for would pass for usual.
    /// </summary>
    /// <param name="lag">1 to <see cref="Lags"/>.</param>
    /// <param name="first">First later line of a pair set aside.</param>
    /// <param name="last">Last later line of a pair set aside.</param>
    public Usual UsualAt(int lag, int first, int last)
    {
        var all = _pairs[lag - 1];
        int oldest = Math.Max(0, all.Count - Memory);
        (double Step, double Shift)[] pairs = [.. Enumerable.Range(oldest, all.Count - oldest)
            .Where(i => i + lag < first || i + lag > last).Select(i => all[i])];
        if (pairs.Length < LeastPairs)
        {
            return default;
        }
        double[] steps = [.. pairs.Select(p => p.Step)], shifts = [.. pairs.Select(p => Math.Abs(p.Shift))];
        // Where lines mostly repeat (few levels of height) the median is 0 and says too little.
        double step = Math.Max(Order.Median([.. steps]), LeastOfMean * steps.Average());
        return new Usual(
            step,
            Math.Max(Order.Quantile(steps, Upper) - step, LeastSpread * step),
            Math.Max(Order.Quantile(shifts, Upper), LeastShift * step));
    }

    /// <param name="Step">The usual step.</param>
    /// <param name="StepScale">How far beyond that steps often go; 0: nothing is known, or all lines are the same.</param>
    /// <param name="ShiftScale">How far shifts often go.</param>
    public readonly record struct Usual(double Step, double StepScale, double ShiftScale);
}
