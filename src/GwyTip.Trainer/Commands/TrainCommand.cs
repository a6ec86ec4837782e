using System.CommandLine;
using GwyTip.Trainer.Bundles;
using GwyTip.Trainer.Data;
using GwyTip.Trainer.Engines;
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
        var data = DataSet.Open(config.Data);
        var plan = SplitPlan.Of(data, config);
        Directory.CreateDirectory(folder);
        using var only = RunLock.Take(folder);
        config.Write(Path.Combine(folder, TrainedRun.ConfigName));
        plan.Write(folder);
        Console.WriteLine(
            $"{data.Scans.Count} scans; {plan.HeldOutOf(data).Count} held out in {plan.HeldOut.Count} {(plan.By == Grouping.Session ? "sessions" : "series")}");
        var loaded = data.Load(plan.SeenOf(data));
        for (int k = 0; k < config.Members.Count; k++)
        {
            string name = $"member-{k + 1}";
            var member = config.Members[k];
            var states = MemberKind.Of(member.Network).StatesOf(data.Surface);
            var training = TrainingSet.Of(plan.TrainingOf(data, config.FoldOf(k)), loaded, states);
            var validation = TrainingSet.Of(plan.ValidationOf(data, config.FoldOf(k)), loaded, states);
            Console.WriteLine($"{name}: {member.Network}, {member.Optimizer}, {training.Count} scans to train on, {validation.Count} to validate on");
            using var engine = TrainingEngines.Create(new EngineOptions(Bf16: config.Bf16));
            var display = new ConsoleProgress(Console.Out, !Console.IsOutputRedirected, name);
            new MemberRun(member, config.Augmentation, training, validation, TrainedRun.MemberFolder(folder, k), display).Train(engine, config.Device, stop);
        }
        Console.WriteLine($"done; make a bundle of it with: gwytip-train export --run {folder} --out models/{data.Description.Surface}");
        return 0;
    }
}
