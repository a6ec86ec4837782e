using System.Diagnostics;
using GwyTip.Trainer.Output;
using GwyTip.Training;
using GwyTip.Training.Bundles;
using GwyTip.Training.CommandLine;
using GwyTip.Training.Data;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Trainer.Quick;

/// <summary>
/// <c>train --quick</c>: the whole path from scans to a bundle, and its figures in minutes, on simulated scans, to see that
/// everything works on a machine. Started again it goes on where it stopped.
/// </summary>
/// <param name="folder">Where everything goes.</param>
/// <param name="size">How much of it.</param>
/// <param name="output">Told what is done.</param>
/// <param name="isTerminal">Whether that shows bars.</param>
internal sealed class QuickRun(string folder, QuickSize size, TextWriter output, bool isTerminal)
{
    private const string Warning = "simulated scans, small networks: shows that everything works, not how well";

    private const int Folds = 2;

    /// <summary>Of each foreign kind: so few only show that telling surfaces works.</summary>
    private const int ForeignScans = 2;

    private const string Surface = "si-h-100";

    /// <exception cref="TrainingException">Something cannot be written, or the folder holds a run of another size.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public void Go(CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        string scans = Path.Combine(folder, "scans"), data = Path.Combine(folder, "data"), run = Path.Combine(folder, "run");
        string bundle = Path.Combine(folder, "models", Surface);

        Step($"simulating {size.Scans} scans in {size.Sessions} sessions");
        var (labels, images) = QuickScans.Write(scans, size);
        Step("importing them");
        var imported = DataSet.Import(
            Surface, labels, images, "simulated by GwyTip", "CC0-1.0", simulated: true, Console.Error.WriteLine);
        imported.Save(data);
        ImportSummary.Write(output, imported);
        Step($"training {Config(data).Members.Count} members in {run}");
        new EnsembleRun(Config(data), run, output, isTerminal).Train(stop);
        Step("making a bundle of them, and judging the held-out sessions with it");
        EvaluationTable.Write(output, new BundleExport(TrainedRun.Open(run), bundle, ForeignScans, output.WriteLine).Write());
        output.WriteLine();
        output.WriteLine($"bundle:  {bundle} (its card: {Path.Combine(bundle, "CARD.md")})");
        output.WriteLine($"report:  gwytip-study report --run {run} --out {Path.Combine(folder, "report")}");
        output.WriteLine($"again:   gwytip-train evaluate --bundle {bundle} --labels {labels} --images {images}");
        output.WriteLine($"done in {clock.Elapsed:m\\:ss}. These are {Warning}");

        void Step(string what)
        {
            stop.ThrowIfCancellationRequested();
            output.WriteLine($"== {what}");
        }
    }

    /// <summary>A member for the image and one for the lines in each fold.</summary>
    private TrainingConfig Config(string data) => new()
    {
        Data = data,
        Folds = Folds,
        Members =
        [
            .. Enumerable.Range(1, Folds).Select(seed => new MemberConfig
            {
                Width = 0.125,
                FirstStride = 2,
                BatchSize = 16,
                Epochs = size.ImageEpochs,
                Seed = seed,
            }),
            .. Enumerable.Range(1, Folds).Select(seed => new MemberConfig
            {
                Network = "line-statistics",
                Width = 1,
                Dropout = 0.1,
                LearningRate = 0.005,
                BatchSize = 16,
                Epochs = size.LineEpochs,
                Seed = seed,
            }),
        ],
    };
}
