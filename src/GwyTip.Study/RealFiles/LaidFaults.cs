using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Simulation;
using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Rules;

namespace GwyTip.Study.RealFiles;

/// <summary>
/// Faults of known strength laid on measured scans with a sharp tip, and how the bundle <c>any</c> tells them: for what a list
/// of measured scans shows too seldom to measure.
/// </summary>
internal static class LaidFaults
{
    /// <summary>Of the clear good scans of a list, those that faults are laid on.</summary>
    public const string Sharp = "sharp";

    /// <summary>Scans made of each: some faults are seldom plain and alone.</summary>
    private const int ScansEach = 120;

    private const string CleanFolderName = "clean", FaultedFolder = "faulted";

    private static readonly Dictionary<string, Aim> Aims = new()
    {
        [FaultLabels.DoubleTip] = Aim.Least(0.85),
        [FaultLabels.AsymmetricTip] = Aim.Least(0.8),
        [FaultLabels.Corruption] = Aim.Least(0.9),
        [TipState.TipChange] = Aim.Least(0.8),
    };

    /// <summary>Makes the scans, or goes on where it stopped, and asks the bundle.</summary>
    /// <param name="engine">Has the bundle <c>any</c>.</param>
    /// <param name="files">Folder of the scan files.</param>
    /// <param name="calls">What somebody sees in them; one that cannot be judged gets no faults.</param>
    /// <param name="folder">
    /// New, or of the same list: gets <c>clean</c>, copies of the sharp scans, and <c>faulted</c>, a data set as
    /// <c>gwytip-train simulate --faults-on</c> makes it.
    /// </param>
    /// <param name="tell">Told of scans that are passed over.</param>
    /// <exception cref="TrainingException">There is no such bundle or no sharp scan, or the scans cannot be made.</exception>
    public static EvaluationResult Measure(
        Engine engine, string files, IEnumerable<RealCall> calls, string folder, Action<string> tell)
    {
        var any = engine.Bundles.FirstOrDefault(b => b.Surface == AnySurface.Name) ?? throw new TrainingException(
            $"there is no bundle '{AnySurface.Name}' to ask about the faults that are laid on scans");
        string[] sharp =
        [
            .. calls.Where(c => c is { Scan: { Kind: RealScan.Good, IsClear: true, Label: Sharp }, Said.Report: not null })
                .Select(c => Path.Combine(files, c.Scan.File)),
        ];
        if (sharp.Length == 0)
        {
            throw new TrainingException(
                $"the list has no scan to lay faults on: of kind {RealScan.Good}, labelled {Sharp}, clear and readable");
        }
        string faulted = Path.Combine(folder, FaultedFolder);
        try
        {
            var clean = Copy(sharp, Path.Combine(folder, CleanFolderName));
            SimulatedDataSet.Write(Request(clean, ScansEach * sharp.Length), faulted, tell: tell);
        }
        catch (Exception e) when (e is SimulationException or IOException or UnauthorizedAccessException)
        {
            throw new TrainingException($"cannot lay faults on the sharp scans: {e.Message}", e);
        }
        using var ensemble = Ensemble.Open(any, new ProviderChoice(Provider.Cpu));
        var predictions = ScanPredictions.Ask(
            ensemble, Path.Combine(faulted, SimulatedDataSet.ScansFolder),
            LabelFile.Read(Path.Combine(faulted, SimulatedDataSet.LabelsFile), SurfaceLabels.OfBundle(any.Manifest)));
        return new Evaluator(any).Score("all", predictions);
    }

    /// <summary>Its section of the page.</summary>
    public static Block[] Section(EvaluationResult result) =>
    [
        new HeadingBlock(2, "Faults laid on sharp scans"),
        TableBlock.FromItems(
            $"What the bundle `{AnySurface.Name}` says of {Cell.Count(result.Judged)} scans made from "
            + $"{Cell.Count(result.Sessions)} clear good ones: parts of them, with faults laid on as `gwytip-train simulate "
            + "--faults-on` does, so that they are known. What was wrong with a scan before counts as no fault. Tip change: on "
            + "the scans that clearly show it or not, the other states on those that clearly show one of them. Intervals of "
            + "95 % from draws of the good scans.",
            ["state", "scans that show it", "AUROC", "from", "to", "aim", "precision", "recall"], result.States,
            s =>
            {
                var interval = result.Metrics.Intervals[$"{s.Name}_auroc"];
                return
                [
                    s.Name, Cell.Count(s.N), Cell.Number(s.Auroc), Cell.Number(interval.Low), Cell.Number(interval.High),
                    Aim.Of(Aims.TryGetValue(s.Name, out var aim) ? aim : null), Cell.Number(s.Precision), Cell.Number(s.Recall),
                ];
            }),
    ];

    private static SimulationRequest Request(CleanFolder clean, int count) => new()
    {
        Surface = FaultLabels.Surface,
        FaultsOn = clean,
        Count = count,
        Size = new ScanSize(null, null, ScanSource.UsualPixels(FaultLabels.Surface)),
        Format = ScanFormat.Gwy,
    };

    private static CleanFolder Copy(string[] sharp, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (number, file) in sharp.Index())
        {
            // Numbered: files of two repositories may share a name.
            File.Copy(file, Path.Combine(folder, $"{number + 1:000}-{Path.GetFileName(file)}"), overwrite: true);
        }
        int there = Directory.GetFiles(folder).Length;
        return there == sharp.Length
            ? CleanFolder.Read(folder)
            : throw new TrainingException(
                $"{folder} holds {there} files and not only the {sharp.Length} sharp scans of the list; choose a new folder");
    }
}
