namespace GwyTip.Core;

/// <summary>
/// Notices a tip change while the scan runs, when the third line after it is there. A change shows as a difference that lasts:
/// both lines after it differ from both lines before it by more than lines so far apart usually do, in what they show
/// (<see cref="LinePair.Step"/>) or in height (<see cref="LinePair.Shift"/>), and by much more than the lines on either side
/// differ among themselves. So neither a single bad line passes nor a band of torn ones. The line within which the tip changed
/// may belong to neither side. Not for several threads.
/// </summary>
public sealed class TipChangeWatch(int width)
{
    /// <summary>Lines on each side that must differ from those on the other.</summary>
    private const int Side = 2;

    /// <summary>Lines on each side that must be alike.</summary>
    private const int Alike = 3;

    /// <summary>Distances up to this are compared within a side.</summary>
    private const int LagsWithin = 2;

    /// <summary>A jump in height says more than a difference in what is shown, which the surface makes as well.</summary>
    private const double ShiftWeight = 3;

    /// <summary>
    /// What lies across must be so many times the unrest of a side beyond what is usual: torn lines differ from all others alike.
    /// </summary>
    private const double UnrestWeight = 2;

    /// <summary>
    /// Shifts up to this part of what is often reached are no unrest; and how much unrest in what is shown counts against a
    /// shift.
    /// </summary>
    private const double UsualShift = 0.5, StepUnrestInShift = 0.3;

    /// <summary>
    /// A line that belongs to neither side must be worth it: of two neighbouring lines the change is else at the clear-cut one.
    /// </summary>
    private const double Torn = 0.9;

    /// <summary>An alarm may move to a line so near that stands out more.</summary>
    private const int Near = 2;

    /// <summary>Of a line of a whole scan.</summary>
    private const int MostPixels = 512;

    private readonly LineDistances _distances = new(width);

    /// <summary>Of each measured line, its number in the scan.</summary>
    private readonly List<int> _numbers = [];
    private int _seen;

    /// <summary>The alarm, counted among the measured lines, and how much it stands out.</summary>
    private (int Line, double Score)? _alarm;

    /// <summary>
    /// Alarm from this <see cref="Score"/> on. Below it stay 99 % of the clean scans among the labelled ones that are not held
    /// out, and of the simulated ones: <c>gwytip-study partial --subset tuning</c> gives it as "99 % cut".
    /// </summary>
    public const double Threshold = 9;

    /// <summary>
    /// The first line of the first change that gave an alarm, counted from the first line added; null: none yet. The lines that
    /// follow may still move it by one or two.
    /// </summary>
    public int? Line => _alarm is { } alarm ? _numbers[alarm.Line] : null;

    /// <summary>
    /// The most a change stood out so far, at least 0; before <see cref="LineFlattening.MinimumLines"/> measured lines 0.
    /// </summary>
    public double Score { get; private set; }

    /// <summary>
    /// What it says of the measured lines of a scan, added in the order of time; <see cref="MeasuredLines.RowOf"/> gives the row
    /// of a line.
    /// </summary>
    /// <remarks>Of wide scans it looks at every so many pixels: the medians of a line need no more.</remarks>
    public static TipChangeWatch Over(Scan scan, MeasuredLines measured)
    {
        int step = (scan.Width + MostPixels - 1) / MostPixels;
        double[] line = new double[(scan.Width + step - 1) / step];
        var watch = new TipChangeWatch(line.Length);
        for (int n = 0; n < measured.Count; n++)
        {
            var all = scan.Line(measured.RowOf(n));
            for (int x = 0; x < line.Length; x++)
            {
                line[x] = all[x * step];
            }
            watch.Add(line);
        }
        return watch;
    }

    /// <summary>
    /// Of a scan in which it gives an alarm the row with which another picture begins, from the top; null: it gives none.
    /// </summary>
    public static int? RowOver(Scan scan, MeasuredLines measured)
    {
        if (Over(scan, measured).Line is not { } line)
        {
            return null;
        }
        int row = measured.RowOfChange(line);
        // Measured upwards, the line before may be missing.
        while (!scan.IsMeasured(row))
        {
            row++;
        }
        return row;
    }

    /// <param name="line">The next line. One that was not measured (all NaN, or all the same) only counts.</param>
    public void Add(ReadOnlySpan<double> line)
    {
        line = MeasuredPixels.OfLine(line);
        bool measured = LineTrend.Varies(line);
        _seen++;
        if (!measured)
        {
            return;
        }
        _distances.Add(line);
        _numbers.Add(_seen - 1);
        int newest = _distances.Count - Alike;
        if (_distances.Count >= LineFlattening.MinimumLines)
        {
            // With the first line that makes them enough, those before can be looked at, too.
            for (int at = _distances.Count == LineFlattening.MinimumLines ? Side : newest; at <= newest; at++)
            {
                Look(at, ScoreAt(at, at));
                if (at > Side)
                {
                    Look(at - 1, Torn * ScoreAt(at - 1, at));
                }
            }
        }
    }

    private void Look(int line, double score)
    {
        Score = Math.Max(Score, score);
        bool raises = _alarm is { } alarm ? Math.Abs(line - alarm.Line) <= Near && score > alarm.Score : score >= Threshold;
        if (raises)
        {
            _alarm = (line, score);
        }
    }

    /// <summary>
    /// How much a change stands out whose earlier side ends before a line and whose later side begins with another.
    /// </summary>
    private double ScoreAt(int before, int after)
    {
        LineDistances.Usual[] usual = [.. Enumerable.Range(1, LineDistances.Lags)
            .Select(lag => _distances.UsualAt(lag, before, after + lag - 1))];
        double step = double.PositiveInfinity, up = double.PositiveInfinity, down = double.PositiveInfinity;
        for (int earlier = before - Side; earlier < before; earlier++)
        {
            for (int later = after; later < after + Side; later++)
            {
                var across = Between(earlier, later);
                step = Math.Min(step, across.Step);
                up = Math.Min(up, across.Shift);
                down = Math.Min(down, -across.Shift);
            }
        }
        var (stepBefore, shiftBefore) = Unrest(Math.Max(0, before - Alike), before);
        var (stepAfter, shiftAfter) = Unrest(after, after + Alike);
        double stepUnrest = Math.Max(stepBefore, stepAfter), shiftUnrest = Math.Max(shiftBefore, shiftAfter);
        return Math.Max(0, step - UnrestWeight * stepUnrest)
            + ShiftWeight * Math.Max(0, Math.Max(up, down) - UnrestWeight * (shiftUnrest + StepUnrestInShift * stepUnrest));

        (double Step, double Shift) Between(int earlier, int later) =>
            _distances.Of(later, later - earlier, usual[later - earlier - 1]);

        // How far the lines of one side differ from one another beyond what is usual: the mean over their pairs.
        (double Step, double Shift) Unrest(int from, int to)
        {
            double steps = 0, shifts = 0;
            int pairs = 0;
            for (int later = from + 1; later < to; later++)
            {
                for (int earlier = Math.Max(from, later - LagsWithin); earlier < later; earlier++)
                {
                    var within = Between(earlier, later);
                    steps += Math.Max(0, within.Step);
                    shifts += Math.Max(0, Math.Abs(within.Shift) - UsualShift);
                    pairs++;
                }
            }
            return pairs == 0 ? (0, 0) : (steps / pairs, shifts / pairs);
        }
    }
}
