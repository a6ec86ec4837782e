namespace GwyTip.Core;

/// <summary>
/// Gives the heights of one line of a scan, left to right. NaN marks a pixel that was not measured. Called from several threads
/// at once; what it gave stays as it is while the next line is asked for.
/// </summary>
/// <param name="line">The line, 0 on top.</param>
public delegate ReadOnlySpan<double> LineSource(int line);

/// <summary>The way of the slow axis: which line was measured first.</summary>
public enum ScanDirection
{
    Unknown,

    /// <summary>The top line was measured first.</summary>
    Down,

    /// <summary>The bottom line was measured first.</summary>
    Up,
}

/// <summary>
/// One image as measured: heights in lines along the fast axis x. The heights stay where they are (an array, a viewer's data
/// field); a scan only knows how to reach a line, so that a large field is not copied. Heights that were not measured are NaN in
/// every <see cref="Line"/>, whatever number the file gives for them (<see cref="Omitted"/>). What several steps need to know of
/// a scan is found out once and kept: its heights must not change. Safe to use from several threads.
/// </summary>
public sealed class Scan
{
    private readonly LineSource _source;
    private readonly Lazy<MeasuredPixels> _measured;
    private readonly Lazy<LineFlattening> _flattening;
    private readonly Lazy<IReadOnlyList<LinePair>> _pairs;
    private readonly Lazy<ImageProblem?> _problem;
    private readonly Lazy<NetworkInput> _image;
    private readonly Lazy<float[]> _traits;
    private readonly Lazy<FlatRaster> _raster;
    private readonly Lazy<TipPicture?> _tip;
    private readonly Lazy<MeasuredPart> _part;

    /// <param name="width">Pixels a line, at least 1.</param>
    /// <param name="lines">Lines, at least 1.</param>
    /// <param name="source">Gives each line; it must return <paramref name="width"/> values and outlive the scan.</param>
    public Scan(int width, int lines, LineSource source)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(lines, 1);
        Width = width;
        Lines = lines;
        _source = source;
        _measured = new(() => MeasuredPixels.Find(width, lines, source));
        _flattening = new(() => LineFlattening.FitTo(this));
        _pairs = new(() => LinePair.CompareAll(this, Flattening));
        _problem = new(() => ImageCheck.Find(this, Flattening));
        _image = new(() => Preprocessing.WholeImage(this, Flattening));
        _traits = new(() => SurfaceTraits.Compute(Image));
        _raster = new(() => FlatRaster.Create(this, Flattening));
        _tip = new(() => TipPicture.TakeAnew(this, Flattening));
        _part = new(() => MeasuredPart.Sum(this));
    }

    /// <summary>A scan over <paramref name="heights"/>, row by row, row 0 on top.</summary>
    public Scan(double[] heights, int width, int lines)
        : this(width, lines, y => heights.AsSpan(y * width, width))
    {
        if (heights.LongLength != (long)width * lines)
        {
            throw new ArgumentException(
                $"{heights.LongLength} heights do not make {lines} lines of {width} pixels", nameof(heights));
        }
    }

    /// <summary>Pixels a line.</summary>
    public int Width { get; }

    /// <summary>Lines, measured or not.</summary>
    public int Lines { get; }

    /// <summary>Metres from one pixel to the next along a line; 0 where unknown.</summary>
    public double MetresPerPixelX { get; init; }

    /// <summary>Metres from one line to the next; 0 where unknown.</summary>
    public double MetresPerPixelY { get; init; }

    /// <summary>Metres along its longer side; 0 where unknown.</summary>
    public double LongerSide => Math.Max(
        MetresPerPixelX * Width, (MetresPerPixelY > 0 ? MetresPerPixelY : MetresPerPixelX) * Lines);

    public ScanDirection Direction { get; init; }

    /// <summary>What the file gives heights for, though it was not measured; empty for most scans.</summary>
    public IReadOnlyList<Omission> Omitted => _measured.Value.Omitted;

    /// <summary>Whether every line is the same as the first: the slow axis did not move.</summary>
    public bool RepeatsOneLine => _measured.Value.AllTheSame;

    /// <summary>
    /// Whether a line was measured: one whose pixels are all NaN or all the same was not, for a real line has noise. A measured
    /// line may still lack pixels.
    /// </summary>
    public bool IsMeasured(int line) => LineTrend.Varies(Line(line));

    /// <summary>
    /// The heights of a line, <see cref="Width"/> values, in any unit of height; NaN where nothing was measured.
    /// </summary>
    public ReadOnlySpan<double> Line(int line) => _measured.Value.Line(line);

    /// <summary><see cref="LineFlattening.Fit"/>.</summary>
    internal LineFlattening Flattening => _flattening.Value;

    /// <summary>Whether a flattening is <see cref="Flattening"/>, not one that was made for other heights.</summary>
    internal bool IsOwn(LineFlattening flattening) => _flattening.IsValueCreated && _flattening.Value == flattening;

    /// <summary><see cref="LinePair.Compare"/> under the scan's own flattening.</summary>
    internal IReadOnlyList<LinePair> Pairs => _pairs.Value;

    /// <summary>Why it holds no image; null: it holds one. <see cref="ImageCheck.Refuse(Scan)"/>.</summary>
    internal ImageProblem? Problem => _problem.Value;

    /// <summary><see cref="Preprocessing.Image"/> of one view, under the scan's own flattening. Not to be changed.</summary>
    internal NetworkInput Image => _image.Value;

    /// <summary><see cref="SurfaceTraits.Compute(Scan)"/>. Not to be changed.</summary>
    internal float[] Traits => _traits.Value;

    /// <summary><see cref="FlatRaster.Take"/> under the scan's own flattening. Not to be changed.</summary>
    internal FlatRaster Raster => _raster.Value;

    /// <summary><see cref="TipPicture.Take"/> under the scan's own flattening. Not to be changed.</summary>
    internal TipPicture? Tip => _tip.Value;

    /// <summary><see cref="MeasuredPart.Measure"/>.</summary>
    internal MeasuredPart Part => _part.Value;

    /// <summary>The heights of a line as they came, with whatever stands for those that were not measured.</summary>
    public ReadOnlySpan<double> LineAsGiven(int line) => _source(line);
}
