namespace GwyTip.Simulation;

/// <summary>One of the things that make up a surface.</summary>
internal interface ILayer
{
    /// <summary>Adds how one apex of a tip sees it.</summary>
    void AddTo(Canvas canvas, Tip tip, double blur);
}
