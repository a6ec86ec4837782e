using System.Runtime.InteropServices;
using System.Text.Json;
using Google.Protobuf;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Bundles;
using GwyTip.Training.Engines;
using GwyTip.Training.Export;
using GwyTip.Training.Export.Onnx;
using GwyTip.Training.Networks;
using GwyTip.Training.UnknownSurface;

namespace GwyTip.Tests.Upgrades;

/// <summary>A bundle as format 1 had it becomes one as the exporter writes it today.</summary>
public sealed class BundleUpgradeTests : InFolder
{
    private const string Member = "member-1.onnx", OldSurface = "surface.json", Card = "CARD.md";

    private static readonly NetworkSpec Network = new(
        2, 128, 128,
        [new Convolution(16, 3, 2, 1, Bias: true), new Relu(), new GlobalAveragePooling(), new Flatten(),
            new Dense(2, Bias: true)],
        Head.Sigmoid);

    private static readonly MemberMetadata Metadata = SomeMetadata.Of("rows", TipState.TipChange) with
    {
        ProductVersion = BundleFiles.ProductVersion,
        Network = "vgg-like, width 1",
    };

    private static readonly TraitNetworks Surface = new(
        Values(SurfaceTraits.Count, 1), Values(SurfaceTraits.Count, 2),
        [new TraitNetwork(Values(3 * SurfaceTraits.Count, 3), Values(3, 4), Values(3, 5), 0.25f)]);

    public BundleUpgradeTests() => Directory.CreateDirectory(Old);

    private string Old => Path.Combine(_folder.Path, "si-h-100");

