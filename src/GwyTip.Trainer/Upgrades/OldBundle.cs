using System.Text.Json;
using Google.Protobuf;
using GwyTip.Inference;
using GwyTip.Training;
using GwyTip.Training.Bundles;
using GwyTip.Training.Export.Onnx;
using GwyTip.Training.UnknownSurface;

namespace GwyTip.Trainer.Upgrades;

/// <summary>
/// A bundle of format 1, or of the present one without recipes; every file is held against the manifest's SHA-256.
/// </summary>
internal sealed class OldBundle
{
    private const int Format = 1;

    private OldBundle(string folder, BundleManifest manifest) => (Folder, Manifest) = (folder, manifest);

    public string Folder { get; }

    /// <summary>Its manifest; the next format has the same keys.</summary>
    public BundleManifest Manifest { get; }

    /// <summary>Files that the manifest does not name: card and curves.</summary>
    public IEnumerable<string> Others => Directory.EnumerateFiles(Folder).Where(f => !Named.Contains(Path.GetFileName(f)));

    /// <summary>Its networks.</summary>
    public IEnumerable<string> Models =>
        Named.Where(f => f.EndsWith(".onnx", StringComparison.Ordinal)).Select(f => Path.Combine(Folder, f));

    private IEnumerable<string> Named =>
        Manifest.Members.Select(m => m.File).Append(BundleManifest.FileName).Append(Manifest.UnknownSurface?.File ?? "");

    /// <exception cref="TrainingException">It is not a bundle, or of another format.</exception>
    public static OldBundle Read(string folder)
    {
        string path = Path.Combine(folder, BundleManifest.FileName);
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), ManifestJson.Default.BundleManifest)
                ?? throw new JsonException("it holds null");
            return manifest switch
            {
                { FormatVersion: Format } => new OldBundle(folder, manifest),
                { FormatVersion: BundleManifest.CurrentFormat } when manifest.Members.Any(m => m.Recipe is null) =>
                    new OldBundle(folder, manifest),
                { FormatVersion: BundleManifest.CurrentFormat } =>
                    throw new TrainingException($"{path} is of today's format already"),
                _ => throw new TrainingException(
                    $"{path} has format version {manifest.FormatVersion}: only bundles of format {Format} are converted"),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new TrainingException($"{path} is not a manifest: {e.Message}", e);
        }
    }

    /// <exception cref="TrainingException">The file is damaged.</exception>
    public ModelProto ReadMember(ManifestMember member)
    {
        byte[] file = ReadChecked(member.File, member.Sha256);
        try
        {
            return ModelProto.Parser.ParseFrom(file);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new TrainingException($"{Path.Combine(Folder, member.File)} is no ONNX file: {e.Message}", e);
        }
    }

    /// <summary>What tells its surface; null: it cannot.</summary>
    /// <exception cref="TrainingException">The file is damaged.</exception>
    public TraitNetworks? ReadSurface() => Manifest.UnknownSurface is { } unknown
        ? OldSurfaceFile.Parse(Path.Combine(Folder, unknown.File), ReadChecked(unknown.File, unknown.Sha256))
        : null;

    private byte[] ReadChecked(string file, string sha256)
    {
        string path = Path.Combine(Folder, file);
        byte[] bytes = File.ReadAllBytes(path);
        return BundleFiles.Hash(bytes) == sha256
            ? bytes
            : throw new TrainingException($"{path} is damaged or was replaced: the manifest has another SHA-256");
    }
}
