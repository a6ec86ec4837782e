namespace GwyTip.Simulation;

/// <summary>Terraces laid out: how far each place is from each step.</summary>
internal sealed class StepEdges
{
    private const int Waves = 6;

    private readonly Terraces _terraces;
    private readonly double _sin;
    private readonly double _cos;
    private readonly (double Wave, double Amplitude, double Phase)[][] _wander;

    public StepEdges(Terraces terraces)
    {
        _terraces = terraces;
        (_sin, _cos) = Math.SinCos(terraces.Angle * Math.PI / 180);
        var random = new RandomSource(terraces.Seed);
        // Long waves stray most, as thermal wandering does.
        _wander = [.. terraces.Steps.Select(_ => Enumerable.Range(1, Waves).Select(n => (
            2 * Math.PI * n * random.Between(0.7, 1.3) / (4 * terraces.WanderLength),
            terraces.Wander * 1.2 / n,
            random.Between(0, 2 * Math.PI))).ToArray())];
    }

    public int Count => _terraces.Steps.Count;

    /// <summary>Distance in nm beyond a step, on its lower side; negative on its upper.</summary>
    public double Beyond(int step, double x, double y)
    {
        double distance = x * _cos + y * _sin - _terraces.Steps[step];
        if (_terraces.Wander > 0)
        {
            double along = y * _cos - x * _sin;
            foreach (var (wave, amplitude, phase) in _wander[step])
            {
                distance -= amplitude * Math.Sin(wave * along + phase);
            }
        }
        return distance;
    }

    /// <summary>The terrace at a place: 0 the highest.</summary>
    public int TerraceAt(double x, double y)
    {
        int terrace = 0;
        while (terrace < Count && Beyond(terrace, x, y) > 0)
        {
            terrace++;
        }
        return terrace;
    }

    /// <summary>The distance from every step at every cell of a canvas.</summary>
    public double[][] Distances(Canvas canvas)
    {
        var distances = new double[Count][];
        for (int step = 0; step < Count; step++)
        {
            distances[step] = new double[canvas.Cells * canvas.Cells];
            for (int j = 0; j < canvas.Cells; j++)
            {
                for (int i = 0; i < canvas.Cells; i++)
                {
                    distances[step][j * canvas.Cells + i] = Beyond(step, canvas.Place(i), canvas.Place(j));
                }
            }
        }
        return distances;
    }
}
