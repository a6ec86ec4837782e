using CsCheck;
using GwyTip.Training.Metrics;

namespace GwyTip.Tests.Metrics;

/// <summary>Scored examples for property tests.</summary>
internal static class SomeScores
{
    /// <summary>2 to 60 examples with many equal scores, both classes present.</summary>
    public static Gen<Scored[]> Any { get; } = Gen.Select(
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 2], (height, kind) => (height, kind)).Array[2, 60], Gen.Int[2, 41],
        (all, levels) => Array.ConvertAll(all, e => new Scored(e.height % levels / (double)levels, e.kind == 0)))
        .Where(examples => examples.DistinctBy(e => e.Positive).Count() == 2);

    public static Scored[] Of(params (double Score, int Positive)[] examples) =>
        Array.ConvertAll(examples, e => new Scored(e.Score, e.Positive == 1));
}
