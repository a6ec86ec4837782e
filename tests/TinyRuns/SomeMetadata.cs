using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Tests;

/// <summary>What a member for a test says of itself.</summary>
internal static class SomeMetadata
{
    public static MemberMetadata Of(params string[] states) => new()
    {
        ProductVersion = "0.0.0",
        Surface = "si-h-100",
        Input = Preprocessing.Image,
        Views = 1,
        Head = "sigmoid",
        Network = "made up",
        States = [.. states.Select(
            s => new ManifestState(s, true, 0.5, 0.25, new ManifestCalibration(1.5, -0.5), $"Shows {s}."))],
        TrainingDataSha256 = new string('0', 64),
    };
}
