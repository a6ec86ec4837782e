using System.Text.Json.Serialization;
using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>
/// <c>manifest.json</c> of a bundle: all that is needed to use an ensemble, and where it came from. Written by the trainer only.
/// </summary>
public sealed record BundleManifest
{
    /// <summary>The format this product writes and reads.</summary>
    public const int CurrentFormat = 2;

    public const string FileName = "manifest.json";

    public required int FormatVersion { get; init; }

    /// <summary>Version of the product that wrote the bundle.</summary>
    public required string ProductVersion { get; init; }

    /// <summary><c>si-h-100</c>, <c>au-111</c>, <c>cu-111</c>, …</summary>
    public required string Surface { get; init; }

    /// <summary>What the inputs of the members have to be made with (<see cref="Core.Preprocessing.Version"/>).</summary>
    public required int PreprocessingVersion { get; init; }

    /// <summary>
    /// Names of the inputs that members take, of those that preprocessing makes. A member may take some of them only.
    /// </summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>
    /// How many views of the scan (<see cref="ImageViews"/>) a member for the image looks at; what it says is their mean. Null:
    /// one.
    /// </summary>
    public int? Views { get; init; }

    /// <summary><c>sigmoid</c> or <c>softmax</c>: what the members' confidences are.</summary>
    public required string Head { get; init; }

    /// <summary><c>majority</c>: a state is seen when more than half of the members vote for it.</summary>
    public required string Voting { get; init; }

    /// <summary>The states, in the order of every report.</summary>
    public required IReadOnlyList<ManifestState> States { get; init; }

    /// <summary>
    /// For the paper's good/bad question, which leaves tip change out: good is where the largest desirable confidence minus the
    /// largest undesirable one is at or above this, −1..1. Verdicts do not use it.
    /// </summary>
    public double GoodBadCut { get; init; }

    public required IReadOnlyList<ManifestMember> Members { get; init; }

    /// <summary>What tells scans of the surface from others; null where the bundle cannot.</summary>
    public ManifestUnknownSurface? UnknownSurface { get; init; }

    public required ManifestTrainingData TrainingData { get; init; }

    /// <summary>Measuring sessions that no member saw, neither to train nor to choose anything.</summary>
    public required IReadOnlyList<string> HeldOutSessions { get; init; }

    /// <summary>Metrics measured on the held-out sessions, by name.</summary>
    public required IReadOnlyDictionary<string, double> Quality { get; init; }
}

/// <param name="Name">The tip state.</param>
/// <param name="Desirable">Whether the tip is worth going on with when it shows.</param>
/// <param name="Threshold">A member votes at or above this calibrated confidence, 0..1.</param>
/// <param name="Share">Share of the training set that shows the state, 0..1.</param>
/// <param name="Calibration">From raw to calibrated confidence.</param>
/// <param name="Description">One sentence for people.</param>
public sealed record ManifestState(
    string Name, bool Desirable, double Threshold, double Share, ManifestCalibration Calibration, string Description)
{
    /// <summary>The state as voting knows it.</summary>
    public TipState ToTipState() =>
        new(Name, Desirable, Threshold, Share, new Calibration(Calibration.Slope, Calibration.Offset), Description);
}

/// <summary>Platt scaling on the logit of a raw confidence.</summary>
public sealed record ManifestCalibration(double Slope, double Offset);

/// <summary>One network of the ensemble.</summary>
/// <param name="File">Name of the ONNX file, beside the manifest.</param>
/// <param name="Sha256">Of that file, lower-case hexadecimal.</param>
/// <param name="States">The states it gives a confidence for, in the order of its output <c>confidences</c>.</param>
/// <param name="Network">The network's name and width, for people.</param>
/// <param name="Optimizer">The optimizer it was trained with.</param>
/// <param name="LearningRate">The optimizer's initial learning rate.</param>
/// <param name="Parameters">Number of trained values.</param>
/// <param name="Recipe">
/// What the trainer builds the network from, to start another with its weights; null: a bundle made before it stood there.
/// </param>
public sealed record ManifestMember(
    string File, string Sha256, IReadOnlyList<string> States, string Network, string Optimizer, double LearningRate,
    long Parameters,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ManifestRecipe? Recipe = null);

/// <summary>A network as a configuration of training names it.</summary>
/// <param name="Network">Its name, e.g. <c>squeezenet-like</c>.</param>
/// <param name="Width">Filters over the paper's.</param>
/// <param name="FirstStride">Of <c>squeezenet-like</c>, stride of the first convolution, 1 or 2.</param>
public sealed record ManifestRecipe(string Network, double Width, int FirstStride);

/// <summary>What tells a foreign surface.</summary>
/// <param name="Threshold">A scan whose score is below it is foreign; above 0 and below 1.</param>
/// <param name="File">Name of the <see cref="SurfaceModel"/>'s file, beside the manifest.</param>
/// <param name="Sha256">Of that file, lower-case hexadecimal.</param>
/// <param name="LargestFrameNm">
/// Nanometres along the longer side of a scan, above 0: on larger ones, where their size is known, what the surface is recognised
/// by is finer than the image shows, and they are foreign. Null: no scan is too large.
/// </param>
public sealed record ManifestUnknownSurface(
    double Threshold, string File, string Sha256,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? LargestFrameNm = null);

/// <param name="Source">Where the scans came from.</param>
/// <param name="Licence">Their licence.</param>
/// <param name="Images">Images trained or validated on.</param>
/// <param name="Sessions">Measuring sessions they came from.</param>
/// <param name="Sha256">Of the label file, lower-case hexadecimal.</param>
/// <param name="Simulated">Whether the scans were simulated.</param>
public sealed record ManifestTrainingData(
    string Source, string Licence, int Images, int Sessions, string Sha256, bool Simulated);

/// <summary>Reads and writes manifests without reflection, as NativeAOT needs it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BundleManifest))]
[JsonSerializable(typeof(IReadOnlyList<ManifestState>))]
public sealed partial class ManifestJson : JsonSerializerContext;
