using System.Text.Json;
using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>
/// What the ONNX file of a member says of itself: enough to use it without the manifest, in any program that reads ONNX. Written
/// by the trainer only.
/// </summary>
public sealed record MemberMetadata
{
    private const string FormatKey = "format_version", ProductKey = "product_version", SurfaceKey = "surface", HeadKey = "head";
    private const string PreprocessingKey = "preprocessing_version", InputKey = "input", ViewsKey = "views", StatesKey = "states";
    private const string NetworkKey = "network", TrainingDataKey = "training_data_sha256";
    private const string FirstCellKey = "first_cell", CellSpacingKey = "cell_spacing";

    public int FormatVersion { get; init; } = BundleManifest.CurrentFormat;

    /// <summary>Version of the product that wrote the file.</summary>
    public required string ProductVersion { get; init; }

    /// <summary>The surface of its bundle.</summary>
    public required string Surface { get; init; }

    /// <summary>What its input has to be made with (<see cref="Preprocessing.Version"/>).</summary>
    public int PreprocessingVersion { get; init; } = Preprocessing.Version;

    /// <summary>The input it takes, of those that preprocessing makes.</summary>
    public required string Input { get; init; }

    /// <summary>How many views of the scan are averaged.</summary>
    public required int Views { get; init; }

    /// <summary><c>sigmoid</c> or <c>softmax</c>.</summary>
    public required string Head { get; init; }

    /// <summary>The network's name and width, as the trainer knows it.</summary>
    public required string Network { get; init; }

    /// <summary>
    /// The states it gives a confidence for, in the order of its output <see cref="MemberOutputs.Confidences"/>, with their
    /// decision rules.
    /// </summary>
    public required IReadOnlyList<ManifestState> States { get; init; }

    /// <summary>SHA-256 of the labels it was trained on.</summary>
    public required string TrainingDataSha256 { get; init; }

    /// <summary>Where the cells of <see cref="MemberOutputs.Features"/> look; null where it does not see the image.</summary>
    public CellGrid? Cells { get; init; }

    /// <summary>As the <c>metadata_props</c> of its ONNX file.</summary>
    public IReadOnlyDictionary<string, string> ToProperties() => OnnxProperties.Collect(
        (FormatKey, OnnxProperties.Text(FormatVersion)),
        (ProductKey, ProductVersion),
        (SurfaceKey, Surface),
        (PreprocessingKey, OnnxProperties.Text(PreprocessingVersion)),
        (InputKey, Input),
        (ViewsKey, OnnxProperties.Text(Views)),
        (HeadKey, Head),
        (NetworkKey, Network),
        (StatesKey, JsonSerializer.Serialize(States, ManifestJson.Default.IReadOnlyListManifestState)),
        (TrainingDataKey, TrainingDataSha256),
        (FirstCellKey, Cells is { } cells ? OnnxProperties.Text(cells.First) : null),
        (CellSpacingKey, Cells is { } grid ? OnnxProperties.Text(grid.Spacing) : null));

    /// <summary>Reads what <see cref="ToProperties"/> wrote.</summary>
    /// <exception cref="FormatException">Something is missing or is not what it should be.</exception>
    public static MemberMetadata Read(IReadOnlyDictionary<string, string> properties)
    {
        var metadata = new OnnxProperties(properties);
        return new MemberMetadata
        {
            FormatVersion = metadata.Number<int>(FormatKey),
            ProductVersion = metadata[ProductKey],
            Surface = metadata[SurfaceKey],
            PreprocessingVersion = metadata.Number<int>(PreprocessingKey),
            Input = metadata[InputKey],
            Views = metadata.Number<int>(ViewsKey),
            Head = metadata[HeadKey],
            Network = metadata[NetworkKey],
            States = StatesOf(metadata[StatesKey]),
            TrainingDataSha256 = metadata[TrainingDataKey],
            Cells = metadata.Has(FirstCellKey) ? new CellGrid(First(metadata), Spacing(metadata)) : null,
        };
    }

    private static double First(OnnxProperties metadata)
    {
        double first = metadata.Number<double>(FirstCellKey);
        return double.IsFinite(first) ? first : throw new FormatException($"its first cell lies at pixel {first}");
    }

    private static double Spacing(OnnxProperties metadata)
    {
        double spacing = metadata.Number<double>(CellSpacingKey);
        return spacing > 0 && double.IsFinite(spacing)
            ? spacing
            : throw new FormatException($"its cells lie {metadata[CellSpacingKey]} pixels apart");
    }

    private static IReadOnlyList<ManifestState> StatesOf(string json)
    {
        try
        {
            var states = JsonSerializer.Deserialize(json, ManifestJson.Default.IReadOnlyListManifestState);
            return states is null || states.Any(state => (object?)state is null)
                ? throw new JsonException("one is null") : states;
        }
        catch (JsonException e)
        {
            throw new FormatException($"the states in its metadata cannot be read: {e.Message}", e);
        }
    }
}
