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
        string started = Path.Combine(_folder.FullName, "started"), program = Repository.PathTo("artifacts", "cli", "gwytip");
        // Writes half of its results and waits to be killed, but only once, and only in the share that holds a scan.
        string slow = Path.Combine(_folder.FullName, "slow");
        File.WriteAllText(slow, $"""
            #!/bin/sh
            if [ "$SLURM_ARRAY_TASK_ID" = 2 ] && [ ! -e '{started}' ]; then
                echo 'half a ro' > '{results}/000002-of-000003.csv.part'
                touch '{started}'
                sleep 600
            fi
            exec '{program}' "$@"
            """);
        File.SetUnixFileMode(slow, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        using var slurm = new Slurm();
        string[] submit =
        [
            $"--array=1-{Shares}", "--no-requeue", "--mem=0", "--cpus-per-task=1", $"--output={_folder.FullName}/log-%A-%a",
            $"--export=ALL,GWYTIP={slow}", Repository.PathTo("macros", "slurm", "classify_archive.sbatch"), archive, results,
            "--models", Repository.PathTo("models"),
        ];

        Assert.Equal(0, slurm.Run("sbatch", submit).Status);
        Slurm.Until(() => File.Exists(started), "the second task");
        Slurm.Until(() => Directory.GetFiles(results, "*.csv").Length == Shares - 1, "the other shares");
        slurm.Run("scancel", "--full", "--signal=KILL", "--jobname=gwytip");
        Slurm.Until(() => slurm.Run("squeue", "-h").Output.Trim().Length == 0, "the end of the killed task");
        Assert.Equal(Shares - 1, Directory.GetFiles(results, "*.csv").Length);

        var (status, said) = slurm.Run("sbatch", ["--wait", .. submit]);
        Assert.True(status == 0, said + string.Concat(Directory.GetFiles(_folder.FullName, "log-*").Select(File.ReadAllText)));
        var (_, merged) = slurm.Run(
            "sh", "-c", "awk 'NR == 1 || FNR > 1' \"$0\"/*.csv", results);
        string[] rows = merged.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("file,", rows[0], StringComparison.Ordinal);
        Assert.Equal(
            samples.Select(Path.GetFileName).Order(StringComparer.Ordinal),
            rows[1..].Select(row => Path.GetFileName(row.Split(',')[0])).Order(StringComparer.Ordinal));
    }
}
