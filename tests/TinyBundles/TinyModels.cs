using System.Security.Cryptography;
using System.Text.Json;
using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Tests;

/// <summary>A models folder of its own for a test, with bundles of tiny networks.</summary>
internal sealed class TinyModels : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("gwytip-models-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Two members: one knows both states, the other only <c>rows</c>.</summary>
    public static TinyNetwork[] TwoMembers =>
    [
        new(new TinyState("rows", 0, 2, -1), new TinyState("tip_change", 1, 0, 0)),
        new(TinyState.Always("rows", 0.25)),
    ];

    public string PathOf(string surface, string file) => Path.Combine(Folder, surface, file);

    /// <summary>Writes a bundle: every state is desirable but tip change, votes from 0.5, is uncalibrated unless told.</summary>
    public Bundle Add(string surface, TinyNetwork[] members, Calibration? calibration = null)
    {
        Directory.CreateDirectory(Path.Combine(Folder, surface));
        var states = members.SelectMany(m => m.States).Select(s => s.Name).Distinct().ToList();
        var c = calibration ?? Calibration.None;
        Write(new BundleManifest
        {
            FormatVersion = BundleManifest.CurrentFormat,
            ProductVersion = "0.0.0",
            Surface = surface,
            PreprocessingVersion = Preprocessing.Version,
            Inputs = [Preprocessing.Image],
            Head = "sigmoid",
            Voting = "majority",
            States = [.. states.Select(s => new ManifestState(
                s, s != TipState.TipChange, 0.5, 1.0 / states.Count, new ManifestCalibration(c.Slope, c.Offset), $"Shows {s}."))],
            Members = [.. members.Select((m, i) => WriteMember(surface, $"member-{i + 1}.onnx", m))],
            TrainingData = new ManifestTrainingData("made for a test", "none", 0, 0, new string('0', 64), false),
            HeldOutSessions = [],
            Quality = new Dictionary<string, double>(),
        });
        return Bundle.Load(Path.Combine(Folder, surface));
    }

    /// <summary>Lets a bundle tell surfaces: every scan gets these log odds of being its own.</summary>
    public void LetTell(Bundle bundle, double logOdds) =>
        ReplaceSurfaceModel(bundle, new TinySurface(logOdds).ToOnnx(bundle.Surface));

    /// <summary>Writes bytes in place of what tells surfaces, and a manifest that vouches for them.</summary>
    public void ReplaceSurfaceModel(Bundle bundle, byte[] onnx)
    {
        File.WriteAllBytes(PathOf(bundle.Surface, SurfaceModel.FileName), onnx);
        var unknown = new ManifestUnknownSurface(SurfaceMatch.UsualThreshold, SurfaceModel.FileName, Hash(onnx));
        Write(bundle.Manifest with { UnknownSurface = unknown });
    }

    public void Write(BundleManifest manifest) => File.WriteAllBytes(
        PathOf(manifest.Surface, BundleManifest.FileName),
        JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJson.Default.BundleManifest));

    /// <summary>Replaces a piece of a manifest's text, which has to be there.</summary>
    public void EditManifest(string surface, string old, string by)
    {
        string path = PathOf(surface, BundleManifest.FileName);
        string text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, by, StringComparison.Ordinal));
    }

    /// <summary>Writes bytes in place of a member, and a manifest that vouches for them.</summary>
    public void ReplaceMember(Bundle bundle, byte[] onnx)
    {
        var member = bundle.Manifest.Members[0];
        File.WriteAllBytes(PathOf(bundle.Surface, member.File), onnx);
        Write(bundle.Manifest with
        {
            Members = [member with { Sha256 = Hash(onnx) }, .. bundle.Manifest.Members.Skip(1)],
        });
    }

    private ManifestMember WriteMember(string surface, string file, TinyNetwork network)
    {
        byte[] onnx = network.ToOnnx(surface);
        File.WriteAllBytes(PathOf(surface, file), onnx);
        return new ManifestMember(file, Hash(onnx), [.. network.States.Select(s => s.Name)], "tiny", "none", 0, 2);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
