using System.CommandLine;
using GwyTip.ScanFiles;
using GwyTip.Simulation;
using GwyTip.Study.Realism;
using GwyTip.Training;
using GwyTip.Training.CommandLine;
using GwyTip.Training.Documents;

namespace GwyTip.Study.Commands;

internal static class RealismCommand
{
    public static Command Make()
    {
        var surface = new Option<string>("--surface")
        {
            Description = "surface to compare",
            DefaultValueFactory = _ => "si-h-100",
        };
        var labels = new Option<FileInfo?>("--real-labels")
        {
            Description = "label file of the real scans, as for import; without it states are not matched",
        };
        var images = new Option<DirectoryInfo>("--real-images") { Description = "folder of the real scans", Required = true };
        var count = new Option<int>("--count")
        {
            Description = "real scans, and as many simulated ones",
            DefaultValueFactory = _ => 600,
        };
        var seed = new Option<ulong>("--seed") { Description = "of the simulation", DefaultValueFactory = _ => 1 };
        var epochs = new Option<int>("--epochs")
        {
            Description = "of the network that tells real from simulated; 0: none",
            DefaultValueFactory = _ => 12,
        };
        var output = new Option<DirectoryInfo>("--out") { Description = "folder of the report", Required = true };
        var command = new Command(
            "realism", "Hold simulated scans against real ones: numbers, pictures, and a network that tries to tell them apart")
        {
            surface, labels, images, count, seed, epochs, output,
        };
        command.SetAction((arguments, stop) => FirstThread.Run(
            () => Run(
                new RealismOptions
                {
                    Surface = arguments.GetRequiredValue(surface),
                    RealLabels = arguments.GetValue(labels)?.FullName,
                    RealImages = arguments.GetRequiredValue(images).FullName,
                    Count = arguments.GetValue(count) is > 0 and var n ? n : throw new TrainingException("--count must be 1 or "
                        + "more"),
                    Seed = arguments.GetValue(seed),
                    Epochs = arguments.GetValue(epochs) is >= 0 and var e ? e : throw new TrainingException("--epochs must be "
                        + "0 or more"),
                    Output = arguments.GetRequiredValue(output).FullName,
                },
                stop)));
        return command;
    }

    private static int Run(RealismOptions options, CancellationToken stop)
    {
        try
        {
            var result = RealismReport.Write(options, Console.WriteLine, stop);
            var found = new Document();
            if (result.Auroc is { } area)
            {
                found.Paragraph($"real or simulated: AUROC {Cell.Number(area)} (0.5: cannot be told apart)");
            }
            found.Table(
                ["median of", "real", "simulated", "distance"], result.Traits,
                t => [t.Name, Cell.Number(t.Real[1], "G3"), Cell.Number(t.Simulated[1], "G3"), Cell.Paper(t.Distance)]);
            Console.Write(ConsoleWriter.Text(found));
            Console.WriteLine($"wrote REALISM.md and its pictures to {options.Output}");
            return 0;
        }
        catch (Exception e) when (
            e is SimulationException or ScanFileException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new TrainingException(e.Message, e);
        }
    }
}
