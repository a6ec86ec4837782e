using System.Text.Json;
using Google.Protobuf;
using GwyTip.Inference;
using GwyTip.Trainer.Bundles;
using GwyTip.Trainer.Export.Onnx;
using GwyTip.Trainer.UnknownSurface;

namespace GwyTip.Trainer.Upgrades;

/// <summary>A bundle of format 1, every file held against the manifest's SHA-256.</summary>
internal sealed class OldBundle
{
    private const int Format = 1;

    private OldBundle(string folder, BundleManifest manifest) => (Folder, Manifest) = (folder, manifest);

    public string Folder { get; }

    /// <summary>Its manifest; the next format has the same keys.</summary>
    public BundleManifest Manifest { get; }

    /// <summary>Files that the manifest does not name: card and curves.</summary>
    public IEnumerable<string> Others => Directory.EnumerateFiles(Folder).Where(f => !Named.Contains(Path.GetFileName(f)));

    private IEnumerable<string> Named =>
        Manifest.Members.Select(m => m.File).Append(BundleManifest.FileName).Append(Manifest.UnknownSurface?.File ?? "");

    /// <exception cref="TrainerException">It is no bundle, or of another format.</exception>
    public static OldBundle Read(string folder)
    {
        string path = Path.Combine(folder, BundleManifest.FileName);
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), ManifestJson.Default.BundleManifest)
                ?? throw new JsonException("it holds null");
            return manifest.FormatVersion == Format
                ? new OldBundle(folder, manifest)
                : throw new TrainerException(
                    $"{path} has format version {manifest.FormatVersion}: only bundles of format {Format} are made anew");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new TrainerException($"{path} is no manifest: {e.Message}", e);
        }
    }

    /// <exception cref="TrainerException">The file is damaged.</exception>
    public ModelProto ReadMember(ManifestMember member)
    {
        byte[] file = ReadChecked(member.File, member.Sha256);
        try
        {
            return ModelProto.Parser.ParseFrom(file);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new TrainerException($"{Path.Combine(Folder, member.File)} is no ONNX file: {e.Message}", e);
        }
    }

    /// <summary>What tells its surface; null: it cannot.</summary>
    /// <exception cref="TrainerException">The file is damaged.</exception>
    public TraitNetworks? ReadSurface() => Manifest.UnknownSurface is { } unknown
        ? OldSurfaceFile.Parse(Path.Combine(Folder, unknown.File), ReadChecked(unknown.File, unknown.Sha256))
        : null;

    private byte[] ReadChecked(string file, string sha256)
    {
        string path = Path.Combine(Folder, file);
        byte[] bytes = File.ReadAllBytes(path);
        return BundleFiles.Hash(bytes) == sha256
            ? bytes
            : throw new TrainerException($"{path} is damaged or was replaced: the manifest has another SHA-256");
    }
}
