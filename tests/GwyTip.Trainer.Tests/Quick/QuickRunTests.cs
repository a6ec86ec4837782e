using GwyTip.Inference;

namespace GwyTip.Tests.Quick;

public sealed class QuickRunTests : InFolder
{
    [Fact]
    public void It_goes_from_simulated_scans_to_a_bundle_that_judges_and_says_what_that_is_worth()
    {
        string[] quick = ["train", "--quick", "--smallest", "--run", "quick"];
        string output = TestedProgram.Trainer.Succeed(_folder.Path, quick);
        Assert.Contains("30 scans of si-h-100 from 6 sessions", output, StringComparison.Ordinal);
        Assert.Contains("good/bad AUROC", output, StringComparison.Ordinal);
        Assert.EndsWith(
            "simulated scans, small networks: shows that everything works, not how well", output.TrimEnd(),
            StringComparison.Ordinal);

        string place = Path.Combine(_folder.Path, "quick"), folder = Path.Combine(place, "models", "si-h-100");
        var bundle = Bundle.Load(folder);
        Assert.Equal(4, bundle.Manifest.Members.Count);
        Assert.True(bundle.Manifest.TrainingData.Simulated);
        Assert.NotEmpty(bundle.Manifest.HeldOutSessions);
        Assert.Contains("simulated", File.ReadAllText(Path.Combine(folder, "CARD.md")), StringComparison.Ordinal);
        using (var ensemble = Ensemble.Open(bundle, new ProviderChoice(Provider.Cpu)))
        {
            string scan = Directory.EnumerateFiles(Path.Combine(place, "scans", "images")).First();
            Assert.Equal(5, ensemble.Classify(ScanFiles.ScanFile.Pick(scan).Channel.Scan).Report.States.Count);
        }

        // Again: the same scans, and nothing is trained twice.
        Assert.DoesNotContain(" epoch ", TestedProgram.Trainer.Succeed(_folder.Path, quick), StringComparison.Ordinal);
    }
}
