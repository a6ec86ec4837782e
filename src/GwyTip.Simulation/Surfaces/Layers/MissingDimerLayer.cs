namespace GwyTip.Simulation;

/// <summary>Missing dimers: their bumps are gone and a dark pit is there instead.</summary>
internal sealed class MissingDimerLayer(IReadOnlyList<(Vector At, DimerLattice Lattice)> dimers) : ILayer
{
    private const double Depth = 0.06;
    private const double Width = 0.16;

    public void AddTo(Canvas canvas, Tip tip, double blur)
    {
        foreach (var (at, lattice) in dimers)
        {
            foreach (var bump in DimerLattice.Bumps(tip))
            {
                // As in the lattice: blurred with its volume kept.
                double width = Math.Sqrt(bump.Width * bump.Width + blur * blur);
                var (x, y) = lattice.Turn(bump.X, bump.Y);
                canvas.AddBump(-bump.Height * bump.Width * bump.Width / (width * width), width, at.X + x, at.Y + y);
            }
            new Bump(-Depth, Width, at.X, at.Y).AddTo(canvas, blur);
        }
    }
}
