using GwyTip.Training;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Trainer.Settings;

/// <summary>What is trained where no configuration says otherwise.</summary>
internal static class DefaultEnsemble
{
    private const string Lines = "line-statistics";

    private const int OfEach = 3;

    /// <summary>
    /// Three members for the image and three for the lines, which learn from hundreds of scans; <c>line-sequence</c> wants
    /// thousands.
    /// </summary>
    public static TrainingConfig Config { get; } = With([MemberConfig.SqueezeNetLike, Lines]);

    /// <param name="networks">Names of networks; each gets three members.</param>
    /// <exception cref="TrainingException">There is no such network.</exception>
    public static TrainingConfig With(IReadOnlyList<string> networks) => new()
    {
        Data = "data",
        Members = [.. networks.SelectMany(n => Enumerable.Repeat(n, OfEach)).Select((n, i) => Member(n) with { Seed = i + 1 })],
    };

    private static MemberConfig Member(string network)
    {
        var member = Method.Find(network) is not null
            ? new MemberConfig { Network = network }
            : throw new TrainingException(Method.Unknown(network));
        return network == Lines ? member with { Width = 1, Dropout = 0.1, LearningRate = 0.005, Epochs = 60 } : member;
    }
}
