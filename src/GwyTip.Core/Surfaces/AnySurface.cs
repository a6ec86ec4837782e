namespace GwyTip.Core;

/// <summary>
/// The bundle that judges what is a fault of the tip or of the scan on every surface. Asked for no surface in particular, it
/// answers where no other bundle recognises the scan; its <see cref="Verdict.Good"/> asks for more than theirs.
/// </summary>
public static class AnySurface
{
    /// <summary>Its name, which stands where other bundles name their surface.</summary>
    public const string Name = "any";
}
