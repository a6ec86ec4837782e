namespace GwyTip.Simulation;

/// <summary>What a tip may see at a place of the surface.</summary>
public enum FeatureKind
{
    /// <summary>A hydrogen atom on the one side of its dimer.</summary>
    AtomLeft,

    /// <summary>A hydrogen atom on the other side.</summary>
    AtomRight,

    /// <summary>The bond in the middle of a dimer.</summary>
    Bond,

    /// <summary>A silicon atom that lost its hydrogen: bright.</summary>
    DanglingBond,

    /// <summary>A missing dimer: dark.</summary>
    Vacancy,

    /// <summary>A lump of unknown stuff: bright and wide.</summary>
    Adsorbate,
}

/// <summary>A feature and where it lies, in nanometres from the centre of the scan, x to the right and y downwards.</summary>
public readonly record struct Feature(FeatureKind Kind, double X, double Y);
