namespace GwyTip.Core;

/// <summary>
/// Which heights of a scan were measured: the one answer, for every reader, network, map and picture. Files give numbers for
/// pixels that nobody measured; here they become NaN. A line all of one value is left as it is: it says by itself that
/// it was not measured (<see cref="Scan.IsMeasured"/>). What is not in doubt stays as it is, to the last bit.
/// </summary>
internal sealed class MeasuredPixels
{
    /// <summary>No height of a scan is as large, in any unit.</summary>
    private const double LargestHeight = 1e15;

    /// <summary>
    /// A value further from all others than so many times their range is a mark, not a height: nothing else would be visible. A
    /// spike comes in different heights; a value that several pixels share need not be as far.
    /// </summary>
    private const double FillDistance = 200, SharedFillDistance = 20;

    private const int Shared = 3;

    /// <summary>Different marks in one scan.</summary>
    private const int MostFills = 4;

    /// <summary>
    /// Pixels of one value that end a line at which the scan was stopped, and how many times they outnumber the longest such run
    /// elsewhere in the line: few levels of height make short ones.
    /// </summary>
    private const int LeastCut = 8, CutOverRuns = 4;

    /// <summary>Different heights in an image of 8 bits, and some that averaging adds.</summary>
    private const int FewLevels = 400;

    /// <summary>A line of fewer different heights may be like all others by chance.</summary>
    private const int LevelsOfALine = 16;

    /// <summary>Rows and widest row of a corner that counts as filled; all four or three of them have one value.</summary>
    private const int LeastCorner = 6, LeastCorners = 3;

    /// <summary>The value of filled corners may stand elsewhere in so small a part of their pixels.</summary>
    private const int CornerTolerance = 20;

    private const double MostCorners = 0.5, MostCornersOfFewLevels = 0.2;

    private readonly int _width, _lines;
    private readonly LineSource _source;
    private readonly Dictionary<int, double[]> _changed = [];
    private readonly List<Omission> _omitted = [];

    private MeasuredPixels(int width, int lines, LineSource source)
    {
        (_width, _lines, _source) = (width, lines, source);
        OmitInfinite();
        OmitFills();
        if (AllTheSame = AreAllTheSame())
        {
            return;
        }
        // Where heights were rounded to few levels, lines repeat and pixels are alike by chance.
        bool manyLevels = HasMoreLevelsThan(FewLevels);
        OmitCorners(manyLevels ? MostCorners : MostCornersOfFewLevels);
        if (manyLevels)
        {
            OmitRepeated();
            OmitCut();
        }
    }

    /// <summary>Whether one line was measured again and again: nothing is taken out, the scan as a whole is refused.</summary>
    public bool AllTheSame { get; }

    /// <summary>What was taken out; empty for most scans.</summary>
    public IReadOnlyList<Omission> Omitted => _omitted;

    public static MeasuredPixels Find(int width, int lines, LineSource source) => new(width, lines, source);

    /// <summary>A line with NaN for what was not measured.</summary>
    public ReadOnlySpan<double> Line(int line) => _changed.TryGetValue(line, out double[]? changed) ? changed : _source(line);

    /// <summary>One line by itself, of a scan that is still running: what no scan can hold is NaN.</summary>
    public static ReadOnlySpan<double> OfLine(ReadOnlySpan<double> line)
    {
        if (!HasHuge(line))
        {
            return line;
        }
        double[] kept = line.ToArray();
        foreach (ref double h in kept.AsSpan())
        {
            h = Math.Abs(h) > LargestHeight ? double.NaN : h;
        }
        return kept;
    }

    private void OmitInfinite()
    {
        long infinite = 0, huge = 0;
        double value = double.NaN;
        for (int y = 0; y < _lines; y++)
        {
            var line = _source(y);
            // Most lines need no second look.
            if (!HasHuge(line))
            {
                continue;
            }
            double[] kept = Change(y);
            for (int x = 0; x < kept.Length; x++)
            {
                if (Math.Abs(kept[x]) > LargestHeight)
                {
                    (infinite, huge) = double.IsInfinity(kept[x]) ? (infinite + 1, huge) : (infinite, huge + 1);
                    value = double.IsInfinity(kept[x]) ? value : kept[x];
                    kept[x] = double.NaN;
                }
            }
        }
        Add(OmissionKind.Infinite, infinite, double.NaN);
        Add(OmissionKind.Fill, huge, value);
    }

