using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Tests;

namespace GwyTip.Simulation.Tests;

public class SampleTests
{
    [Fact]
    public void The_samples_of_the_repository_are_made_by_this_simulator()
    {
        var folder = Directory.CreateTempSubdirectory("gwytip-samples-");
        try
        {
            SampleScans.WriteTo(folder.FullName);
            string committed = Repository.PathTo("samples");
            var names = folder.GetFiles().Select(f => f.Name).Order().ToArray();
            Assert.Equal(
                names.Where(n => n.EndsWith(".gwy", StringComparison.Ordinal)),
                Directory.GetFiles(committed, "*.gwy").Select(Path.GetFileName).Order());
            Assert.All(names, name => Assert.True(
                File.ReadAllBytes(Path.Combine(folder.FullName, name)).SequenceEqual(File.ReadAllBytes(Path.Combine(committed, name))),
                $"samples/{name} differs: write the samples anew"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_truth_has_a_line_for_each_sample()
    {
        var lines = SampleScans.Truth().TrimEnd().Split('\n').Select(l => l.Split(',')).ToArray();
        Assert.Equal(["file", "true_state", "problem"], lines[0][..3]);
        Assert.All(lines, l => Assert.Equal(lines[0].Length, l.Length));
        Assert.Equal(SampleScans.All.Select(s => (s.File, s.TrueState, s.Problem)), lines[1..].Select(l => (l[0], l[1], l[2])));
        Assert.Equal(
            ["asymmetry_dimer", "generic_defect", "individual_atoms", "rows"],
            SampleScans.All.Select(s => s.TrueState).Where(s => s.Length > 0).Order());
    }

    [Fact]
    public void Each_sample_has_the_problem_that_the_truth_names_or_none()
    {
        foreach (var sample in SampleScans.All)
        {
            var scan = Assert.Single(ScanFile.Read(Repository.PathTo("samples", sample.File))).Scan;
            if (sample.Problem.Length == 0)
            {
                Assert.NotNull(Preprocessing.Compute(scan));
                continue;
            }
            Assert.Equal(sample.Problem, Assert.Throws<ScanException>(() => Preprocessing.Compute(scan)).Code);
        }
    }
}
