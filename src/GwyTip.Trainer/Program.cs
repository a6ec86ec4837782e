using System.CommandLine;
using GwyTip.Trainer;
using GwyTip.Trainer.Commands;

var root = new RootCommand(
    """
    gwytip-train makes the ensembles that GwyTip judges scans with.

      gwytip-train import    labels and scans become a data set
      gwytip-train train     a data set and a configuration become a run
      gwytip-train export    a run becomes a bundle: ONNX members, manifest, card
      gwytip-train evaluate  a bundle is scored on labelled scans
      gwytip-train report    runs become the paper's Table I, curves and pictures
      gwytip-train simulate  the sample scans that come with GwyTip are made again
    """)
{
    ImportCommand.Make(),
    TrainCommand.Make(),
    ExportCommand.Make(),
    EvaluateCommand.Make(),
    ReportCommand.Make(),
    SimulateCommand.Make(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (TrainerException e)
{
    Console.Error.WriteLine($"gwytip-train: {e.Message}");
    return 1;
}
catch (Exception e) when (e is DllNotFoundException or GwyTip.Inference.BundleException or GwyTip.Inference.RuntimeLibraryException)
{
    Console.Error.WriteLine($"gwytip-train: {e.Message}");
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("gwytip-train: stopped; the same command goes on from here");
    return 130;
}
