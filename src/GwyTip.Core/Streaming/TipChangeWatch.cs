namespace GwyTip.Core;

/// <summary>
/// Notices a tip change while the scan runs, two lines after it happened. A change shows as a difference that lasts: both lines after it
/// differ from both lines before it by more than lines so far apart usually do, in what they show (<see cref="LinePair.Step"/>) or in
/// height (<see cref="LinePair.Shift"/>). A single bad line, which differs from its neighbours on both sides, does not pass. Not for
/// several threads.
/// </summary>
public sealed class TipChangeWatch(int width)
{
    /// <summary>Lines that must agree on each side.</summary>
    private const int Side = 2;

    private readonly LineDistances _distances = new(width);

    /// <summary>Of each measured line, its number in the scan.</summary>
    private readonly List<int> _numbers = [];
    private int _seen;

    /// <summary>
    /// Alarm from this <see cref="Score"/> on. Chosen on simulated scans and on labelled scans that are not held out, so that one clean
    /// scan in a hundred gives an alarm; <c>gwytip-train partial</c> measures what comes of it.
    /// </summary>
    public const double Threshold = 3;

    /// <summary>The first line of the first change that gave an alarm, counted from the first line added; null: none yet.</summary>
    public int? Line { get; private set; }

    /// <summary>The most a change stood out so far, at least 0; before <see cref="LineFlattening.MinimumLines"/> measured lines 0.</summary>
    public double Score { get; private set; }

    /// <param name="line">The next line. One that was not measured (all NaN, or all the same) only counts.</param>
    /// <exception cref="ScanException">A height is infinite; the line was not taken.</exception>
    public void Add(ReadOnlySpan<double> line)
    {
        bool measured = LineTrend.Of(line, _seen).IsMeasured;
        _seen++;
        if (!measured)
        {
            return;
        }
        _distances.Add(line);
        _numbers.Add(_seen - 1);
        if (_distances.Count >= LineFlattening.MinimumLines)
        {
            Look(_distances.Count - Side);
        }
    }

    /// <summary>Is <paramref name="first"/>, counted among the measured lines, the first after a change?</summary>
    private void Look(int first)
    {
        double step = double.PositiveInfinity, up = double.PositiveInfinity, down = double.PositiveInfinity;
        (double Step, double Shift)[] usual = [.. Enumerable.Range(1, LineDistances.Lags).Select(_distances.Usual)];
        for (int before = 1; before <= Side; before++)
        {
            for (int after = 0; after < Side; after++)
            {
                int lag = before + after;
                var across = _distances.Of(first + after, lag, usual[lag - 1]);
                step = Math.Min(step, across.Step);
                up = Math.Min(up, across.Shift);
                down = Math.Min(down, -across.Shift);
            }
        }
        double score = Math.Max(step, Math.Max(up, down));
        Score = Math.Max(Score, score);
        if (Line is null && score >= Threshold)
        {
            Line = _numbers[first];
        }
    }
}
