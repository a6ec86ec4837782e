namespace GwyTip.Study.Realism;

/// <summary>What to hold simulated scans against.</summary>
internal sealed record RealismOptions
{
    public required string Surface { get; init; }

    /// <summary>Label file of the real scans; null: they have none, and states are not matched.</summary>
    public string? RealLabels { get; init; }

    /// <summary>Folder of the real scans; without labels, every readable file below it.</summary>
    public required string RealImages { get; init; }

    /// <summary>Real scans, and as many simulated ones.</summary>
    public int Count { get; init; } = 600;

    public ulong Seed { get; init; } = 1;

    /// <summary>Edge of the simulated scans in nm; null: what people scan.</summary>
    public (double Smallest, double Largest)? Size { get; init; }

    /// <summary>Epochs of the network that tells real from simulated; 0: none is trained.</summary>
    public int Epochs { get; init; } = 12;

    /// <summary>Folder of the report.</summary>
    public required string Output { get; init; }
}
