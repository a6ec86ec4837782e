using GwyTip.Training.Labelling;

namespace GwyTip.Trainer.Labelling;

/// <summary>What somebody asked <c>gwytip-train label</c> for.</summary>
/// <param name="Folder">Absolute.</param>
internal sealed record DeskOptions(string Folder)
{
    /// <summary>Scans that a state takes until it counts as done.</summary>
    public int Goal { get; init; } = 20;

    /// <summary>Share of the scans that everybody is shown.</summary>
    public double Everybody { get; init; } = 0.2;

    /// <summary>Share of the scans that chance draws.</summary>
    public double Random { get; init; } = NextScans.RandomShare;

    /// <summary>Folder of a bundle whose doubts say which scans to show; null: there is none.</summary>
    public string? Bundle { get; init; }

    /// <summary>Told what costs comfort and no label; from several threads.</summary>
    public Action<string> Warn { get; init; } = _ => { };
}
