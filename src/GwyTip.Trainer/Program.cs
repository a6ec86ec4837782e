using System.CommandLine;
using System.CommandLine.Invocation;
using GwyTip.Inference;
using GwyTip.Terminal;
using GwyTip.Trainer;
using GwyTip.Trainer.Commands;

StandardStream.TakeOver();
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
// Its own handling of Ctrl-C would break where a second one follows. A command that cannot stop half-way ends as any program does.
var settings = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
using var stopping = parsed.Action is AsynchronousCommandLineAction ? new Stopping() : null;
try
{
    return await parsed.InvokeAsync(settings, stopping?.Token ?? CancellationToken.None);
}
catch (Exception e) when (OutputException.In(e) is { } output)
{
    if (!output.IsClosed)
    {
        Console.Error.WriteLine($"gwytip-train: {output.Message}");
    }
    return 1;
}
catch (Exception e) when (e is TrainerException or IOException or UnauthorizedAccessException or DllNotFoundException
    or BundleException or RuntimeLibraryException)
{
    Console.Error.WriteLine($"gwytip-train: {Printable.Of(e.Message)}");
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("gwytip-train: stopped; the same command goes on from here");
    return 130;
}
