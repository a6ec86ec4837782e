using System.Diagnostics;

namespace GwyTip.Tests.Commands;

/// <summary>Ctrl-C while a named pipe is waited for, which a program cannot break off by itself.</summary>
public sealed class StoppingTests : InFolder
{
    private const string Stopping = "gwytip-train: stopping; once more ends it at once\n";

    [LinuxFact]
    public void The_second_of_two_ends_it_with_a_sentence()
    {
        var (status, _, errors) = WhileItReadsLabels((process, _) =>
        {
            Interrupt(process);
            Thread.Sleep(100);
            Interrupt(process);
            // Whoever closes the file before the program has ended lets it read on.
            process.WaitForExit(TimeSpan.FromSeconds(30));
        });

        Assert.Equal(130, status);
        Assert.Equal(Stopping + "gwytip-train: ended at once; the same command goes on from the last checkpoint\n", errors);
    }

    [LinuxFact]
    public void One_waits_for_what_is_in_work()
    {
        var (status, _, errors) = WhileItReadsLabels((process, labels) =>
        {
            Interrupt(process);
            // Longer than the two seconds after which System.CommandLine gives a command up.
            Thread.Sleep(2500);
            Assert.False(process.HasExited);
            labels.Write("no labels\n"u8);
        });

        Assert.Equal(1, status);
        Assert.StartsWith(Stopping + "gwytip-train: ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    private Ran WhileItReadsLabels(Action<Process, FileStream> meanwhile)
    {
        string labels = Path.Combine(_folder.Path, "labels.csv");
        Process.Start("mkfifo", [labels]).WaitForExit();
        return TestedProgram.Trainer.RunWhile(
            _folder.Path,
            process =>
            {
                // Opens once the other end is open.
                using var writing = new FileStream(labels, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                meanwhile(process, writing);
            },
            "train", "--images", ".", "--labels", "labels.csv", "--run", "run");
    }

    private static void Interrupt(Process process) => Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
}
