namespace GwyTip.Simulation;

/// <summary>What is known of a scan with faults.</summary>
public sealed record FaultTruth
{
    /// <summary>The scan's file.</summary>
    public required string File { get; init; }

    /// <summary>Kind of the scene, or the name of the file that the faults were laid on.</summary>
    public required string Kind { get; init; }

    /// <summary>Rows of the picture, 0 on top, in which the tip changed so that it can be seen.</summary>
    public required IReadOnlyList<int> TipChangeRows { get; init; }

    public required int Width { get; init; }

    public required int Lines { get; init; }

    /// <summary>Nm a pixel; null: unknown.</summary>
    public required double? PixelNm { get; init; }

    /// <summary>Width at half height of a single thing, pixels.</summary>
    public required double FeatureWidth { get; init; }

    /// <summary>Single adsorbates in the picture, apart from others; null: not known of a real scan.</summary>
    public required int? SingleAdsorbates { get; init; }

    /// <summary>What heights of faults are given in: in nm of a scene, in the file's unit of a real scan.</summary>
    public required double Range { get; init; }

    /// <summary>What the tip of a scene has that nobody sees (<see cref="Simulation.UsualTip"/>); null: nothing.</summary>
    public LaidFault? UsualTip { get; init; }

    /// <summary>In the order in which they were laid on; lengths in pixels.</summary>
    public required IReadOnlyList<LaidFault> Faults { get; init; }
}
