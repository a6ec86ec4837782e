using GwyTip.Core;
using GwyTip.Training.Data;

namespace GwyTip.Study.Realism;

/// <summary>A real or simulated scan, published as a grey image and read again.</summary>
/// <param name="Name">Its file, or its number in the simulation.</param>
/// <param name="Session">Scans of one session never lie on two sides of a split.</param>
/// <param name="State">The one state that it shows; empty where that is not known.</param>
/// <param name="Real">Whether it was measured.</param>
/// <param name="Scan">Grey values as heights.</param>
internal sealed record RealismScan(string Name, string Session, string State, bool Real, Scan Scan)
{
    /// <summary>What the network that tells the two apart is to answer.</summary>
    public const string Answer = "real";

    /// <summary>As the trainer's splits and batches take scans. Two responses: no answer counts less than another.</summary>
    public LabelledScan Labelled { get; } = new(
        Name, Session, Session, 2, new Dictionary<string, double> { [Answer] = Real ? 1 : 0 },
        $"{(Real ? "real" : "simulated")} {State}");
}
