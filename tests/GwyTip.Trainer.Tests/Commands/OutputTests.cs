namespace GwyTip.Tests.Commands;

/// <summary>Standard output that takes nothing: a full disk, and a pipe that nobody reads any longer.</summary>
public sealed class OutputTests : InFolder
{
    private static readonly string[] _commands =
    [
        "--help", "--version", "train --help", "config", "train --quick --smallest --run run", "simulate --samples --out samples",
        "simulate --surface au-111 --count 4 --out scans",
    ];

    [LinuxFact]
    public void A_full_disk_is_told() => Assert.All(_commands, command => Assert.Equal(
        new Ran(1, "", "gwytip-train: standard output cannot be written: No space left on device\n"),
        TestedProgram.Trainer.RunBy(_folder.Path, $"exec PROGRAM {command} > /dev/full")));

    [LinuxFact]
    public void A_closed_pipe_ends_the_program_quietly() => Assert.All(_commands, command => Assert.Equal(
        new Ran(1, "", ""),
        TestedProgram.Trainer.RunBy(_folder.Path, $"{{ sleep 0.3; exec PROGRAM {command}; }} | true; exit ${{PIPESTATUS[0]}}")));

    [Fact]
    public void A_message_stays_on_its_line()
    {
        string errors = TestedProgram.Trainer.Fail(_folder.Path, "export", "--run", "no\nsuch\u001b[2J", "--out", "models/x");

        Assert.Contains(@"no\nsuch\x1b[2J", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd('\n').Split('\n'));
    }
}
