using System.Text.Json;

namespace GwyTip.Inference;

/// <summary>Reads a manifest, its versions first: a bundle that is too new is told so, whatever else it holds.</summary>
internal static class ManifestReader
{
    /// <exception cref="BundleException">The manifest is missing, broken or too new.</exception>
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
            throw new BundleException(BundleProblem.MissingManifest, $"{path} cannot be read: {e.Message}", e);
        }
    }

    private static void CheckVersions(string path, byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        CheckVersion("format_version", "format", BundleManifest.CurrentFormat);
        CheckVersion("preprocessing_version", "preprocessing", Core.Preprocessing.Version);

        void CheckVersion(string property, string what, int known)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object ||
                !document.RootElement.TryGetProperty(property, out var value) ||
                value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out int version))
            {
                throw new JsonException($"it has no number '{property}'");
            }
            if (version > known)
            {
                throw new BundleException(BundleProblem.TooNew,
                    $"{path} needs a newer GwyTip: its {what} has version {version}, this product knows versions up to {known}");
            }
            if (version < known)
            {
                throw new BundleException(BundleProblem.BrokenManifest,
                    $"{path} has {what} version {version}, which this product does not know (it knows {known})");
            }
        }
    }
}
