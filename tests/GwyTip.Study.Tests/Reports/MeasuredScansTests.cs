using GwyTip.ScanFiles;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Reports;

/// <summary>A run on scans that count as simulated, trained for a moment, and measured ones that its methods are asked about.</summary>
public sealed class MeasuredScansTests : InFolder
{
    public MeasuredScansTests()
    {
        var data = TinyTraining.Make(_folder.Path);
        data.Save(Path.Combine(_folder.Path, "data"));
        var config = new TrainingConfig
        {
            Data = Path.Combine(_folder.Path, "data"),
            Folds = 3,
            Members =
            [
                TinyTraining.Member with { Epochs = 1 }, TinyTraining.Member with { Epochs = 1, Seed = 5 },
                new MemberConfig { Network = "random-forest", Trees = 5 },
            ],
        };
        Assert.True(new EnsembleRun(config, Path.Combine(_folder.Path, "run"), TextWriter.Null, isTerminal: false).Train(default));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "scans", "lab"));
        foreach (int seed in (int[])[1, 2, 3])
        {
            ushort[] grey = [.. TestScans.Heights(48, 48, seed).Select(h => (ushort)(60e10 * (h + 1.1e-10)))];
            GreyPngWriter.Write(Path.Combine(_folder.Path, "scans", "lab", $"{seed}.png"), grey, 48, 8);
        }
        File.WriteAllText(
            Path.Combine(_folder.Path, "real.csv"),
            "file,set,surface,nm,kind,label,sure\nlab/1.png,dev,Ag(111),9,good,sharp,clear\nlab/2.png,dev,Ag(111),9,bad,noise,clear\n"
            + "lab/3.png,dev,Ag(111),9,good,sharp,weak\n");
    }

    [Fact]
    public void Networks_are_asked_about_measured_scans_together_and_what_no_bundle_can_hold_is_not()
    {
        TestedProgram.Study.Succeed(
            _folder.Path, "report", "--run", "run", "--out", "report", "--list", "real.csv", "--files", "scans");

        string page = File.ReadAllText(Path.Combine(_folder.Path, "report", "report.md")).ReplaceLineEndings("\n");
        string[] section = page[page.IndexOf("## On measured scans", StringComparison.Ordinal)..].Split('\n');
        foreach (string method in (string[])["| Ensemble | 2 | ", "| SqueezeNet | 2 | "])
        {
            string row = section.First(l => l.StartsWith(method, StringComparison.Ordinal));
            Assert.Matches(@"^[^|]*\|[^|]*\|[^|]*\| (0|1|0\.5)[0.]* \(.*\| 1 against 1 \|$", row);
        }
        Assert.Contains("| RFC | 1 | – | – | – | – |", section);
    }

    [Fact]
    public void Without_measured_scans_nothing_is_said_of_them()
    {
        TestedProgram.Study.Succeed(_folder.Path, "report", "--run", "run", "--out", "report");

        Assert.DoesNotContain(
            "On measured scans", File.ReadAllText(Path.Combine(_folder.Path, "report", "report.md")), StringComparison.Ordinal);
    }
}
