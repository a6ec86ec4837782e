using System.Text.Json;
using GwyTip.Inference;

namespace GwyTip.Tests.Windows;

/// <summary><c>gwytip-train</c> from its archive: the .NET runtime and libtorch of Windows.</summary>
[Collection(OnWindows.Name)]
public sealed class TrainerTests(WindowsPc pc)
{
    [Fact]
    public void It_trains_exports_and_evaluates_and_the_bundle_serves_on_both_systems()
    {
        string program = Path.Combine(pc.Unpack("gwytip-train-win-x64.zip"), "gwytip-train", "gwytip-train.exe");
        string work = pc.NewFolder("training µ");

        Ran quick = pc.Run(program, ["train", "--quick", "--smallest", "--run", "quick"], folder: work);

        Assert.True(quick.Status == 0, quick.Output + quick.Errors);
        Assert.Contains("good/bad AUROC", quick.Output, StringComparison.Ordinal);
        string models = Path.Combine(work, "quick", "models"), scans = Path.Combine(work, "quick", "scans", "images");
        var bundle = Bundle.Load(Path.Combine(models, "si-h-100"));
        Assert.Equal(4, bundle.Manifest.Members.Count);
        Assert.Contains("simulated", File.ReadAllText(Path.Combine(models, "si-h-100", "CARD.md")), StringComparison.Ordinal);

        string scan = Directory.EnumerateFiles(scans).Order(StringComparer.Ordinal).First();
        Ran ran = pc.Run(pc.Gwytip, ["classify", "--models", WindowsPc.OnWindows(models), "--surface", "si-h-100", "--format",
            "json", WindowsPc.OnWindows(scan)]);
        using var ensemble = Ensemble.Open(bundle, new ProviderChoice(Provider.Cpu));
        var here = ensemble.Classify(ScanFiles.ScanFile.Pick(scan).Channel.Scan).Report.States;
        var there = JsonDocument.Parse(Assert.Single(ran.Lines)).RootElement.GetProperty("states").EnumerateArray().ToArray();
        Assert.Equal(here.Count, there.Length);
        Assert.All(
            here.Zip(there),
            pair => Assert.Equal(pair.First.Confidence, pair.Second.GetProperty("confidence").GetDouble(), 1e-5));
    }
}
