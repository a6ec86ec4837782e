using System.Text.Json;
using GwyTip.Trainer.Engines;

namespace GwyTip.Trainer.Training;

/// <summary>What a scan is grouped by when scans are split.</summary>
public enum Grouping
{
    Session,
    Series,
}

/// <summary><c>config.json</c> of an ensemble's run: everything needed to repeat it.</summary>
public sealed record TrainingConfig
{
    /// <summary>Folder of the data set, as <c>import</c> made it.</summary>
    public required string Data { get; init; }

    /// <summary>Scans of one group never lie on two sides of a split.</summary>
    public Grouping SplitBy { get; init; } = Grouping.Session;

    /// <summary>Share of the scans that no member sees.</summary>
    public double HeldOutShare { get; init; } = 0.2;

    /// <summary>The rest is split into so many folds; member k validates on fold k.</summary>
    public int Folds { get; init; } = 6;

    /// <summary>Seeds the splits.</summary>
    public int SplitSeed { get; init; } = 1;

    public required IReadOnlyList<MemberConfig> Members { get; init; }

    public AugmentationConfig Augmentation { get; init; } = new();

    /// <summary><c>cpu</c> or <c>cuda</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Mixed precision where the engine knows it; TorchSharp's does not.</summary>
    public bool Bf16 { get; init; } = true;

    /// <summary>
    /// The fold a member validates on: members of one kind take the folds in turn, so that each fold has one member of every kind.
    /// </summary>
    public int FoldOf(int member) => Members.Take(member).Count(m => m.Network == Members[member].Network);

    /// <exception cref="TrainerException">The file is missing or wrong.</exception>
    public static TrainingConfig Read(string path)
    {
        try
        {
            var config = JsonSerializer.Deserialize<TrainingConfig>(File.ReadAllText(path), RunJson.Options)
                ?? throw new TrainerException($"{path} is empty");
            return config.Checked(path);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new TrainerException($"{path}: {e.Message}", e);
        }
    }

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, RunJson.Options) + "\n");

    private TrainingConfig Checked(string path)
    {
        string? wrong = this switch
        {
            { Members.Count: 0 } => "members is empty",
            { HeldOutShare: <= 0 or >= 0.9 } => $"held_out_share is {HeldOutShare}, not between 0 and 0.9",
            _ when Folds < Math.Max(2, Members.GroupBy(m => m.Network).Max(g => g.Count())) =>
                $"folds is {Folds}; there must be two at least, and one for each member of a network",
            _ => Members.Select(m => m.Fault()).FirstOrDefault(f => f is not null),
        };
        return wrong is null ? this : throw new TrainerException($"{path}: {wrong}");
    }
}

/// <summary>One network of the ensemble and how it is trained.</summary>
public sealed record MemberConfig
{
    /// <summary>
    /// The paper's <c>squeezenet-like</c>, <c>vgg-like</c>, <c>vgg-like-batchnorm</c>, <c>rashidi-wolkow</c> and
    /// <c>rashidi-wolkow-32</c> look at the image; <c>line-statistics</c> looks at the lines, and tells tip change alone.
    /// </summary>
    public string Network { get; init; } = SqueezeNetLike;

    internal const string SqueezeNetLike = "squeezenet-like";

    /// <summary>Filters over the paper's.</summary>
    public double Width { get; init; } = 0.5;

    /// <summary>Of <c>squeezenet-like</c>, stride of the first convolution: 1 is the paper's, 2 trains in about 0.6 of the time.</summary>
    public int FirstStride { get; init; } = 1;

    /// <summary>Dropout in front of the last layer, 0..1.</summary>
    public double Dropout { get; init; } = 0.3;

    /// <summary><c>adam</c>, <c>adamw</c>, <c>sgd</c> or <c>rmsprop</c>.</summary>
    public string Optimizer { get; init; } = "adamw";

    /// <summary>Highest learning rate; it rises to that in the first epochs and falls along a cosine to zero.</summary>
    public double LearningRate { get; init; } = 2e-3;

    public double WeightDecay { get; init; } = 0.01;

    /// <summary>The paper's.</summary>
    public int BatchSize { get; init; } = 128;

    public int Epochs { get; init; } = 40;

    public int Seed { get; init; } = 1;

    internal string? Fault() => this switch
    {
        _ when MemberKind.All.All(k => k.Name != Network) =>
            $"network '{Network}' is not known; known: {string.Join(", ", MemberKind.All.Select(k => k.Name))}",
        { Width: <= 0 or > 4 } => $"width is {Width}, not above 0 and up to 4",
        { FirstStride: not (1 or 2) } => $"first_stride is {FirstStride}, not 1 or 2",
        { Dropout: < 0 or >= 1 } => $"dropout is {Dropout}, not between 0 and 1",
        _ when !OptimizerSpec.Names.Contains(Optimizer) => $"optimizer '{Optimizer}' is not known; known: {string.Join(", ", OptimizerSpec.Names)}",
        { LearningRate: <= 0 } => $"learning_rate is {LearningRate}, not above 0",
        { BatchSize: < 2 } => $"batch_size is {BatchSize}, not 2 or more",
        { Epochs: < 1 } => $"epochs is {Epochs}, not 1 or more",
        _ => null,
    };
}