    private string New => Path.Combine(_folder.Path, "new");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_comes_out_is_what_the_exporter_writes_today(bool inPlace)
    {
        var old = WriteOld();
        TestedProgram.Trainer.Succeed(_folder.Path, inPlace ? ["upgrade", "si-h-100"] : ["upgrade", "si-h-100", "--out", "new"]);

        string folder = inPlace ? Old : New;
        var bundle = Bundle.Load(folder);
        Assert.Equal(Exported(), bundle.ReadMember(bundle.Manifest.Members[0]));
        using var surface = SurfaceModel.Open(SurfaceModel.FileName, File.ReadAllBytes(
            Path.Combine(folder, SurfaceModel.FileName)));
        float[] traits = Values(SurfaceTraits.Count, 6);
        Assert.Equal(Surface.LogOddsOf([traits])[0], surface.LogOddsOf(traits));
        Assert.Equal("figures", File.ReadAllText(Path.Combine(folder, Card)));
        Assert.Equal(
            [Card, "manifest.json", Member, SurfaceModel.FileName],
            Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(inPlace ? 1 : 2, Directory.EnumerateFileSystemEntries(_folder.Path).Count());
        Assert.Equal(
            Text(old with { FormatVersion = 2, Members = [], UnknownSurface = null }),
            Text(bundle.Manifest with { Members = [], UnknownSurface = null }));
    }

    [Fact]
    public void A_manifest_without_recipes_gets_them_and_nothing_else_changes()
    {
        WriteOld();
        TestedProgram.Trainer.Succeed(_folder.Path, "upgrade", "si-h-100");
        var whole = Bundle.Load(Old).Manifest;
        Assert.Equal(new ManifestRecipe("vgg-like", 1, 1), whole.Members[0].Recipe);
        BundleFiles.WriteManifest(Old, whole with { Members = [.. whole.Members.Select(m => m with { Recipe = null })] });
        Assert.DoesNotContain("recipe", File.ReadAllText(Path.Combine(Old, "manifest.json")), StringComparison.Ordinal);

        TestedProgram.Trainer.Succeed(_folder.Path, "upgrade", "si-h-100");

        Assert.Equal(Text(whole), Text(Bundle.Load(Old).Manifest));
    }

    [Fact]
    public void A_damaged_file_is_named_and_the_bundle_left_as_it_was()
    {
        WriteOld();
        File.AppendAllText(Path.Combine(Old, OldSurface), " ");

        Assert.Contains(OldSurface, TestedProgram.Trainer.Fail(_folder.Path, "upgrade", "si-h-100"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Old, OldSurface)));
        Assert.Contains("\"format_version\": 1", File.ReadAllText(Path.Combine(Old, "manifest.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_bundle_of_format_1_is_refused()
    {
        Assert.Contains(
            "manifest.json", TestedProgram.Trainer.Fail(_folder.Path, "upgrade", "si-h-100"), StringComparison.Ordinal);
        WriteOld();
        TestedProgram.Trainer.Succeed(_folder.Path, "upgrade", "si-h-100");
        Assert.Contains(
            "is of today's format already", TestedProgram.Trainer.Fail(_folder.Path, "upgrade", "si-h-100"),
            StringComparison.Ordinal);
        Directory.CreateDirectory(New);
        Assert.Contains(
            "is there already", TestedProgram.Trainer.Fail(
                _folder.Path, "upgrade", "si-h-100", "--out", "new"), StringComparison.Ordinal);
    }

    private static byte[] Exported() => OnnxExporter.Export(Network, new Dictionary<string, EngineTensor>
    {
        ["0_conv.weight"] = new([16, 2, 3, 3], Values(16 * 18, 7)),
        ["0_conv.bias"] = new([16], Values(16, 8)),
        ["4_dense.weight"] = new([2, 16], Values(32, 9)),
        ["4_dense.bias"] = new([2], Values(2, 10)),
    }, OnnxWeights.Half, Metadata);

    private BundleManifest WriteOld()
    {
        byte[] member = Stripped();
        byte[] surface = JsonSerializer.SerializeToUtf8Bytes(new
        {
            traits_version = 1,
            means = Base64(Surface.Means),
            scales = Base64(Surface.Scales),
            networks = Surface.Networks.Select(n => new
            {
                inner = Base64(n.Inner),
                inner_bias = Base64(n.InnerBias),
                outer = Base64(n.Outer),
                outer_bias = n.OuterBias,
            }),
        });
        File.WriteAllBytes(Path.Combine(Old, Member), member);
        File.WriteAllBytes(Path.Combine(Old, OldSurface), surface);
        File.WriteAllText(Path.Combine(Old, Card), "figures");
        var manifest = new BundleManifest
        {
            FormatVersion = 1,
            ProductVersion = BundleFiles.ProductVersion,
            Surface = Metadata.Surface,
            PreprocessingVersion = Preprocessing.Version,
            Inputs = [Preprocessing.Image],
            Head = Metadata.Head,
            Voting = "majority",
            States = Metadata.States,
            GoodBadCut = 0.125,
            Members =
            [
                new ManifestMember(
                    Member, BundleFiles.Hash(member), ["rows", TipState.TipChange], Metadata.Network, "adamw", 0.001, 338),
            ],
            UnknownSurface = new ManifestUnknownSurface(0.5, OldSurface, BundleFiles.Hash(surface)),
            TrainingData = new ManifestTrainingData("made for a test", "none", 0, 0, Metadata.TrainingDataSha256, true),
            HeldOutSessions = ["a"],
            Quality = new Dictionary<string, double> { ["auroc"] = 0.75 },
        };
        BundleFiles.WriteManifest(Old, manifest);
        return manifest;
    }

    /// <summary>The member as format 1 had it: confidences and features, nothing behind the head.</summary>
    private static byte[] Stripped()
    {
        var model = ModelProto.Parser.ParseFrom(Exported());
        int head = model.Graph.Node.Index().Single(n => n.Item.OpType == "Sigmoid").Index;
        while (model.Graph.Node.Count > head + 1)
        {
            model.Graph.Node.RemoveAt(head + 1);
        }
        var axes = model.Graph.Initializer.Single(
            t => t.Name.StartsWith(MemberOutputs.ClassActivation, StringComparison.Ordinal));
        model.Graph.Initializer.Remove(axes);
        model.Graph.Output.Remove(model.Graph.Output.Single(o => o.Name == MemberOutputs.ClassActivation));
        model.MetadataProps.Clear();
        model.MetadataProps.Add(new StringStringEntryProto { Key = "gwytip.format_version", Value = "1" });
        return model.ToByteArray();
    }

    private static string Text(BundleManifest manifest) =>
        JsonSerializer.Serialize(manifest, ManifestJson.Default.BundleManifest);

    private static string Base64(float[] values) => Convert.ToBase64String(MemoryMarshal.AsBytes<float>(values));

    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
