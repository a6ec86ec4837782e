using System.CommandLine;
using GwyTip.Core;
using GwyTip.Trainer.Quick;
using GwyTip.Trainer.Settings;
using GwyTip.Training;
using GwyTip.Training.CommandLine;
using GwyTip.Training.Data;
using GwyTip.Training.Runs;

namespace GwyTip.Trainer.Commands;

internal static class TrainCommand
{
    public static Command Make()
    {
        var config = new Option<FileInfo?>("--config")
        {
            Description = "what to train: 'gwytip-train config' prints one with every setting explained"
        };
        var run = new Option<DirectoryInfo?>("--run") { Description = "folder of the run; an unfinished run in it is resumed" };
        var quick = new Option<bool>("--quick")
        {
            Description = "train, export, evaluate and report a small ensemble on "
                + "simulated scans, to see that everything works; --run is runs/quick unless given"
        };
        var smallest = new Option<bool>("--smallest") { Description = "with --quick: as small as can be", Hidden = true };
        var shard = ShardOption.Make();
        var scans = new ScanOptions(required: false);
        var command = new Command(
            "train",
            "Train the members of an ensemble; a stopped or killed run goes on where it was")
        {
            config, run, quick, smallest, shard,
        };
        scans.AddTo(command);
        command.Validators.Add(result =>
        {
            bool isQuick = result.GetResult(quick) is { Implicit: false };
            bool configured = result.GetResult(config) is { Implicit: false };
            bool given = result.Children.OfType<System.CommandLine.Parsing.OptionResult>().Any(
                o => o.Option.Name == "--images" && !o.Implicit);
            bool shared = result.GetResult(shard) is { Implicit: false };
            if (isQuick && (configured || given || shared))
            {
                result.AddError("--quick makes its own scans and settings: only --run goes with it");
            }
            if (given && shared)
            {
                result.AddError(
                    "--shard takes a data set that is there: make it with 'gwytip-train import', and name it in --config");
            }
            if (!isQuick && result.GetResult(run) is not { Implicit: false })
            {
                result.AddError("Option '--run' is required.");
            }
            if (!isQuick && !configured && !given)
            {
                result.AddError("what to train is missing: --config FILE, or the scans themselves with --images DIR and "
                    + "--labels FILE or --classes");
            }
        });
        command.SetAction((arguments, stop) => FirstThread.Run(
            () =>
            {
                if (arguments.GetValue(quick))
                {
                    string place = arguments.GetValue(run)?.FullName ?? Path.GetFullPath(Path.Combine("runs", "quick"));
                    new QuickRun(
                        place, arguments.GetValue(smallest) ? QuickSize.Smallest : QuickSize.Usual, Console.Out,
                        IsTerminal).Go(stop);
                    return 0;
                }
                string folder = arguments.GetValue(run)!.FullName;
                return Train(
                    Config(arguments, arguments.GetValue(config)?.FullName, scans, folder), folder,
                    arguments.GetValue(shard) ?? Shard.Whole, stop);
            }));
        return command;
    }

    private static bool IsTerminal => !Console.IsOutputRedirected;

    private static int Train(TrainingConfig config, string folder, Shard shard, CancellationToken stop)
    {
        if (!new EnsembleRun(config, folder, Console.Out, IsTerminal) { Shard = shard }.Train(stop))
        {
            return 0;
        }
        Console.WriteLine($"done; make a bundle of it with: gwytip-train export --run {folder} --out "
            + $"models/{DataSet.Open(config.Data).Description.Surface}");
        return 0;
    }

    /// <summary>The configuration, its data set made in the run's folder where scans are given.</summary>
    private static TrainingConfig Config(ParseResult arguments, string? path, ScanOptions scans, string folder)
    {
        var config = path is null
            ? DefaultEnsemble.Config
            : TrainingConfig.Read(path).StartingFrom(Path.GetDirectoryName(path)!);
        if (!scans.AreGiven(arguments))
        {
            return config.Data.Length > 0
                ? config with { Data = Path.GetFullPath(config.Data, Path.GetDirectoryName(path)!) }
                : throw new TrainingException($"{path}: data is missing: the folder that 'gwytip-train import' made; or give "
                    + "--images with --labels or --classes");
        }
        // A run goes on with the scans that it began with; nothing about them may have changed (DataSet.Open).
        if (!RunFolder.HasBegun(folder))
        {
            scans.Import(arguments, folder, Console.Out);
        }
        else if (scans.DifferenceFrom(DataSetDescription.Read(folder), arguments) is { } begun)
        {
            throw new TrainingException(
                $"{folder} holds a run that was begun with {begun}; choose another folder, or delete it");
        }
        scans.TakeOver(arguments, folder);
        return config with { Data = folder };
    }
}
