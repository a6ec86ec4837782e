using GwyTip.Training;
using GwyTip.Training.Choices;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Study.Sweeps;

/// <summary>
/// A step of successive halving: every candidate left is trained anew, on a short schedule of its own, and the best stay.
/// </summary>
/// <param name="Epochs">Length of the schedule.</param>
/// <param name="Keep">Share of the candidates that stay, above 0 and up to 1; one at least.</param>
internal sealed record Rung(int Epochs, double Keep);

/// <summary>What a sweep tries, how it screens and what it chooses from.</summary>
internal sealed record SweepConfig
{
    /// <summary>
    /// Data, split and the rest, as for <c>train</c>. Its members are trained beside the finalists: those on lines, say.
    /// </summary>
    public required TrainingConfig Training { get; init; }

    /// <summary>What all candidates share.</summary>
    public MemberConfig Candidate { get; init; } = new();

    public required IReadOnlyList<string> Networks { get; init; }

    /// <summary>Each with the learning rates to try.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<double>> Optimizers { get; init; }

    /// <summary>Empty: the candidate's alone.</summary>
    public IReadOnlyList<double> Widths { get; init; } = [];

    /// <summary>The fold, from 1, that candidates are compared on.</summary>
    public int ScreeningFold { get; init; } = 1;

    public required IReadOnlyList<Rung> Rungs { get; init; }

    /// <summary>Epochs of the finalists.</summary>
    public int FinalEpochs { get; init; } = 30;

    /// <summary>The folds, from 1, on which each finalist is trained.</summary>
    public IReadOnlyList<int> FinalFolds { get; init; } = [1, 2, 3];

    /// <summary>Members chosen at most for the states, and as many of each kind of expert.</summary>
    public int Most { get; init; } = ChoiceLimits.UsualMost;

    /// <summary>All chosen members together.</summary>
    public double MaxMb { get; init; } = ChoiceLimits.UsualMegabytes;

    /// <summary>The grid.</summary>
    public IReadOnlyList<MemberConfig> Candidates() =>
    [
        .. from network in Networks
           from width in Widths.Count > 0 ? Widths : [Candidate.Width]
           from optimizer in Optimizers
           from rate in optimizer.Value
           select Candidate with { Network = network, Width = width, Optimizer = optimizer.Key, LearningRate = rate },
    ];

    /// <summary>The run of a rung.</summary>
    internal TrainingConfig Screening(Rung rung, IReadOnlyList<MemberConfig> candidates) => Training with
    {
        Views = 1,
        Members = [.. candidates.Select(c => c with { Epochs = rung.Epochs, Fold = ScreeningFold })],
    };

    /// <summary>The run of the finalists, one after the other on all their folds.</summary>
    internal TrainingConfig Final(IReadOnlyList<MemberConfig> finalists) => Training with
    {
        Members =
        [
            .. finalists.SelectMany(
                c => FinalFolds.Select((fold, i) => c with { Epochs = FinalEpochs, Fold = fold, Seed = c.Seed + i })),
            .. Training.Members,
        ],
    };

    /// <summary>Reads it; relative paths, of the data set and of what members start from, are from the file.</summary>
    /// <exception cref="TrainingException">The file is missing or wrong.</exception>
    public static SweepConfig Read(string path)
    {
        var config = RunJson.Read<SweepConfig>(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!, data = Path.GetFullPath(config.Training.Data, folder);
        return config.Checked(path) with
        {
            Training = config.Training.StartingFrom(folder) with { Data = data },
            Candidate = config.Candidate.StartingFrom(folder),
        };
    }

    private SweepConfig Checked(string path)
    {
        var candidates = Candidates();
        string? wrong = this switch
        {
            _ when candidates.Count == 0 => "networks, optimizers or their learning rates are empty",
            _ when candidates.Distinct().Count() < candidates.Count => "networks, widths or learning rates name one thing twice",
            _ when Networks.FirstOrDefault(n => Method.Find(n) is { IsNetwork: false }) is { } baseline =>
                $"{baseline} is a baseline, nothing to choose from; train it with 'gwytip-train train'",
            { Rungs.Count: 0 } => "rungs is empty",
            _ when Rungs.FirstOrDefault(r => r.Epochs < 1 || r.Keep is not (> 0 and <= 1)) is { } rung =>
                $"a rung has epochs {rung.Epochs} and keep {rung.Keep}; epochs is 1 or more, keep above 0 and up to 1",
            { FinalFolds.Count: 0 } => "final_folds is empty",
            _ when FinalFolds.Distinct().Count() < FinalFolds.Count => "final_folds names a fold twice",
            { Most: < 1 } => $"most is {Most}, not 1 or more",
            { MaxMb: <= 0 } => $"max_mb is {MaxMb}, not above 0",
            _ => null,
        };
        if (wrong is not null)
        {
            throw new TrainingException($"{path}: {wrong}");
        }
        Screening(Rungs[0], candidates).Checked(path);
        Final(candidates).Checked(path);
        return candidates.Select(c => c.EffectiveTells == Tells.TipChange).Distinct().Count() == 1
            ? this
            : throw new TrainingException($"{path}: some networks tell tip change alone, which cannot be compared with the "
                + "others; name them in the members of training");
    }
}
