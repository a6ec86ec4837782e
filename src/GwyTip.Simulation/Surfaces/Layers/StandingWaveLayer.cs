namespace GwyTip.Simulation;

/// <summary>
/// Electrons of the surface state, scattered by steps and defects: the density of states ripples around them, and at constant
/// current the height with it. Each scatterer acts alone; waves scattered twice are left out.
/// </summary>
internal sealed class StandingWaveLayer(StandingWaves waves, IReadOnlyList<Vector> scatterers, StepEdges edges) : ILayer
{
    public void AddTo(Canvas canvas, Tip tip, double blur)
    {
        double wave = 2 * Math.PI / waves.Period;
        if (2 * canvas.Pitch >= waves.Period)
        {
            return;
        }
        double kept = Math.Exp(-wave * wave * blur * blur / 2) * SpecialFunctions.Sinc(wave * canvas.Pitch / 2);
        foreach (var at in scatterers)
        {
            AddRings(canvas, at, kept);
        }
        foreach (double[] distances in edges.Distances(canvas))
        {
            for (int j = 0; j < canvas.Cells; j++)
            {
                var row = canvas.Row(j);
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] += kept * waves.BesideStep(distances[j * canvas.Cells + i]);
                }
            }
        }
    }

    private void AddRings(Canvas canvas, Vector at, double kept)
    {
        int left = Index(at.X - StandingWaves.Reach), right = Index(at.X + StandingWaves.Reach);
        int top = Index(at.Y - StandingWaves.Reach), bottom = Index(at.Y + StandingWaves.Reach);
        for (int j = top; j < bottom; j++)
        {
            double dy = canvas.Place(j) - at.Y;
            var row = canvas.Row(j);
            for (int i = left; i < right; i++)
            {
                double dx = canvas.Place(i) - at.X;
                row[i] += kept * waves.AroundDefect(Math.Sqrt(dx * dx + dy * dy));
            }
        }

        int Index(double place) => Math.Clamp((int)(place / canvas.Pitch + canvas.Cells / 2), 0, canvas.Cells);
    }
}
