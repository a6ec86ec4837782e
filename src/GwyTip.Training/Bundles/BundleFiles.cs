using System.Security.Cryptography;
using System.Text.Json;
using GwyTip.Inference;

namespace GwyTip.Training.Bundles;

/// <summary>What all bundles are written with.</summary>
internal static class BundleFiles
{
    /// <summary>Of the product that writes it.</summary>
    public static string ProductVersion => typeof(BundleFiles).Assembly.GetName().Version!.ToString(3);

    /// <summary>SHA-256 of a file as manifests hold it.</summary>
    public static string Hash(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    public static void WriteManifest(string folder, BundleManifest manifest) => File.WriteAllText(
        Path.Combine(folder, BundleManifest.FileName),
        JsonSerializer.Serialize(manifest, ManifestJson.Default.BundleManifest) + "\n");
}
