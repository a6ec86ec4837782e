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
      gwytip-train simulate  a labelled data set is made by simulation, or the sample scans are made again
      gwytip-train realism   simulated scans are held against real ones
    """)
{
    ImportCommand.Make(),
    TrainCommand.Make(),
    ExportCommand.Make(),
    EvaluateCommand.Make(),
    SimulateCommand.Make(),
    RealismCommand.Make(),
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
