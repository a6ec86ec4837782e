namespace GwyTip.Simulation;

/// <summary>The terraces' heights; the tip rounds the edges.</summary>
internal sealed class StepLayer(StepEdges edges, double height) : ILayer
{
    public void AddTo(Canvas canvas, Tip tip, double blur)
    {
        // The mean over a cell widens an edge as another Gaussian of its variance would.
        double rounding = Math.Sqrt(blur * blur + canvas.Pitch * canvas.Pitch / 12);
        foreach (double[] distances in edges.Distances(canvas))
        {
            for (int j = 0; j < canvas.Cells; j++)
            {
                var row = canvas.Row(j);
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] -= height * Share(distances[j * canvas.Cells + i] / rounding);
                }
            }
        }
    }

    private static double Share(double x) => x < -5 ? 0 : x > 5 ? 1 : SpecialFunctions.NormalShare(x);
}
