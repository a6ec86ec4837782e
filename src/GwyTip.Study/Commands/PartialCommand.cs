using System.CommandLine;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Simulation;
using GwyTip.Study.PartialScans;
using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Documents;

namespace GwyTip.Study.Commands;

/// <summary><c>gwytip-study partial</c>: how well running scans are judged, and tip changes seen.</summary>
internal static class PartialCommand
{
    private const string HeldOut = "held-out", Tuning = "tuning";

    /// <summary>Others than those that the alarm was tuned on, and than those of earlier measurements.</summary>
    private const int DefaultSeed = 20;

    /// <summary>More are only slower.</summary>
    private const int MostSpliced = 200;

    private static readonly double[] Fractions = [0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

    public static Command Make()
    {
        var bundle = new Option<DirectoryInfo>("--bundle") { Description = "bundle to measure", Required = true };
        var labels = new Option<FileInfo>("--labels") { Description = "label file, as for import", Required = true };
        var images = new Option<DirectoryInfo>("--images")
        {
            Description = "folder of the scans that the label file names",
            Required = true,
        };
        var subset = new Option<string>("--subset")
        {
            Description = "held-out: sessions that no member saw; tuning: the others, on which the threshold of the alarm is "
                + "chosen",
            DefaultValueFactory = _ => HeldOut,
        };
        subset.AcceptOnlyFromAmong(HeldOut, Tuning);
        var scans = new Option<int>("--scans")
        {
            Description = "labelled scans to judge at each fraction, drawn at random; 0: only the alarm is measured",
            DefaultValueFactory = _ => 400,
        };
        var simulated = new Option<int>("--simulated")
        {
            Description = "simulated scans with a tip change, and as many without",
            DefaultValueFactory = _ => 500,
        };
        var seed = new Option<int>("--seed")
        {
            Description = "which simulated scans and splices",
            DefaultValueFactory = _ => DefaultSeed,
        };
        var format = FormatOption.Make();
        var command = new Command("partial", "Measure how well running scans are judged, and tip changes seen: cut "
            + "scans, the alarm, whole scans")
        {
            bundle, labels, images, subset, scans, simulated, seed, format,
        };
        command.SetAction(arguments => FormatOption.Print(
            Measure(
                Bundle.Load(arguments.GetRequiredValue(bundle).FullName), arguments.GetRequiredValue(labels).FullName,
                arguments.GetRequiredValue(images).FullName, arguments.GetRequiredValue(subset) == HeldOut,
                arguments.GetRequiredValue(scans), arguments.GetRequiredValue(simulated),
                (ulong)Math.Max(0, arguments.GetRequiredValue(seed))),
            arguments.GetRequiredValue(format)));
        return command;
    }

    private static Document Measure(
        Bundle bundle, string labels, string images, bool heldOut, int count, int simulated, ulong seed)
    {
        if (!Population.All.Any(p => p.Surface == bundle.Surface))
        {
            throw new TrainingException(
                $"{bundle.Folder} is of {bundle.Surface}, which cannot be simulated; there are "
                + string.Join(", ", Population.All.Select(p => p.Surface)));
        }
        var unseen = bundle.Manifest.HeldOutSessions.ToHashSet();
        var all = LabelFile.Read(labels, SurfaceLabels.ForSurface(bundle.Surface))
            .Where(s => unseen.Contains(s.Session) == heldOut).ToArray();
        if (all.Length == 0)
        {
            throw new TrainingException(
                $"{labels} names no scan of the {(heldOut ? "" : "not ")}held-out sessions of {bundle.Folder}");
        }
        new Random(1).Shuffle(all);
        string subset = heldOut ? HeldOut : Tuning;
        var ranges = heldOut ? ParameterRanges.Evaluation : ParameterRanges.Training;
        var drawn = SimulatedTrials.Draw(bundle.Surface, simulated, ranges, seed);
        var scans = Read(images, all);
        var labelled = LabelledTrials.Choose($"labelled, {subset}", scans, bundle.States);
        var clean = LabelledTrials.CleanOf(scans, bundle.States).ToArray();
        TrialScans[] trials =
        [
            new("simulated, usable", drawn.Changed, drawn.Clean), new("simulated, useless", drawn.ChangedBad, []),
            new("simulated, all", [.. drawn.Changed, .. drawn.ChangedBad], drawn.Clean), labelled,
            SplicedTrials.Make("spliced", clean, MostSpliced, raw: false, seed),
            SplicedTrials.Make("spliced, lines raw", clean, MostSpliced, raw: true, seed),
        ];
        var document = new Document().Add(Alarms(AlarmResult.Measure(
            [.. trials, new("clean ones of both", drawn.Changed, [.. drawn.Clean, .. labelled.Clean])])));
        if (count > 0)
        {
            using var ensemble = Ensemble.Open(bundle, ProviderChoice.Parse("cpu"));
            document
                .Add(Changes(ChangeResult.Measure(ensemble, trials)))
                .Add(Judge(ensemble, [.. scans.Where(s => s.Label.SingleState is not null).Take(count)], subset));
        }
        return document;
    }

    private static TableBlock Alarms(IReadOnlyList<AlarmResult> alarms) => TableBlock.FromItems(
        $"alarm of a tip change, threshold {Cell.Number(TipChangeWatch.Threshold, "0.##")}:",
        ["scans", "changed", "alarmed", "within 2", "clean", "silent", "99 % cut", "at cut"], alarms,
        r =>
        [
            r.Scans, Cell.Count(r.Changed), Cell.Number(r.Alarmed), Cell.Number(r.Found), Cell.Count(r.Clean),
            Cell.Number(r.Silent), Cell.Number(r.Cut, "0.00"), Cell.Number(r.AlarmedAtCut),
        ]);

    private static TableBlock Changes(IReadOnlyList<ChangeResult> changes) => TableBlock.FromItems(
        "tip change, as the networks see it in whole scans:",
        ["scans", "changed", "AUROC", "seen", "within 2", "clean", "silent"], changes,
        r =>
        [
            r.Scans, Cell.Count(r.Changed), Cell.Number(r.Auroc), Cell.Number(r.Seen), Cell.Number(r.Found), Cell.Count(r.Clean),
            Cell.Number(r.Silent),
        ]);

    private static TableBlock Judge(Ensemble ensemble, (LabelledScan Label, Scan Scan)[] scans, string subset)
    {
        // It takes minutes: the other stream says how far it is.
        var results = FractionCurve.Measure(
            ensemble, scans, Fractions, r => Console.Error.WriteLine($"judged with {Cell.Percent(r.Fraction)} of their lines: "
                + $"{r.Judged}"));
        return TableBlock.FromItems(
            $"{scans.Length} labelled scans, {subset}, cut after a part of their lines:",
            ["fraction", "judged", "AUROC", "balanced", "blank AUROC", "blank balanced"], results,
            r =>
            [
                Cell.Percent(r.Fraction), Cell.Count(r.Judged), Cell.Number(r.Auroc), Cell.Number(r.BalancedAccuracy),
                Cell.Number(r.BlankAuroc), Cell.Number(r.BlankBalancedAccuracy),
            ]);
    }

    private static (LabelledScan Label, Scan Scan)[] Read(string images, LabelledScan[] labels)
    {
        var read = ScanReading.All([.. labels.Select(label => Path.Combine(images, label.File))], scan => scan);
        foreach (string problem in read.Select(r => r.Problem).OfType<string>())
        {
            Console.Error.WriteLine($"left out: {problem}");
        }
        return [.. labels.Zip(read).Where(p => p.Second.Value is not null).Select(p => (p.First, p.Second.Value!))];
    }
}
