using CsCheck;
using GwyTip.Core;

namespace GwyTip.Tests;

/// <summary>States and votes to judge in tests.</summary>
internal static class SomeStates
{
    public static TipState Atoms { get; } = State("individual_atoms", desirable: true);

    public static TipState Rows { get; } = State("rows", desirable: true);

    public static TipState Defect { get; } = State("generic_defect", desirable: false);

    public static TipState Change { get; } = State(TipState.TipChange, desirable: false);

    public static IReadOnlyList<TipState> All { get; } = [Atoms, Rows, Defect, Change];

    public static TipState State(string name, bool desirable, double threshold = 0.5, double share = 0.25) =>
        new(name, desirable, threshold, share, Calibration.None, name);

    /// <summary>The reports of one member with these confidences.</summary>
    public static IReadOnlyList<StateReport> OneMember(params double[] confidences) => Voting.Count(All, [confidences]);

    /// <summary>A member's confidences in <see cref="All"/>.</summary>
    public static Gen<double[]> Confidences { get; } = Gen.Double.Unit.Array[4];
}
