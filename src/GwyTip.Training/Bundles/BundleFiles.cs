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
    /// <summary>Endings of all that a bundle holds.</summary>
    private static readonly string[] _parts = [".json", ".md", ".onnx", ".svg"];

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

    /// <summary>
    /// Writes a bundle in the place of an old one, in one move: what is there is whole at any moment. Until then it is a
    /// hidden folder beside it, which nobody takes for a bundle. Killed between the two halves of the move, it leaves the old one
    /// hidden, which comes back here.
    /// </summary>
    /// <param name="output">The folder; it need not be there yet.</param>
    /// <param name="write">Writes the bundle into a folder that is there and empty.</param>
    /// <returns>What that gives.</returns>
    /// <exception cref="TrainingException">What is there is not a bundle; nothing was touched.</exception>
    public static T Replace<T>(string output, Func<string, T> write)
    {
        RefuseOther(output);
        output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output));
        string hidden = Path.Combine(Path.GetDirectoryName(output)!, "." + Path.GetFileName(output));
        string next = hidden + ".next", last = hidden + ".last";
        if (Directory.Exists(last) && !Directory.Exists(output))
        {
            Directory.Move(last, output);
        }
        Delete(next);
        Directory.CreateDirectory(next);
        T result = write(next);
        Bundle.Load(next);
        Delete(last);
        if (Directory.Exists(output))
        {
            Directory.Move(output, last);
        }
        Directory.Move(next, output);
        Delete(last);
        return result;
    }

    /// <summary>Whatever else lies there would be lost.</summary>
    /// <exception cref="TrainingException">It is neither new nor empty nor a bundle.</exception>
    public static void RefuseOther(string output)
    {
        if (File.Exists(output))
        {
            throw new TrainingException($"{output} is a file; a bundle is a folder");
        }
        if (!Directory.Exists(output))
        {
            return;
        }
        string[] there =
        [
            .. Directory.EnumerateFileSystemEntries(output).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal),
        ];
        string? other = there.FirstOrDefault(
            name => !_parts.Contains(Path.GetExtension(name)) || Directory.Exists(Path.Combine(output, name)));
        if (other is not null || (there.Length > 0 && !there.Contains(BundleManifest.FileName)))
        {
            throw new TrainingException(
                $"{output} is not a bundle, for it holds {other ?? there[0]}, and all in it would be lost: "
                + "name a folder that is new, empty or a bundle");
        }
    }

    /// <inheritdoc cref="Replace{T}"/>
    public static void Replace(string output, Action<string> write) => Replace(output, next =>
    {
        write(next);
        return true;
    });

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
