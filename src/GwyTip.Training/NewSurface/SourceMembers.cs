using System.Security.Cryptography;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Members;

namespace GwyTip.Training.NewSurface;

/// <summary>
/// The members of shipped bundles that look at the image: what they learned of scans is where a new surface begins.
/// </summary>
/// <param name="Bundles">The bundles.</param>
/// <param name="Members">
/// Their members as configurations of training: network, width, first stride and the file to start from.
/// </param>
internal sealed record SourceMembers(IReadOnlyList<Bundle> Bundles, IReadOnlyList<MemberConfig> Members)
{
    /// <summary>Nothing to start from: a network of the shipped ensemble's kind with random weights, for comparison.</summary>
    public static SourceMembers None { get; } = new([], [new MemberConfig { Width = 0.3 }]);

    /// <summary>Surface, file and the beginning of its SHA-256 of each member.</summary>
    public IReadOnlyList<string> Names => Bundles.Count == 0
        ? ["random weights"]
        : [.. Members.Select(m => $"{Path.GetFileName(Path.GetDirectoryName(m.StartFrom))}/{Path.GetFileName(m.StartFrom)} "
            + $"({Hash(m.StartFrom!)}, {m.Network})")];

    /// <param name="folders">Folders of bundles.</param>
    /// <exception cref="BundleException">A folder holds no bundle.</exception>
    /// <exception cref="TrainingException">None of their members can be begun with.</exception>
    public static SourceMembers FromBundles(IReadOnlyList<string> folders)
    {
        Bundle[] bundles = [.. folders.Select(Bundle.Load)];
        // In turn, so that a few members take some from every bundle.
        MemberConfig[][] found = [.. bundles.Select(
            b => b.Manifest.Members.Select(m => Member(b, m)).OfType<MemberConfig>().ToArray())];
        MemberConfig[] members =
        [
            .. Enumerable.Range(0, found.Max(f => f.Length)).SelectMany(i => found.Where(f => i < f.Length).Select(f => f[i])),
        ];
        return members.Length > 0
            ? new SourceMembers(bundles, members)
            : throw new TrainingException(
                $"{string.Join(", ", folders)}: no member looks at the image with a network that we know");
    }

    /// <summary>
    /// Members that learned from the scans that they are to be judged on, by other folds, would make every figure too good.
    /// </summary>
    /// <param name="surface">The surface that is learned.</param>
    /// <param name="warn">Told of bundles of it that may have learned from other scans.</param>
    /// <exception cref="TrainingException">A bundle is one that was learned from few scans of it.</exception>
    public void RefuseOwn(string surface, Action<string> warn)
    {
        foreach (var own in Bundles.Where(b => b.Surface == surface))
        {
            if (NewSurfaceBundle.Made(own.Manifest))
            {
                throw new TrainingException(
                    $"{own.Folder} is itself what new-surface made of {surface}: its members know the scans that they would be "
                    + "judged on. To go on from it, take --again in place of --features; to begin anew, a bundle of another "
                    + "surface");
            }
            if (!own.Manifest.TrainingData.Simulated)
            {
                warn($"the members of {own.Folder} know {surface}, too: if they learned from scans that are used here, they are "
                    + "judged on what they know, and the figures are too good");
            }
        }
    }

    private static MemberConfig? Member(Bundle bundle, ManifestMember member)
    {
        if (member.States is [TipState.TipChange])
        {
            return null;
        }
        var recipe = member.Recipe ?? throw new TrainingException(
            $"{bundle.Folder}: its manifest does not say what {member.File} is built from; 'gwytip-train upgrade "
            + $"{bundle.Folder}' adds it");
        return Method.Find(recipe.Network) is NetworkMethod { Input: Preprocessing.Image }
            ? new MemberConfig
            {
                Network = recipe.Network,
                Width = recipe.Width,
                FirstStride = recipe.FirstStride,
                StartFrom = bundle.PathOf(member)
            }
            : null;
    }

    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..8];
}
