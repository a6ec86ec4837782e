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
    }

    /// <summary>The bundle's folder, absolute.</summary>
    public string Folder { get; }

    public BundleManifest Manifest { get; }

    public string Surface => Manifest.Surface;

    /// <summary>Views of the scan that a member for the image looks at, one of <see cref="ImageViews.Counts"/>.</summary>
    public int Views => Manifest.Views ?? 1;

    /// <summary>The states, in the order of every report.</summary>
    public IReadOnlyList<TipState> States { get; }

    /// <summary>Reads and checks the manifest, and that every member is there. Members themselves are read when they are used.</summary>
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

    /// <summary>The bytes of a member, checked against the manifest's SHA-256.</summary>
    /// <exception cref="BundleException">The file is missing or is not the one the manifest was written for.</exception>
    public byte[] ReadMember(ManifestMember member)
    {
        string path = PathOf(member);
        byte[] model;
        try
        {
            model = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BundleException(BundleProblem.MissingMember, $"{path} cannot be read: {e.Message}", e);
        }

        string found = Convert.ToHexStringLower(SHA256.HashData(model));
        if (!string.Equals(found, member.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new BundleException(BundleProblem.ChecksumMismatch,
                $"{path} is damaged or was replaced: its SHA-256 is {found}, the manifest says {member.Sha256}");
        }
        return model;
    }

    /// <summary>Where a member lies.</summary>
    /// <exception cref="BundleException">It is not there.</exception>
    public string PathOf(ManifestMember member)
    {
        string path = Path.Combine(Folder, member.File);
        return File.Exists(path)
            ? path
            : throw new BundleException(BundleProblem.MissingMember, $"{path} is missing, though the manifest names it");
    }
}
