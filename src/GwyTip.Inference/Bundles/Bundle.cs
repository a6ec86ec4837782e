using System.Security.Cryptography;
using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>A surface's ensemble on disk: a folder with a manifest and one ONNX file a member. Immutable, safe from any thread.</summary>
public sealed class Bundle
{
    private Bundle(string folder, BundleManifest manifest)
    {
        Folder = folder;
        Manifest = manifest;
        States = [.. manifest.States.Select(s => s.ToTipState())];
        Classifier = manifest.UnknownSurface is { } unknown
            ? SurfaceFile.Parse(PathOf(unknown.File), ReadChecked(unknown.File, unknown.Sha256))
            : null;
    }

    /// <summary>The bundle's folder, absolute.</summary>
    public string Folder { get; }

    public BundleManifest Manifest { get; }

    public string Surface => Manifest.Surface;

    /// <summary>Views of the scan that a member for the image looks at, one of <see cref="ImageViews.Counts"/>.</summary>
    public int Views => Manifest.Views ?? 1;

    /// <summary>The states, in the order of every report.</summary>
    public IReadOnlyList<TipState> States { get; }

    /// <summary>Tells scans of the surface from others; null: the bundle cannot.</summary>
    public SurfaceClassifier? Classifier { get; }

    /// <summary>Reads and checks the manifest and what tells foreign scans, and that every member is there. Members themselves are read when they are used.</summary>
    /// <exception cref="BundleException">The folder holds no bundle that this product can use.</exception>
    public static Bundle Load(string folder)
    {
        folder = Path.GetFullPath(folder);
        if (!Directory.Exists(folder))
        {
            throw new BundleException(BundleProblem.MissingFolder, $"there is no bundle folder {folder}");
        }

        var manifest = ManifestReader.Read(Path.Combine(folder, BundleManifest.FileName));
        var bundle = new Bundle(folder, manifest);
        foreach (var member in manifest.Members)
        {
            bundle.PathOf(member);
        }
        return bundle;
    }

    /// <summary>How much a scan looks like the surface; null: the bundle cannot tell.</summary>
    /// <param name="traits">Of the scan, <see cref="SurfaceTraits"/>.</param>
    public SurfaceMatch? Match(float[] traits) => Classifier is null
        ? null
        : new SurfaceMatch(SurfaceMatch.ScoreOf(Classifier.LogOdds(traits)), Manifest.UnknownSurface!.Threshold);

    /// <summary>The bytes of a member, checked against the manifest's SHA-256.</summary>
    /// <exception cref="BundleException">The file is missing or is not the one the manifest was written for.</exception>
    public byte[] ReadMember(ManifestMember member) => ReadChecked(member.File, member.Sha256);

    /// <summary>Where a member lies.</summary>
    /// <exception cref="BundleException">It is not there.</exception>
    public string PathOf(ManifestMember member) => PathOf(member.File);

    private byte[] ReadChecked(string file, string sha256)
    {
        string path = PathOf(file);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BundleException(BundleProblem.MissingMember, $"{path} cannot be read: {e.Message}", e);
        }

        string found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (!string.Equals(found, sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new BundleException(BundleProblem.ChecksumMismatch,
                $"{path} is damaged or was replaced: its SHA-256 is {found}, the manifest says {sha256}");
        }
        return bytes;
    }

    private string PathOf(string file)
    {
        string path = Path.Combine(Folder, file);
        return File.Exists(path)
            ? path
            : throw new BundleException(BundleProblem.MissingMember, $"{path} is missing, though the manifest names it");
    }
}
