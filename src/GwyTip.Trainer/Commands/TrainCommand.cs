using System.CommandLine;
using GwyTip.Trainer.Data;
using GwyTip.Trainer.Training;

namespace GwyTip.Trainer.Commands;

internal static class TrainCommand
{
    public static Command Make()
    {
        var config = new Option<FileInfo>("--config") { Description = "what to train: see docs/training.md", Required = true };
        var run = new Option<DirectoryInfo>("--run") { Description = "folder of the run; an unfinished run in it is resumed", Required = true };
        var command = new Command("train", "Train the members of an ensemble; a stopped or killed run goes on where it was") { config, run };
        command.SetAction((arguments, stop) => Task.Run(() => Run(arguments.GetRequiredValue(config).FullName, arguments.GetRequiredValue(run).FullName, stop), stop));
        return command;
    }

    private static int Run(string configPath, string folder, CancellationToken stop)
    {
        var config = TrainingConfig.Read(configPath);
        config = config with { Data = Path.GetFullPath(config.Data, Path.GetDirectoryName(configPath)!) };
        new EnsembleRun(config, folder, Console.Out, !Console.IsOutputRedirected).Train(stop);
        Console.WriteLine($"done; make a bundle of it with: gwytip-train export --run {folder} --out models/{DataSet.Open(config.Data).Description.Surface}");
        return 0;
    }
}
