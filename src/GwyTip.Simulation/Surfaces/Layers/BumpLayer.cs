namespace GwyTip.Simulation;

/// <summary>Adatoms, molecules, lumps and pits.</summary>
internal sealed class BumpLayer(IReadOnlyList<Bump> bumps) : ILayer
{
    public void AddTo(Canvas canvas, Tip tip, double blur)
    {
        foreach (var bump in bumps)
        {
            bump.AddTo(canvas, blur);
        }
    }
}
