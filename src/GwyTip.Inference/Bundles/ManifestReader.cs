using System.Text.Json;

namespace GwyTip.Inference;

/// <summary>
/// Reads a manifest, its versions first: a bundle that is too new or too old is refused for that, whatever else it holds. Format
/// 1 is not read: its members do not say where their cells look, and finding that out took a reader of ONNX files in every
/// program that only judges.
/// </summary>
internal static class ManifestReader
{
    private const string Format = "format_version";

    /// <exception cref="BundleException">The manifest is missing, broken, too new or too old.</exception>
    public static BundleManifest Read(string path)
    {
        byte[] json = ReadFile(path);
        try
        {
            CheckVersions(path, json);
            var manifest = JsonSerializer.Deserialize(json, ManifestJson.Default.BundleManifest)
                ?? throw new JsonException("it holds null");
            ManifestCheck.Check(path, manifest);
            return manifest;
        }
        catch (JsonException e)
        {
            throw new BundleException(BundleProblem.BrokenManifest, $"{path} is not a manifest: {e.Message}", e);
        }
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BundleException(BundleProblem.MissingManifest, $"{path} is missing", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BundleException(BundleProblem.BrokenManifest, $"{path} cannot be read: {e.Message}", e);
        }
    }

    private static int? NumberIn(JsonElement manifest, string property)
    {
        try
        {
            return manifest.ValueKind == JsonValueKind.Object && manifest.TryGetProperty(property, out var value)
                && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : null;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException($"a name in it is not text: {e.Message}", e);
        }
    }

    private static void CheckVersions(string path, byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        CheckVersion(Format, "format", BundleManifest.CurrentFormat);
        CheckVersion("preprocessing_version", "preprocessing", Core.Preprocessing.Version);

        void CheckVersion(string property, string what, int known)
        {
            int version = NumberIn(document.RootElement, property) ?? throw new JsonException($"it has no number '{property}'");
            if (version > known)
            {
                throw new BundleException(BundleProblem.TooNew,
                    $"{path} needs a newer GwyTip: its {what} has version {version}, this product knows versions up to {known}");
            }
            if (version >= 1 && version < known && property == Format)
            {
                throw new BundleException(BundleProblem.TooOld,
                    $"{path} has format version {version}, this product reads {known}: "
                    + $"'gwytip-train upgrade {Path.GetDirectoryName(path)}' converts it, with the same networks");
            }
            if (version < 1)
            {
                throw new BundleException(BundleProblem.BrokenManifest,
                    $"{path} has {what} version {version}, which this product does not know (it knows {known})");
            }
        }
    }
}
