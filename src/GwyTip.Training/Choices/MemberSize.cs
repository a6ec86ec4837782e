using GwyTip.Training.Runs;

namespace GwyTip.Training.Choices;

/// <summary>About how large a member is in a bundle.</summary>
internal static class MemberSize
{
    /// <summary>Bundles hold weights at half precision.</summary>
    private const int BytesPerWeight = 2;

    /// <summary>The graph and what is said about it, of the deepest network.</summary>
    private const int Graph = 32 * 1024;

    /// <summary>Bytes, rather too many than too few.</summary>
    public static long InBytes(TrainedRun run, int member) =>
        run.Weights(member).Weights.Sum(t => t.Value.Values.LongLength) * BytesPerWeight + Graph;
}
