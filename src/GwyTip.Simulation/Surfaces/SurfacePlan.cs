namespace GwyTip.Simulation;

/// <summary>Which piece of H:Si(100)-2×1 lies under the tip.</summary>
public sealed record SurfacePlan
{
    /// <summary>The angle of the dimer rows to the vertical, in degrees, on the highest terrace.</summary>
    public double RowAngle { get; init; }

    /// <summary>
    /// Where single steps lead down: distances from the scan's centre along <see cref="StepAngle"/>, in nm, ascending.
    /// </summary>
    public IReadOnlyList<double> Steps { get; init; } = [];

    /// <summary>The way down the steps, in degrees from the x axis towards y.</summary>
    public double StepAngle { get; init; }

    /// <summary>Dangling bonds in the scan.</summary>
    public int DanglingBonds { get; init; }

    /// <summary>Missing dimers in the scan.</summary>
    public int Vacancies { get; init; }

    /// <summary>Lumps of unknown stuff in the scan.</summary>
    public int Adsorbates { get; init; }

    /// <summary>The terrace at a place: 0 the highest, 1 a step lower, …</summary>
    public int TerraceAt(double x, double y)
    {
        double along = DistanceDown(x, y);
        int terrace = 0;
        while (terrace < Steps.Count && along > Steps[terrace])
        {
            terrace++;
        }
        return terrace;
    }

    /// <summary>The angle of a terrace's rows to the vertical, in degrees.</summary>
    public double RowAngleOf(int terrace) => RowAngle + 90 * (terrace % 2);

    /// <summary>Height without corrugation in nm, the edges of the steps rounded over <paramref name="rounding"/> nm.</summary>
    public double BaseHeight(double x, double y, double rounding)
    {
        double along = DistanceDown(x, y), height = 0;
        foreach (double step in Steps)
        {
            height -= SiliconLattice.StepHeight / (1 + Math.Exp(-(along - step) / (0.4 * rounding)));
        }
        return height;
    }

    private double DistanceDown(double x, double y)
    {
        var (sin, cos) = Math.SinCos(StepAngle * Math.PI / 180);
        return x * cos + y * sin;
    }
}
