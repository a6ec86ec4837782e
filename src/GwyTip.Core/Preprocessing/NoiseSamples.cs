namespace GwyTip.Core;

/// <summary>What <see cref="NoiseStatistics"/> are made of, gathered in one pass over the flattened lines of a scan.</summary>
internal sealed class NoiseSamples
{
    /// <summary>Of larger scans only every so many pixels are kept that about this many are: more change nothing.</summary>
    private const int MostSamples = 60_000;

    /// <summary>Lines that spectra are taken of, at most.</summary>
    private const int MostSpectra = 256;

    private readonly int _every, _everyLine;
    private readonly double[] _bends;
    private readonly Fourier.Rows _rows;
    private int _line;

    /// <summary>Pixels of the next line before the next one that is kept.</summary>
    private int _toNext;

    private NoiseSamples(Scan scan)
    {
        _every = (int)Math.Max(1, (long)scan.Width * scan.Lines / MostSamples);
        int kept = (int)((long)scan.Width * scan.Lines / _every) + 1;
        (Heights, Along, Across) = (new List<double>(kept), new List<double>(kept), new List<double>(kept));
        _everyLine = Math.Max(1, scan.Lines / MostSpectra);
        _bends = new double[scan.Width];
        _rows = new Fourier.Rows(scan.Width);
        Power = new double[_rows.Frequencies];
        DifferencePower = new double[_rows.Frequencies];
    }

    public List<double> Heights { get; }

    /// <summary>|Second differences| of heights along lines.</summary>
    public List<double> Along { get; }

    /// <summary>The same across lines.</summary>
    public List<double> Across { get; }

    /// <summary>Of each line the median of |its second differences|.</summary>
    public List<double> Roughness { get; } = [];

    /// <summary>Of each line, how much higher its right half is than its left.</summary>
    public List<double> Slopes { get; } = [];

    /// <summary>Of each line, how much higher its middle half is than the rest.</summary>
    public List<double> Bows { get; } = [];

    /// <summary>How far each line is displaced along x against the one before, pixels, without sign.</summary>
    public List<double> Shifts { get; } = [];

    /// <summary>Sum of the lines' power spectra, frequencies from 0 to half a pixel.</summary>
    public double[] Power { get; }

    /// <summary>
    /// The same of the differences of neighbouring lines, in which the surface mostly drops out and hum does not.
    /// </summary>
    public double[] DifferencePower { get; }

    public bool AreEnough => Along.Count > 0 && Across.Count > 0 && Shifts.Count > 0;

    public static NoiseSamples Gather(Scan scan, LineFlattening flattening)
    {
        var samples = new NoiseSamples(scan);
        double[][] lines = [new double[scan.Width], new double[scan.Width], new double[scan.Width]];
        int run = 0;
        for (int y = 0; y < scan.Lines; y++)
        {
            lines = [lines[1], lines[2], lines[0]];
            if (!flattening.IsMeasured(y))
            {
                run = 0;
                continue;
            }
            flattening.Apply(scan.Line(y), y, 0, lines[2]);
            run++;
            samples.AddLine(lines[2], run > 1 ? lines[1] : null, run > 2 ? lines[0] : null);
        }
        return samples;
    }

    private void AddLine(double[] line, double[]? before, double[]? beforeThat)
    {
        int bends = 0;
        for (int x = 1; x < line.Length - 1; x++)
        {
            double bend = Bend(line, x);
            _bends[bends] = bend;
            bends += double.IsNaN(bend) ? 0 : 1;
        }
        for (int x = _toNext; x < line.Length; x += _every)
        {
            if (x > 0 && x < line.Length - 1)
            {
                Keep(Along, Bend(line, x));
            }
            if (beforeThat is not null)
            {
                Keep(Across, Math.Abs(beforeThat[x] - 2 * before![x] + line[x]));
            }
            Keep(Heights, line[x]);
        }
        _toNext = (_every - (line.Length - _toNext) % _every) % _every;
        if (bends > 0)
        {
            Roughness.Add(Order.Median(_bends.AsSpan(0, bends)));
        }
        AddTrend(line);
        if (_line++ % _everyLine == 0)
        {
            AddSpectra(line, before);
        }
        if (before is not null)
        {
            AddShift(before, line);
        }
    }

    private static double Bend(double[] line, int x) => Math.Abs(line[x - 1] - 2 * line[x] + line[x + 1]);

    private static void Keep(List<double> samples, double value)
    {
        if (!double.IsNaN(value))
        {
            samples.Add(value);
        }
    }

    private void AddTrend(double[] line)
    {
        int quarter = line.Length / 4;
        double outerLeft = Mean(line.AsSpan(0, quarter)), innerLeft = Mean(line.AsSpan(quarter, quarter));
        double innerRight = Mean(line.AsSpan(2 * quarter, quarter)), outerRight = Mean(line.AsSpan(3 * quarter, quarter));
        double slope = (innerRight + outerRight - innerLeft - outerLeft) / 2;
        double bow = (innerLeft + innerRight - outerLeft - outerRight) / 2;
        if (!double.IsNaN(slope))
        {
            Slopes.Add(slope);
            Bows.Add(bow);
        }
    }

    /// <summary>Of a line, and of its difference from the one before where there is one.</summary>
    private void AddSpectra(double[] line, double[]? before)
    {
        Span<double> heights = _rows.First, differences = _rows.Second;
        for (int i = 0; i < heights.Length; i++)
        {
            int x = _rows.Start + i;
            double height = line[x], difference = before is null ? 0 : height - before[x];
            heights[i] = double.IsNaN(height) ? 0 : _rows.Window[i] * height;
            differences[i] = double.IsNaN(difference) ? 0 : _rows.Window[i] * difference;
        }
        _rows.AddPowers(Power, DifferencePower);
    }

    /// <summary>By least squares: a displaced line differs by its slope times the displacement.</summary>
    private void AddShift(double[] before, double[] line)
    {
        double product = 0, square = 0;
        for (int x = 1; x < line.Length - 1; x++)
        {
            double slope = (line[x + 1] - line[x - 1] + before[x + 1] - before[x - 1]) / 4, step = line[x] - before[x];
            if (!double.IsNaN(slope) && !double.IsNaN(step))
            {
                product += slope * step;
                square += slope * slope;
            }
        }
        if (square > 0)
        {
            Shifts.Add(Math.Abs(product / square));
        }
    }

    /// <summary>NaN where nothing was measured.</summary>
    private static double Mean(ReadOnlySpan<double> heights)
    {
        double sum = 0;
        int n = 0;
        foreach (double h in heights)
        {
            if (!double.IsNaN(h))
            {
                sum += h;
                n++;
            }
        }
        return n > 0 ? sum / n : double.NaN;
    }
}
