using System.Text.Json.Serialization;
using GwyTip.Training.Engines;
using GwyTip.Training.Networks;

namespace GwyTip.Training.Members;

/// <summary>What a member is trained to tell.</summary>
public enum Tells
{
    /// <summary>The states of the surface, tip change among them.</summary>
    Everything,

    /// <summary>The states other than tip change, as the paper's networks do.</summary>
    States,

    /// <summary>Tip change alone: the paper's separate yes/no network. It sees only mirror images and noise.</summary>
    TipChange,

    /// <summary>The states that say how sharp and how single the tip is, which the picture of the tip shows.</summary>
    TipShape,

    /// <summary>Corruption alone: noise, hum, torn lines.</summary>
    Corruption,

    /// <summary>A double tip alone.</summary>
    DoubleTip,
}

/// <summary>One network of the ensemble and how it is trained.</summary>
public sealed record MemberConfig
{
    /// <summary>
    /// The paper's <c>squeezenet-like</c>, <c>vgg-like</c>, <c>vgg-like-batchnorm</c>, <c>rashidi-wolkow</c> and
    /// <c>rashidi-wolkow-32</c> look at the image; <c>line-statistics</c> and <c>line-sequence</c> look at the lines, and tell
    /// tip change alone; <c>noise-statistics</c> looks at the noise at the scan's own resolution, and tells corruption alone;
    /// <c>tip-picture</c> looks at what the adsorbates have in common, and tells the shape of the tip; <c>ghost-statistics</c>
    /// looks at whether everything has the same ghost, and tells a double tip alone, or the shape of the tip;
    /// <c>shape-statistics</c> looks at whether all adsorbates are formed alike, and tells the shape of the tip.
    /// <c>random-forest</c> and <c>weighted-guess</c> are the paper's baselines, for comparison.
    /// </summary>
    public string Network { get; init; } = SqueezeNetLike;

    internal const string SqueezeNetLike = "squeezenet-like";

    /// <summary>Above it no optimizer of ours learns anything.</summary>
    private const double LargestLearningRate = 10;

    /// <summary>Filters over the paper's.</summary>
    public double Width { get; init; } = 0.5;

    /// <summary>
    /// Of <c>squeezenet-like</c>, stride of the first convolution: 1 is the paper's, 2 trains in about 0.6 of the time.
    /// </summary>
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

    /// <summary>
    /// Early stopping: training ends when the validation loss has not fallen for so many epochs, and the weights of its lowest
    /// are kept. 0: it goes on to the last epoch and keeps that.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Patience { get; init; }

    /// <summary>
    /// What turns the last layer into confidences; the paper's is softmax, which cannot hold tip change beside the states.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Head Head { get; init; } = Head.Sigmoid;

    /// <summary>What it is trained to tell, where <see cref="Network"/> leaves a choice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Tells Tells { get; init; } = Tells.Everything;

    /// <summary>Of <c>random-forest</c>; null: the paper's 5,000.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int? Trees { get; init; }

    /// <summary>The fold it validates on, from 1; null: the next in turn (<see cref="Runs.TrainingConfig.FoldOf"/>).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int? Fold { get; init; }

    /// <summary>Scans that are there to train on only do not teach it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WithoutExtra { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>
    /// An ONNX member of a bundle, with this network, width and first stride: training begins with its weights, but for the last
    /// layer's. Null: with weights drawn at random.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? StartFrom { get; init; }

    /// <inheritdoc cref="Runs.TrainingConfig.StartingFrom"/>
    public MemberConfig StartingFrom(string folder) =>
        StartFrom is { } file ? this with { StartFrom = Path.GetFullPath(file, folder) } : this;

    [JsonIgnore]
    internal Method Method => Method.Named(Network);

    [JsonIgnore]
    internal bool IsNetwork => Method.IsNetwork;

    /// <summary>What it tells: <see cref="Tells"/>, unless its method leaves no choice.</summary>
    [JsonIgnore]
    internal Tells EffectiveTells => Method.TellsOf(this);

    /// <summary>Whether it tells one thing alone: tip change, the shape of the tip, a double tip, or corruption.</summary>
    [JsonIgnore]
    internal bool IsExpert => EffectiveTells is not (Tells.Everything or Tells.States);

    internal string? Fault() => this switch
    {
        _ when Method.Find(Network) is null => Method.Unknown(Network),
        { Trees: < 1 } => $"trees is {Trees}, not 1 or more",
        { Width: <= 0 or > 4 } => $"width is {Width}, not above 0 and up to 4",
        { FirstStride: not (1 or 2) } => $"first_stride is {FirstStride}, not 1 or 2",
        { Dropout: < 0 or >= 1 } => $"dropout is {Dropout}, not between 0 and 1",
        _ when !OptimizerSpec.Names.Contains(Optimizer) =>
            $"optimizer '{Optimizer}' is not known; known: {string.Join(", ", OptimizerSpec.Names)}",
        { LearningRate: not (> 0 and <= LargestLearningRate) } =>
            $"learning_rate is {LearningRate}, not above 0 and up to {LargestLearningRate}",
        { WeightDecay: not (>= 0) } => $"weight_decay is {WeightDecay}, not 0 or more",
        { BatchSize: < 2 } => $"batch_size is {BatchSize}, not 2 or more",
        { Epochs: < 1 } => $"epochs is {Epochs}, not 1 or more",
        { Patience: < 0 } => $"patience is {Patience}, not 0 or more",
        _ when Method.FaultOf(this) is { } fault => fault,
        { Head: Head.Softmax, Tells: not Tells.States } =>
            "a head of softmax needs tells to be states: tip change comes beside a state, not in its place",
        _ => null,
    };
}
