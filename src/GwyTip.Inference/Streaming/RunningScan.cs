using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>
/// Judges a scan while it runs. Lines are pushed as they are measured; asked for a report, the ensemble judges the scan as it
/// would be saved now, its other lines not measured yet, but anew only when enough have come since. May be used from several
/// threads at once: lines can be pushed while a report is made.
/// </summary>
public sealed class RunningScan
{
    /// <summary>Judged again once the scan has grown by this part …</summary>
    private const int Part = 16;

    /// <summary>… and by so many lines.</summary>
    private const int LeastNewLines = 4;

    private readonly Func<Scan, Classification> _judge;
    private readonly double _metresPerPixel;
    private readonly Lock _adding = new(), _judging = new();
    private LineBuffer _lines;
    private TipChangeWatch _changes;

    /// <summary>What was said last, and of how many lines; null: nothing since the start or the last reset.</summary>
    private (int Lines, Classification? Classification, ScanException? Problem)? _last;

    /// <param name="judge">Judges a scan, e.g. <see cref="Ensemble.Classify"/>; called by one thread at a time.</param>
    /// <param name="width">Pixels a line, at least 1.</param>
    /// <param name="expectedLines">Lines that the whole scan will have; 0 where unknown. More may come.</param>
    /// <param name="metresPerPixel">Along both axes; 0 where unknown.</param>
    public RunningScan(Func<Scan, Classification> judge, int width, int expectedLines = 0, double metresPerPixel = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedLines);
        ArgumentOutOfRangeException.ThrowIfNegative(metresPerPixel);
        _judge = judge;
        _metresPerPixel = metresPerPixel;
        (Width, ExpectedLines) = (width, expectedLines);
        (_lines, _changes) = (new LineBuffer(width, expectedLines), new TipChangeWatch(width));
    }

    /// <summary>Pixels a line.</summary>
    public int Width { get; }

    /// <summary>Lines that the whole scan will have; 0 where unknown.</summary>
    public int ExpectedLines { get; }

    /// <summary>Lines pushed so far, and the line of the tip change's alarm; null: none.</summary>
    public (int Lines, int? TipChangeLine) Progress
    {
        get
        {
            lock (_adding)
            {
                return (_lines.Count, _changes.Line);
            }
        }
    }

    /// <summary>Takes lines in the order measured.</summary>
    /// <param name="lines">Heights of whole lines, one after the other; NaN marks a pixel that was not measured.</param>
    /// <exception cref="ArgumentException">These are not whole lines; none was taken.</exception>
    public void Push(ReadOnlySpan<double> lines)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(lines.Length % Width, 0);
        lock (_adding)
        {
            for (; lines.Length > 0; lines = lines[Width..])
            {
                _changes.Add(lines[..Width]);
                _lines.Add(lines[..Width]);
            }
        }
    }

    /// <summary>The report of now. Fast where not enough lines came since the last one.</summary>
    /// <exception cref="ScanException">The lines so far cannot be judged, e.g. because fewer than 16 were measured.</exception>
    /// <exception cref="BundleException">As the ensemble throws it.</exception>
    /// <exception cref="ProviderException">As the ensemble throws it.</exception>
    public StreamReport Poll()
    {
        lock (_judging)
        {
            var (scan, lines, change) = Now();
            if (_last is not { } last || IsDue(last.Lines, lines))
            {
                last = Judge(scan, lines);
                _last = last;
            }
            return last.Classification is { } classification
                ? new StreamReport(lines, last.Lines, classification, change)
                : throw last.Problem!;
        }
    }

    /// <summary>Forgets every line: the next one pushed begins a new scan of the same width.</summary>
    public void Reset()
    {
        lock (_judging)
        {
            lock (_adding)
            {
                (_lines, _changes) = (new LineBuffer(Width, ExpectedLines), new TipChangeWatch(Width));
                _last = null;
            }
        }
    }

    private (Scan? Scan, int Lines, int? Change) Now()
    {
        lock (_adding)
        {
            return (
                _lines.Count > 0 ? _lines.ToScan(_metresPerPixel, ExpectedLines > 0 ? ExpectedLines : Width) : null, _lines.Count,
                _changes.Line);
        }
    }

    private bool IsDue(int judged, int lines)
    {
        bool finished = judged < ExpectedLines && lines >= ExpectedLines;
        bool begun = judged < LineFlattening.MinimumLines && lines > judged;
        return finished || begun || lines - judged >= Math.Max(LeastNewLines, judged / Part);
    }

    private (int, Classification?, ScanException?) Judge(Scan? scan, int lines)
    {
        try
        {
            return scan is null
                ? throw new ScanException(
                    ScanProblem.TooFewLines, $"no line was pushed yet; {LineFlattening.MinimumLines} are needed")
                : (lines, _judge(scan), null);
        }
        catch (ScanException e)
        {
            return (lines, null, e);
        }
    }
}
