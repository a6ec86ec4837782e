namespace GwyTip.Simulation;

/// <summary>What the scans of a measuring session share: the day's microscope, and how the sample is mounted.</summary>
internal sealed record SessionTraits
{
    public required ScanNoise Noise { get; init; }

    public required Feedback Feedback { get; init; }

    /// <summary>Drift in nm over a scan of 30 nm; the same share of any other.</summary>
    public required Vector Drift { get; init; }

    public required double Hysteresis { get; init; }

    /// <summary>Angle of the sample's lattice, in degrees.</summary>
    public required double Angle { get; init; }

    /// <summary>On metals: bias, temperature, what of the current the surface state carries.</summary>
    public required StandingWavePlan Waves { get; init; }

    /// <summary>Share of the session's scans that are scanned upwards.</summary>
    public required double Upwards { get; init; }
}
