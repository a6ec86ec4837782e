namespace GwyTip.Simulation;

/// <summary>
/// A square piece of surface as one apex sees it, cell by cell. A cell holds the mean over its area, not the height at its
/// middle, and waves that the cells cannot carry are left out: nothing is ever drawn below Nyquist.
/// </summary>
internal sealed class Canvas
{
    /// <summary>Beyond so many standard deviations a bump is below 0.04 % of its top and left out.</summary>
    private const double Reach = 4;

    private readonly double[] _heights;

    /// <param name="pitch">Edge of a cell in nm.</param>
    /// <param name="reach">How far the canvas must reach from the centre along x and y, in nm.</param>
    public Canvas(double pitch, double reach)
    {
        Pitch = pitch;
        Cells = 2 * ((int)Math.Ceiling(reach / pitch) + 3);
        _heights = new double[Cells * Cells];
    }

    /// <summary>Edge of a cell in nm.</summary>
    public double Pitch { get; }

    /// <summary>Cells along an edge.</summary>
    public int Cells { get; }

    /// <summary>Heights in nm of a row of cells.</summary>
    public Span<double> Row(int row) => _heights.AsSpan(row * Cells, Cells);

    /// <summary>Where the middle of a column or row of cells lies, in nm from the centre.</summary>
    public double Place(int index) => (index + 0.5 - Cells / 2) * Pitch;

    /// <summary>Whether the cells are fine enough for a wave: two or more a period along both axes.</summary>
    public bool Carries(double kx, double ky) => Math.Max(Math.Abs(kx), Math.Abs(ky)) < Math.PI / Pitch;

    /// <summary>What averaging over a cell leaves of a wave.</summary>
    public double Share(double kx, double ky) => SpecialFunctions.Sinc(kx * Pitch / 2) * SpecialFunctions.Sinc(ky * Pitch / 2);

    /// <summary>Adds a Gaussian bump (negative: a dent), each cell its exact mean.</summary>
    /// <param name="height">At its top, in nm.</param>
    /// <param name="width">Standard deviation in nm.</param>
    /// <param name="x">Its place in nm.</param>
    /// <param name="y">As <paramref name="x"/>, downwards.</param>
    public void AddBump(double height, double width, double x, double y)
    {
        var (left, columns) = Profile(width, x);
        var (top, rows) = Profile(width, y);
        for (int j = 0; j < rows.Length; j++)
        {
            double factor = height * rows[j];
            var row = Row(top + j).Slice(left, columns.Length);
            for (int i = 0; i < row.Length; i++)
            {
                row[i] += factor * columns[i];
            }
        }
    }

    /// <summary>
    /// Adds amplitude · cos(kx x + ky y + phase), weighted cell by cell; nothing where the cells cannot carry it.
    /// </summary>
    public void AddWave(double kx, double ky, double amplitude, double phase, double[]? weights = null)
    {
        if (!Carries(kx, ky) || amplitude == 0)
        {
            return;
        }
        double kept = amplitude * Share(kx, ky);
        var (stepSin, stepCos) = Math.SinCos(kx * Pitch);
        for (int j = 0; j < Cells; j++)
        {
            var row = Row(j);
            var (sin, cos) = Math.SinCos(kx * Place(0) + ky * Place(j) + phase);
            for (int i = 0; i < row.Length; i++)
            {
                row[i] += kept * cos * (weights is null ? 1 : weights[j * Cells + i]);
                (sin, cos) = (sin * stepCos + cos * stepSin, cos * stepCos - sin * stepSin);
            }
        }
    }

    /// <summary>Height at a place, by cubic convolution between the cells; beyond the edge, that of the edge.</summary>
    public double At(double x, double y)
    {
        double u = Math.Clamp(x / Pitch + Cells / 2 - 0.5, 1, Cells - 3),
            v = Math.Clamp(y / Pitch + Cells / 2 - 0.5, 1, Cells - 3);
        int i = (int)u, j = (int)v;
        var (a, b, c, d) = Weights(u - i);
        var (p, q, r, s) = Weights(v - j);
        return p * Along(j - 1) + q * Along(j) + r * Along(j + 1) + s * Along(j + 2);

        double Along(int row)
        {
            int at = row * Cells + i;
            return a * _heights[at - 1] + b * _heights[at] + c * _heights[at + 1] + d * _heights[at + 2];
        }
    }

    /// <summary>Catmull and Rom's weights of four neighbours.</summary>
    private static (double, double, double, double) Weights(double t)
    {
        double t2 = t * t, t3 = t2 * t;
        return ((-t + 2 * t2 - t3) / 2, (2 - 5 * t2 + 3 * t3) / 2, (t + 4 * t2 - 3 * t3) / 2, (t3 - t2) / 2);
    }

    /// <summary>Mean of a Gaussian of height 1 over each cell along one axis, from the first cell that it reaches.</summary>
    private (int First, double[] Means) Profile(double width, double at)
    {
        double middle = at / Pitch + Cells / 2, reach = Reach * width / Pitch;
        int first = Math.Clamp((int)Math.Floor(middle - reach), 0, Cells),
            end = Math.Clamp((int)Math.Ceiling(middle + reach), first, Cells);
        var means = new double[end - first];
        double scale = Pitch / (width * Math.Sqrt(2)), factor = width * Math.Sqrt(Math.PI / 2) / Pitch;
        double before = SpecialFunctions.Erf((first - middle) * scale);
        for (int i = 0; i < means.Length; i++)
        {
            double after = SpecialFunctions.Erf((first + i + 1 - middle) * scale);
            means[i] = factor * (after - before);
            before = after;
        }
        return (first, means);
    }
}
