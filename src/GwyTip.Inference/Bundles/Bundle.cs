using System.Security.Cryptography;
using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>
/// A surface's ensemble on disk: a folder with a manifest and one ONNX file a member. Immutable, safe from any thread.
/// </summary>
public sealed class Bundle
{
    /// <summary>Members that a bundle can have, for one report has room for no more.</summary>
    public const int MostMembers = 16;

    private Bundle(string folder, BundleManifest manifest)
    {
        Folder = folder;
        Manifest = manifest;
        States = [.. manifest.States.Select(s => s.ToTipState())];
    }

    /// <summary>The bundle's folder, absolute.</summary>
    public string Folder { get; }

    public BundleManifest Manifest { get; }

    public string Surface => Manifest.Surface;

    /// <summary>Views of the scan that a member for the image looks at, one of <see cref="ImageViews.Counts"/>.</summary>
    public int Views => Manifest.Views ?? 1;

    /// <summary>The states, in the order of every report.</summary>
    public IReadOnlyList<TipState> States { get; }

    /// <summary>Whether it can tell scans of its surface from others.</summary>
    public bool TellsSurface => Manifest.UnknownSurface is not null;

    /// <summary>
    /// Reads and checks the manifest, and that every file it names is there. What tells foreign scans is held against its SHA-256
    /// here, because every bundle is asked whose a scan is: a damaged one must not stop the others. Members are read when they
    /// are used.
    /// </summary>
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
        if (bundle.TellsSurface)
        {
            bundle.ReadSurfaceModel();
        }
        return bundle;
    }

    /// <summary>The bytes of what tells the surface, checked against the manifest's SHA-256, and where they lie.</summary>
    /// <exception cref="BundleException">The file is missing or is not the one the manifest was written for.</exception>
    /// <exception cref="InvalidOperationException">The bundle does not recognise its surface.</exception>
    internal (string Path, byte[] Model) ReadSurfaceModel()
    {
        var unknown = Manifest.UnknownSurface ?? throw new InvalidOperationException($"{Folder} does not recognise its surface");
        return (PathOf(unknown.File), ReadChecked(unknown.File, unknown.Sha256));
    }

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
