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

    /// <summary>Confidences of <paramref name="members"/> members for <see cref="All"/>, uniform in 0..1.</summary>
    public static double[][] Random(Random random, int members) =>
        [.. Enumerable.Range(0, members).Select(_ => All.Select(_ => random.NextDouble()).ToArray())];
}
