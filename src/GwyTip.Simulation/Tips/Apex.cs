namespace GwyTip.Simulation;

/// <summary>One of the ends of a tip that the current flows through.</summary>
/// <param name="Radius">
/// Radius plus distance from the surface, R + d, in nm: how blunt it is. Orbitals that reach out further than an s wave make it
/// effectively smaller than any real radius (Chen, Phys. Rev. Lett. 65, 448 (1990)); only so are atoms seen.
/// </param>
/// <param name="X">Where it sits, in nm from the foremost apex.</param>
/// <param name="Y">As <paramref name="X"/>, downwards.</param>
/// <param name="Recess">By how much it lies further from the surface than the foremost apex, in nm.</param>
public readonly record struct Apex(double Radius, double X = 0, double Y = 0, double Recess = 0);
