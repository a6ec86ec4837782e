using System.Runtime.Versioning;

namespace GwyTip.Tests;

/// <summary>
/// A job array with a script of ours. In its second task the program waits to be killed where it is first run, once; all other
/// runs are the program's.
/// </summary>
/// <param name="slurm">The cluster.</param>
/// <param name="folder">Where logs go.</param>
[UnsupportedOSPlatform("windows")]
internal sealed class KilledArray(Slurm slurm, string folder)
{
    public required int Shares { get; init; }

    /// <summary>The program that the script calls.</summary>
    public required string Program { get; init; }

    /// <summary>The variable by which the script is told of it.</summary>
    public required string Variable { get; init; }

    /// <summary>As the script calls its job.</summary>
    public required string Job { get; init; }

    /// <summary>The script and its arguments.</summary>
    public required IReadOnlyList<string> Line { get; init; }

    /// <summary>What the second task has done when it is killed, for a shell.</summary>
    public string Half { get; init; } = ":";

    private string Started => Path.Combine(folder, "started");

    /// <summary>Runs the tasks, and kills the second when it waits.</summary>
    /// <param name="others">Whether the other tasks are done; null: they are killed, too.</param>
    public void RunAndKill(Func<bool>? others = null)
    {
        string slow = Path.Combine(folder, "slow");
        File.WriteAllText(slow, $"""
            #!/bin/sh
            if [ "$SLURM_ARRAY_TASK_ID" = 2 ] && [ ! -e '{Started}' ]; then
                {Half}
                touch '{Started}'
                sleep 600
            fi
            exec '{Program}' "$@"
            """);
        File.SetUnixFileMode(slow, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        Assert.Equal(0, slurm.Run("sbatch", Submit(slow)).Status);
        Slurm.Until(() => File.Exists(Started), "the second task");
        if (others is not null)
        {
            Slurm.Until(others, "the other shares");
        }
        slurm.Run("scancel", "--full", "--signal=KILL", $"--jobname={Job}");
        Slurm.Until(() => slurm.Run("squeue", "-h").Output.Trim().Length == 0, "the end of the killed task");
    }

    /// <summary>The same line once more, to its end.</summary>
    public void RunAgain()
    {
        var (status, said) = slurm.Run("sbatch", ["--wait", .. Submit(Path.Combine(folder, "slow"))]);
        Assert.True(status == 0, said + string.Concat(Directory.GetFiles(folder, "log-*").Select(File.ReadAllText)));
    }

    private string[] Submit(string program) =>
    [
        $"--array=1-{Shares}", "--no-requeue", "--mem=0", "--cpus-per-task=1", $"--output={folder}/log-%A-%a",
        $"--export=ALL,{Variable}={program}", .. Line,
    ];
}