    private static bool HasHuge(ReadOnlySpan<double> line)
    {
        foreach (double h in line)
        {
            if (Math.Abs(h) > LargestHeight)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The lowest or the highest value, where it is far from the next one.</summary>
    private void OmitFills()
    {
        for (int n = 0; n < MostFills; n++)
        {
            var (low, nextLow, nextHigh, high) = Extremes();
            // In units of the range of the others; NaN or infinite where they have none.
            double below = (nextLow - low) / (high - nextLow), above = (high - nextHigh) / (nextHigh - low);
            var (fill, distance) = below > above ? (low, below) : (high, above);
            if (!(distance > SharedFillDistance && double.IsFinite(distance))
                || (distance <= FillDistance && Count(fill) < Shared))
            {
                return;
            }
            Add(OmissionKind.Fill, Omit(fill), fill);
        }
    }

    /// <summary>The two lowest and the two highest different values; NaN where there are fewer.</summary>
    private (double Low, double NextLow, double NextHigh, double High) Extremes()
    {
        double low = double.PositiveInfinity, nextLow = low, high = double.NegativeInfinity, nextHigh = high;
        for (int y = 0; y < _lines; y++)
        {
            var line = Line(y);
            foreach (double h in IsBlank(line) ? default : line)
            {
                if (h < nextLow && h != low)
                {
                    (low, nextLow) = h < low ? (h, low) : (low, h);
                }
                if (h > nextHigh && h != high)
                {
                    (high, nextHigh) = h > high ? (h, high) : (high, h);
                }
            }
        }
        return double.IsFinite(nextLow) && double.IsFinite(nextHigh)
            ? (low, nextLow, nextHigh, high)
            : (double.NaN, double.NaN, double.NaN, double.NaN);
    }

    private long Count(double value) =>
        Enumerable.Range(0, _lines).Where(y => !IsBlank(Line(y))).Sum(y => (long)MemoryExtensions.Count(Line(y), value));

    /// <summary>Whether all heights of a line are the same, or none was measured.</summary>
    private static bool IsBlank(ReadOnlySpan<double> line) => line.IndexOfAnyExcept(line[0]) < 0;

    private bool HasMoreLevelsThan(int count)
    {
        var levels = new HashSet<double>(count);
        for (int y = 0; y < _lines; y++)
        {
            var line = Line(y);
            if (IsBlank(line))
            {
                continue;
            }
            for (int x = 0; x < line.Length; x++)
            {
                if (levels.Add(line[x]) && levels.Count > count)
                {
                    return true;
                }
            }
        }
        return false;
    }

    private long Omit(double value)
    {
        long omitted = 0;
        for (int y = 0; y < _lines; y++)
        {
            if (IsBlank(Line(y)) || !Line(y).Contains(value))
            {
                continue;
            }
            double[] line = Change(y);
            for (int x = 0; x < line.Length; x++)
            {
                if (line[x] == value)
                {
                    line[x] = double.NaN;
                    omitted++;
                }
            }
        }
        return omitted;
    }

    /// <param name="most">Part of the scan that they may be.</param>
    private void OmitCorners(double most)
    {
        var corners = new List<(double Value, bool Top, bool Left, int Rows)>(4);
        foreach (var (top, left) in ((bool, bool)[])[(true, true), (true, false), (false, true), (false, false)])
        {
            double value = Line(top ? 0 : _lines - 1)[left ? 0 : _width - 1];
            if (CornerRows(value, top, left) is > 0 and var rows)
            {
                corners.Add((value, top, left, rows));
            }
        }
        if (corners.Count < LeastCorners || corners.Any(c => c.Value != corners[0].Value))
        {
            return;
        }
        // The ground of a flat image would be found elsewhere too, or nearly everywhere.
        long inCorners = corners.Sum(
            c => Enumerable.Range(0, c.Rows).Sum(n => (long)Run(Line(c.Top ? n : _lines - 1 - n), c.Value, c.Left)));
        if (inCorners > most * _width * _lines || Count(corners[0].Value) > inCorners + inCorners / CornerTolerance)
        {
            return;
        }
        long omitted = 0;
        foreach (var (value, top, left, rows) in corners)
        {
            for (int n = 0; n < rows; n++)
            {
                int y = top ? n : _lines - 1 - n, run = Run(Line(y), value, left);
                // Of two corners that share a line, one may be done already.
                foreach (ref double h in Change(y).AsSpan(left ? 0 : _width - run, run))
                {
                    omitted += double.IsNaN(h) ? 0 : 1;
                    h = double.NaN;
                }
            }
        }
        Add(OmissionKind.Corner, omitted, corners[0].Value);
    }

    /// <summary>
    /// Rows of a triangle of one value that begins in a corner and only narrows; 0 where there is none worth the name.
    /// </summary>
    private int CornerRows(double value, bool top, bool left)
    {
        int rows = 0, narrowest = _width, widest = 0;
        for (; rows < _lines; rows++)
        {
            int run = Run(Line(top ? rows : _lines - 1 - rows), value, left);
            // Lines all of one value may lie before the corner, where it ends in a blunt tip; behind it they do not belong to the
            // image.
            if (run == 0 || run > narrowest + 1 || (run == _width && widest is > 0 && narrowest < _width))
            {
                break;
            }
            (narrowest, widest) = (Math.Min(narrowest, run), Math.Max(widest, run));
        }
        return rows >= LeastCorner && widest >= LeastCorner && narrowest <= widest / 2 && narrowest < _width ? rows : 0;
    }

    private static int Run(ReadOnlySpan<double> line, double value, bool left)
    {
        int end = left ? line.IndexOfAnyExcept(value) : line.Length - 1 - line.LastIndexOfAnyExcept(value);
        return end < 0 || end > line.Length ? line.Length : end;
    }

    /// <summary>Some instruments repeat the last line to the end of the picture.</summary>
    private void OmitRepeated()
    {
        double[] before = Line(0).ToArray();
        var repeated = new List<int>();
        for (int y = 1; y < _lines; y++)
        {
            var line = Line(y);
            if (line.SequenceEqual(before) && !IsBlank(line))
            {
                repeated.Add(y);
            }
            else
            {
                line.CopyTo(before);
            }
        }
        foreach (int y in repeated)
        {
            Array.Fill(Change(y), double.NaN);
        }
        Add(OmissionKind.Repeated, (long)repeated.Count * _width, double.NaN);
    }

    private bool AreAllTheSame()
    {
        double[] first = [];
        int same = 0;
        for (int y = 0; y < _lines; y++)
        {
            var line = Line(y);
            if (IsBlank(line))
            {
                continue;
            }
            if (same > 0 && !line.SequenceEqual(first))
            {
                return false;
            }
            first = same++ > 0 ? first : line.ToArray();
        }
        return same > 1 && new HashSet<double>(first).Count >= LevelsOfALine;
    }

    /// <summary>The rest of the line at either end of what was measured, where it is one value to the line's end.</summary>
    private void OmitCut()
    {
        var (first, end) = MeasuredLines.Between(_lines, y => LineTrend.Varies(Line(y)));
        long omitted = first < end ? OmitCutOf(first, first > 0 ? Line(first - 1)[0] : double.NaN) : 0;
        omitted += end > first + 1 ? OmitCutOf(end - 1, end < _lines ? Line(end)[0] : double.NaN) : 0;
        Add(OmissionKind.Cut, omitted, double.NaN);
    }

    /// <param name="line">A line that has measured pixels.</param>
    /// <param name="fill">What the lines beyond it are filled with; NaN: nothing is beyond it, or NaN.</param>
    private int OmitCutOf(int line, double fill)
    {
        foreach (bool left in (bool[])[false, true])
        {
            var heights = Line(line);
            double value = heights[left ? 0 : _width - 1];
            if (double.IsNaN(value))
            {
                continue;
            }
            int run = Run(heights, value, left);
            bool isFill = value == fill, isLong = run >= LeastCut && run >= CutOverRuns * LongestOtherRun(heights, run, left);
            if (run < _width && (isFill || isLong))
            {
                Change(line).AsSpan(left ? 0 : _width - run, run).Fill(double.NaN);
                return run;
            }
        }
        return 0;
    }

    private static int LongestOtherRun(ReadOnlySpan<double> line, int run, bool left)
    {
        var rest = left ? line[run..] : line[..^run];
        int longest = 0, length = 0;
        for (int x = 0; x < rest.Length; x++)
        {
            length = x > 0 && rest[x] == rest[x - 1] ? length + 1 : 1;
            longest = Math.Max(longest, length);
        }
        return longest;
    }

    private double[] Change(int line)
    {
        if (!_changed.TryGetValue(line, out double[]? changed))
        {
            _changed[line] = changed = _source(line).ToArray();
        }
        return changed;
    }

    private void Add(OmissionKind kind, long pixels, double value)
    {
        if (pixels > 0)
        {
            _omitted.Add(new Omission(kind, pixels, value));
        }
    }
}
