namespace GwyTip.Inference;

/// <summary>No bundle for the surface asked for.</summary>
public sealed class SurfaceException(string surface, IReadOnlyList<string> known)
    : Exception($"there is no bundle for the surface '{surface}'; there are: {string.Join(", ", known)}");
