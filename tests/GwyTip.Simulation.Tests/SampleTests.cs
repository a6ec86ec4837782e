using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Tests;

namespace GwyTip.Simulation.Tests;

public class SampleTests
{
    /// <summary>The repository has samples of those surfaces that it has a bundle for.</summary>
    private static readonly IReadOnlyList<Sample> Shipped =
        ShippedSamples.ForSurfaces([.. Directory.GetDirectories(Repository.PathTo("models")).Select(d => Path.GetFileName(d)!)]);

    [Fact]
    public void The_samples_of_the_repository_are_made_by_this_simulator()
    {
        using var folder = new TemporaryFolder();
        ShippedSamples.WriteTo(folder.Path, Shipped);
        string committed = Repository.PathTo("samples");
        string[] names = [.. Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)!).Order()];
        Assert.Equal(
            names.Where(n => n.EndsWith(".gwy", StringComparison.Ordinal)),
            Directory.GetFiles(committed, "*.gwy").Select(Path.GetFileName).Order());
        Assert.All(names, name => Assert.True(
            File.ReadAllBytes(Path.Combine(folder.Path, name)).AsSpan()
                .SequenceEqual(File.ReadAllBytes(Path.Combine(committed, name))),
            $"samples/{name} differs: write the samples again with 'gwytip-train simulate --samples --surface SURFACE… --out "
            + "samples'"));
    }

    [Fact]
    public void The_truth_has_a_line_for_each_sample()
    {
        var lines = ShippedSamples.Truth(ShippedSamples.All).TrimEnd().Split('\n').Select(l => l.Split(',')).ToArray();
        Assert.Equal(["file", "true_state", "problem"], lines[0][..3]);
        Assert.All(lines, l => Assert.Equal(lines[0].Length, l.Length));
        Assert.Equal(
            ShippedSamples.All.Select(s => (s.File, s.TrueState, s.Problem)), lines[1..].Select(l => (l[0], l[1], l[2])));
    }

    [Fact]
    public void There_is_a_sample_for_every_state_of_every_surface()
    {
        string[] States(string surface) =>
            [.. ShippedSamples.All.Where(s => s.Surface == surface).Select(s => s.TrueState).Order()];
        Assert.Equal(["asymmetry_dimer", "generic_defect", "individual_atoms", "rows"], States("si-h-100"));
        foreach (string metal in (string[])["au-111", "cu-111"])
        {
            Assert.Equal(
                ["corruption", "double_tip", "impurities", "individual_atoms", "step_edges", "tip_change"], States(metal));
        }
    }

    [Fact]
    public void Each_sample_is_small_and_has_the_problem_that_the_truth_names_or_none()
    {
        using var folder = new TemporaryFolder();
        ShippedSamples.WriteTo(folder.Path, ShippedSamples.All);
        Assert.InRange(Directory.GetFiles(folder.Path).Sum(f => new FileInfo(f).Length), 1, 1_000_000);
        foreach (var sample in ShippedSamples.All)
        {
            var scan = Assert.Single(ScanFile.Read(Path.Combine(folder.Path, sample.File))).Scan;
            if (sample.Problem.Length == 0)
            {
                Assert.NotNull(Preprocessing.Compute(scan));
                continue;
            }
            Assert.Equal(sample.Problem, Assert.Throws<ScanException>(() => Preprocessing.Compute(scan)).Code);
        }
    }
}
