using System.CommandLine;
using GwyTip.Trainer;
using GwyTip.Trainer.Commands;

var root = new RootCommand("Makes the ensembles that GwyTip judges scans with.")
{
    ImportCommand.Make(),
    JoinCommand.Make(),
    ConfigCommand.Make(),
    TrainCommand.Make(),
    ChooseCommand.Make(),
    SweepCommand.Make(),
    ExportCommand.Make(),
    UpgradeCommand.Make(),
    NewSurfaceCommand.Make(),
    LearningCurveCommand.Make(),
    EvaluateCommand.Make(),
    EvaluateFilesCommand.Make(),
    PartialCommand.Make(),
    ReportCommand.Make(),
    SimulateCommand.Make(),
    RealismCommand.Make(),
};
HelpWithExamples.AddTo(root);
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
{
    UsageErrors.Write(Console.Error, parsed);
    return UsageErrors.Status;
}
try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (TrainerException e)
{
    Console.Error.WriteLine($"gwytip-train: {e.Message}");
    return 1;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or DllNotFoundException or GwyTip.Inference.BundleException or GwyTip.Inference.RuntimeLibraryException)
{
    Console.Error.WriteLine($"gwytip-train: {e.Message}");
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("gwytip-train: stopped; the same command goes on from here");
    return 130;
}
