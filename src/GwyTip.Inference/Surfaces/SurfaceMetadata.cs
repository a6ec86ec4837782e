using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>What the ONNX file of a <see cref="SurfaceModel"/> says of itself. Written by the trainer only.</summary>
public sealed record SurfaceMetadata
{
    private const string FormatKey = "format_version", ProductKey = "product_version", SurfaceKey = "surface";
    private const string TraitsKey = "traits_version", TrainingDataKey = "training_data_sha256";

    public int FormatVersion { get; init; } = BundleManifest.CurrentFormat;

    /// <summary>Version of the product that wrote the file.</summary>
    public required string ProductVersion { get; init; }

    /// <summary>The surface that it tells from all others.</summary>
    public required string Surface { get; init; }

    /// <summary>The <see cref="SurfaceTraits.Version"/> that it takes.</summary>
    public int TraitsVersion { get; init; } = SurfaceTraits.Version;

    /// <summary>SHA-256 of the labels whose scans it learned from.</summary>
    public required string TrainingDataSha256 { get; init; }

    /// <summary>As the <c>metadata_props</c> of its ONNX file.</summary>
    public IReadOnlyDictionary<string, string> ToProperties() => OnnxProperties.Collect(
        (FormatKey, OnnxProperties.Text(FormatVersion)),
        (ProductKey, ProductVersion),
        (SurfaceKey, Surface),
        (TraitsKey, OnnxProperties.Text(TraitsVersion)),
        (TrainingDataKey, TrainingDataSha256));

    /// <summary>Reads what <see cref="ToProperties"/> wrote.</summary>
    /// <exception cref="FormatException">Something is missing or is not what it should be.</exception>
    public static SurfaceMetadata Read(IReadOnlyDictionary<string, string> properties)
    {
        var metadata = new OnnxProperties(properties);
        return new SurfaceMetadata
        {
            FormatVersion = metadata.Number<int>(FormatKey),
            ProductVersion = metadata[ProductKey],
            Surface = metadata[SurfaceKey],
            TraitsVersion = metadata.Number<int>(TraitsKey),
            TrainingDataSha256 = metadata[TrainingDataKey],
        };
    }
}
