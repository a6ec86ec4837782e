using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Trainer.Export;
using GwyTip.Trainer.Training;

namespace GwyTip.Trainer.Bundles;

/// <summary>Writes the files of a bundle that the plug-in reads: one ONNX file a member and the manifest.</summary>
internal sealed class BundleWriter(TrainedRun run, string folder)
{
    /// <summary>Writes members and manifest with the states' decision rules, no quality measured yet.</summary>
    /// <param name="rules">How the members' confidences are decided on.</param>
    public BundleManifest Write(DecisionRules rules)
    {
        Directory.CreateDirectory(folder);
        var states = rules.States;
        ManifestMember[] members = [.. Enumerable.Range(0, run.Config.Members.Count).Select(k => WriteMember(k, states))];
        var data = run.Data.Description;
        var seen = run.Split.SeenOf(run.Data);
        var manifest = new BundleManifest
        {
            FormatVersion = BundleManifest.CurrentFormat,
            ProductVersion = ProductVersion,
            Surface = data.Surface,
            PreprocessingVersion = Preprocessing.Version,
            Inputs = [.. run.Config.Members.Select(m => MemberKind.Of(m.Network).Input).Distinct()],
            Views = run.Config.Views,
            Head = HeadOf(run.Config.Members.FirstOrDefault(m => MemberKind.TellsOf(m) != Tells.TipChange) ?? run.Config.Members[0]),
            Voting = "majority",
            States = states,
            GoodBadCut = rules.GoodBadCut,
            Members = members,
            TrainingData = new ManifestTrainingData(
                data.Source, data.Licence, seen.Count, seen.Select(s => s.Session).Distinct().Count(), data.LabelsSha256, data.Simulated),
            // Split by series or by image, a session may lie on both sides; then no part of it counts as unseen.
            HeldOutSessions = [.. run.Split.HeldOutOf(run.Data).Select(s => s.Session).Except(seen.Select(s => s.Session)).Order(StringComparer.Ordinal)],
            Quality = new Dictionary<string, double>(),
        };
        WriteManifest(manifest);
        return manifest;
    }

    internal static string ProductVersion => typeof(BundleWriter).Assembly.GetName().Version!.ToString(3);

    private ManifestMember WriteMember(int member, IReadOnlyList<ManifestState> states)
    {
        var config = run.Config.Members[member];
        var exported = ExportedMember.Of(run, member);
        string name = NameOf(config);
        byte[] model = OnnxExporter.Export(exported.Network, exported.Tensors, OnnxWeights.Half, new Dictionary<string, string>
        {
            ["gwytip.format_version"] = BundleManifest.CurrentFormat.ToString(CultureInfo.InvariantCulture),
            ["gwytip.product_version"] = ProductVersion,
            ["gwytip.surface"] = run.Data.Description.Surface,
            ["gwytip.preprocessing_version"] = Preprocessing.Version.ToString(CultureInfo.InvariantCulture),
            ["gwytip.head"] = HeadOf(config),
            ["gwytip.network"] = name,
            ["gwytip.states"] = JsonSerializer.Serialize(states, RunJson.Options),
            ["gwytip.training_data_sha256"] = run.Data.Description.LabelsSha256,
        }, MemberKind.Of(config.Network).Input);
        string file = $"member-{member + 1}.onnx";
        File.WriteAllBytes(Path.Combine(folder, file), model);
        return new ManifestMember(
            file, Convert.ToHexStringLower(SHA256.HashData(model)), exported.States, name, config.Optimizer, config.LearningRate,
            exported.Tensors.Where(t => !t.Key.Contains("running_")).Sum(t => t.Value.Values.LongLength));
    }

    private static string HeadOf(MemberConfig config) => config.Head.ToString().ToLowerInvariant();

    private static string NameOf(MemberConfig config) => string.Create(
        CultureInfo.InvariantCulture,
        $"{config.Network}, width {config.Width}{(config.Network == MemberConfig.SqueezeNetLike ? $", first stride {config.FirstStride}" : "")}");

    /// <summary>Writes what tells foreign scans.</summary>
    /// <returns>What the manifest says of it.</returns>
    public ManifestUnknownSurface WriteClassifier(SurfaceClassifier classifier)
    {
        byte[] file = SurfaceFile.Write(classifier);
        File.WriteAllBytes(Path.Combine(folder, SurfaceFile.FileName), file);
        return new ManifestUnknownSurface(SurfaceMatch.UsualThreshold, SurfaceFile.FileName, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    /// <summary>Writes the manifest alone; the members are those of the last <see cref="Write"/>.</summary>
    public void WriteManifest(BundleManifest manifest) => File.WriteAllText(
        Path.Combine(folder, BundleManifest.FileName), JsonSerializer.Serialize(manifest, ManifestJson.Default.BundleManifest) + "\n");
}
