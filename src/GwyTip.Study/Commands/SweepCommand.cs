using System.CommandLine;
using GwyTip.Core;
using GwyTip.Study.Sweeps;
using GwyTip.Training.CommandLine;

namespace GwyTip.Study.Commands;

internal static class SweepCommand
{
    public static Command Make()
    {
        var config = new Option<FileInfo>("--config") { Description = "what to sweep: see docs/training.md", Required = true };
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "folder of the sweep; an unfinished one in it is resumed",
            Required = true
        };
        var shard = ShardOption.Make();
        var command = new Command(
            "sweep",
            "Screen a grid of networks, train the best to the end, and choose the members of a bundle") { config, output, shard };
        command.SetAction((arguments, stop) => FirstThread.Run(
            () => Run(
                arguments.GetRequiredValue(config).FullName, arguments.GetRequiredValue(output).FullName,
                arguments.GetValue(shard) ?? Shard.Whole, stop)));
        return command;
    }

    private static int Run(string config, string folder, Shard shard, CancellationToken stop)
    {
        var sweep = new SweepRun(SweepConfig.Read(config), folder, Console.Out, !Console.IsOutputRedirected) { Shard = shard };
        if (sweep.Run(stop) is not null)
        {
            Console.WriteLine(
                $"done; make a bundle of the chosen with: gwytip-train export --run {folder} --out models/<surface>");
        }
        return 0;
    }
}
