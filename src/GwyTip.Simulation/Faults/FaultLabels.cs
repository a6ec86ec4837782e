using GwyTip.Core;

namespace GwyTip.Simulation;

/// <summary>
/// The labels of surface <c>any</c>, the faults of tips and data that show on every surface, and how much of a fault must be seen
/// for its label.
/// </summary>
public static class FaultLabels
{
    public const string Surface = AnySurface.Name, Sharp = "sharp", DoubleTip = "double_tip", AsymmetricTip = "asymmetric_tip",
        Corruption = "corruption";

    /// <summary>Visibility up to which nobody sees a fault, and from which everybody does.</summary>
    public const double Unseen = 0.05, Plain = 0.16;

    public static IReadOnlyList<string> All { get; } = [Sharp, DoubleTip, AsymmetricTip, Corruption, TipState.TipChange];

    /// <summary>
    /// The label 0..1 of a visibility: 0 up to <see cref="Unseen"/>, 1 from <see cref="Plain"/>, a line between.
    /// </summary>
    public static double FromVisibility(double visibility) => Math.Clamp((visibility - Unseen) / (Plain - Unseen), 0, 1);
}
