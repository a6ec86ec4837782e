using GwyTip.Inference;
using GwyTip.Training;
using GwyTip.Training.Bundles;
using GwyTip.Training.Export;
using GwyTip.Training.Export.Onnx;
using GwyTip.Training.UnknownSurface;

namespace GwyTip.Trainer.Upgrades;

/// <summary>
/// Rewrites a bundle of format 1 in the present one: the same weights, thresholds, calibration and figures, in files that say
/// what they hold. Nothing is trained and nothing measured, so that card and curves stay as they are. A bundle of the present
/// format whose manifest has no recipes yet gets them.
/// </summary>
internal static class BundleUpgrade
{
    /// <param name="folder">The old bundle.</param>
    /// <param name="output">Where the new one goes; the same folder: in the old one's place, in one move.</param>
    /// <exception cref="TrainingException">There is nothing to convert, or it is damaged; it is left as it was.</exception>
    public static void Write(string folder, string output)
    {
        var old = OldBundle.Read(folder);
        BundleFiles.Replace(output, next => WriteFiles(old, next));
    }

    private static void WriteFiles(OldBundle old, string folder)
    {
        bool isCurrent = old.Manifest.FormatVersion == BundleManifest.CurrentFormat;
        foreach (string file in isCurrent ? old.Others.Concat(old.Models) : old.Others)
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
        var manifest = old.Manifest with
        {
            FormatVersion = BundleManifest.CurrentFormat,
            ProductVersion = BundleFiles.ProductVersion,
            Members = [.. old.Manifest.Members.Select(m => m with { Recipe = RecipeText.Parse(m.Network) })],
        };
        BundleFiles.WriteManifest(folder, isCurrent ? manifest : manifest with
        {
            Members = [.. manifest.Members.Select(m => m with { Sha256 = WriteFile(folder, m.File, Member(old, m)) })],
            UnknownSurface = old.ReadSurface() is not { } networks ? null : old.Manifest.UnknownSurface! with
            {
                File = SurfaceModel.FileName,
                Sha256 = WriteFile(folder, SurfaceModel.FileName, Surface(old, networks)),
            },
        });
    }

    private static string WriteFile(string folder, string file, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(folder, file), content);
        return BundleFiles.Hash(content);
    }

    private static byte[] Member(OldBundle old, ManifestMember member)
    {
        var model = old.ReadMember(member);
        return MemberModel.Describe(model, new MemberMetadata
        {
            ProductVersion = BundleFiles.ProductVersion,
            Surface = old.Manifest.Surface,
            PreprocessingVersion = old.Manifest.PreprocessingVersion,
            Input = model.Graph.Input[0].Name,
            Views = old.Manifest.Views ?? 1,
            Head = HeadOf(model),
            Network = member.Network,
            States = [.. member.States.Select(name => old.Manifest.States.Single(s => s.Name == name))],
            TrainingDataSha256 = old.Manifest.TrainingData.Sha256,
        });
    }

    private static string HeadOf(ModelProto model) =>
        model.Graph.Node.Any(n => n.OpType == "Softmax" && n.Output.Contains(MemberOutputs.Confidences)) ? "softmax" : "sigmoid";

    private static byte[] Surface(OldBundle old, TraitNetworks networks) => SurfaceExporter.Export(networks, new SurfaceMetadata
    {
        ProductVersion = BundleFiles.ProductVersion,
        Surface = old.Manifest.Surface,
        TrainingDataSha256 = old.Manifest.TrainingData.Sha256,
    });
}
