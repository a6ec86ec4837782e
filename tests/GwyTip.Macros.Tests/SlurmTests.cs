using System.Runtime.Versioning;

namespace GwyTip.Tests;

/// <summary>The script for clusters, on a Slurm of one node.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SlurmTests : IDisposable
{
    private const int Shares = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gwytip-archive-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The first task waits where it is half done, and is killed there; the same line then runs it again.</summary>
    [SlurmFact]
    public void A_task_that_was_killed_is_run_again_without_loss_or_doubles()
    {
        string archive = _folder.CreateSubdirectory("archive").FullName, results = Path.Combine(_folder.FullName, "results");
        string[] samples = Directory.GetFiles(Repository.PathTo("samples"), "*.gwy");
        foreach (string sample in samples)
        {
            File.Copy(sample, Path.Combine(archive, Path.GetFileName(sample)));
        }
        using var slurm = new Slurm();
        var array = new KilledArray(slurm, _folder.FullName)
        {
            Shares = Shares,
            Program = Repository.PathTo("artifacts", "cli", "gwytip"),
            Variable = "GWYTIP",
            Job = "gwytip",
            Line =
            [
                Repository.PathTo("macros", "slurm", "classify_archive.sbatch"), archive, results, "--models",
                Repository.PathTo("models"),
            ],
            Half = $"echo 'half a ro' > '{results}/000002-of-000003.csv.part'",
        };

        array.RunAndKill(others: () => Directory.GetFiles(results, "*.csv").Length == Shares - 1);
        Assert.Equal(Shares - 1, Directory.GetFiles(results, "*.csv").Length);

        array.RunAgain();
        var (_, merged) = slurm.Run(
            "sh", "-c", "awk 'NR == 1 || FNR > 1' \"$0\"/*.csv", results);
        string[] rows = merged.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("file,", rows[0], StringComparison.Ordinal);
        Assert.Equal(
            samples.Select(Path.GetFileName).Order(StringComparer.Ordinal),
            rows[1..].Select(row => Path.GetFileName(row.Split(',')[0])).Order(StringComparer.Ordinal));
    }
}
