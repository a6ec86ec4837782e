using System.Security.Cryptography;
using System.Text.Json;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Data;
using GwyTip.Training.UnknownSurface;

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

    /// <summary>Writes what tells foreign scans.</summary>
    /// <returns>What the manifest says of it.</returns>
    public static ManifestUnknownSurface WriteSurfaceModel(string folder, TraitNetworks networks, DataSetDescription data)
    {
        byte[] file = SurfaceExporter.Export(networks, new SurfaceMetadata
        {
            ProductVersion = ProductVersion,
            Surface = data.Surface,
            TrainingDataSha256 = data.LabelsSha256,
        });
        File.WriteAllBytes(Path.Combine(folder, SurfaceModel.FileName), file);
        return new ManifestUnknownSurface(
            SurfaceMatch.UsualThreshold, SurfaceModel.FileName, Hash(file),
            SurfaceLabels.ForSurface(data.Surface, data.States).LargestFrame);
    }

    /// <summary>Makes a bundle anew in the place of an old one, in one move: it is whole at any moment.</summary>
    /// <param name="output">The folder; it need not be there yet.</param>
    /// <param name="write">Writes the bundle into a folder that is there and empty.</param>
    public static void Replace(string output, Action<string> write)
    {
        string next = output + ".next";
        if (Directory.Exists(next))
        {
            Directory.Delete(next, recursive: true);
        }
        Directory.CreateDirectory(next);
        write(next);
        Bundle.Load(next);
        if (!Directory.Exists(output))
        {
            Directory.Move(next, output);
            return;
        }
        string last = output + ".last";
        Directory.Move(output, last);
        Directory.Move(next, output);
        Directory.Delete(last, recursive: true);
    }
}
