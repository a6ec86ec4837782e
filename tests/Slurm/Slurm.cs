using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace GwyTip.Tests;

/// <summary>
/// A cluster of one node, this machine: Slurm's own daemons with munge, in a folder and on ports of their own. Root alone may run
/// them.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class Slurm : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gwytip-slurm-");
    private readonly List<Process> _daemons = [];

    /// <summary>What has to be on the machine.</summary>
    public static IReadOnlyList<string> Programs { get; } = ["/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/sbin/munged"];

    public Slurm()
    {
        string key = PathTo("munge.key"), socket = PathTo("munge.socket");
        File.WriteAllBytes(key, System.Security.Cryptography.RandomNumberGenerator.GetBytes(1024));
        File.SetUnixFileMode(key, UnixFileMode.UserRead);
        // Two clusters side by side must not meet.
        int port = Random.Shared.Next(20000, 60000);
        string host = Environment.MachineName.Split('.')[0];
        File.WriteAllText(PathTo("slurm.conf"), $"""
            ClusterName=gwytip
            SlurmctldHost={host}(127.0.0.1)
            SlurmctldPort={port}
            SlurmdPort={port + 1}
            SlurmUser=root
            SlurmdUser=root
            AuthType=auth/munge
            AuthInfo=socket={socket}
            CredType=cred/munge
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            ReturnToService=2
            SelectType=select/cons_tres
            SelectTypeParameters=CR_Core
            SlurmctldPidFile={PathTo("ctld.pid")}
            SlurmdPidFile={PathTo("d.pid")}
            StateSaveLocation={PathTo("state")}
            SlurmdSpoolDir={PathTo("spool")}
            SchedulerParameters=batch_sched_delay=0,sched_interval=1
            KillWait=1
            NodeName={host} NodeAddr=127.0.0.1 CPUs={Environment.ProcessorCount} State=UNKNOWN
            PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP

            """);
        _folder.CreateSubdirectory("state");
        _folder.CreateSubdirectory("spool");
        StartDaemon(
            Programs[2], "--foreground", "--force", $"--socket={socket}", $"--key-file={key}",
            $"--pid-file={PathTo("munge.pid")}", $"--log-file={PathTo("munge.log")}", $"--seed-file={PathTo("munge.seed")}");
        Until(() => File.Exists(socket), "munge");
        StartDaemon(Programs[0], "-D");
        StartDaemon(Programs[1], "-D");
        Until(() => Run("sinfo", "-h", "-o", "%t").Output.Trim() == "idle", "the node");
    }

    /// <summary>Runs one of Slurm's programs, or another that is to know of the cluster.</summary>
    public (int Status, string Output) Run(string program, params string[] arguments)
    {
        Ran ran = Ran.ToItsEnd(Start(program, arguments));
        return (ran.Status, ran.Output + ran.Errors);
    }

    public void Dispose()
    {
        // slurmd first: what it runs ends with it.
        foreach (var daemon in Enumerable.Reverse(_daemons))
        {
            daemon.Kill(entireProcessTree: true);
            daemon.WaitForExit();
            daemon.Dispose();
        }
        _folder.Delete(recursive: true);
    }

    private string PathTo(string name) => Path.Combine(_folder.FullName, name);

    private void StartDaemon(string program, params string[] arguments)
    {
        var process = Process.Start(Start(program, arguments))!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _daemons.Add(process);
    }

    private ProcessStartInfo Start(string program, string[] arguments) => new(program, arguments)
    {
        WorkingDirectory = _folder.FullName,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["SLURM_CONF"] = PathTo("slurm.conf") },
    };

    /// <summary>Waits until something holds, two minutes at most.</summary>
    public static void Until(Func<bool> holds, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(
                clock.Elapsed < TimeSpan.FromSeconds(120),
                string.Create(CultureInfo.InvariantCulture, $"{what} did not come up in {clock.Elapsed.TotalSeconds:F0} s"));
            Thread.Sleep(100);
        }
    }
}
