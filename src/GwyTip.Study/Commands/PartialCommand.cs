using System.CommandLine;
using System.Globalization;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Simulation;
using GwyTip.Study.PartialScans;
using GwyTip.Training;
using GwyTip.Training.Data;

namespace GwyTip.Study.Commands;

/// <summary><c>gwytip-study partial</c>: how well running scans are judged.</summary>
internal static class PartialCommand
{
    private const string HeldOut = "held-out", Tuning = "tuning";

    /// <summary>Others than those that the alarm was tuned on, and than those of earlier measurements.</summary>
    private const int DefaultSeed = 20;

    private static readonly double[] Fractions = [0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

    public static Command Make()
    {
        var bundle = new Option<DirectoryInfo>("--bundle") { Description = "bundle to measure", Required = true };
        var labels = new Option<FileInfo>("--labels") { Description = "label file, as for import", Required = true };
        var images = new Option<DirectoryInfo>("--images") { Description = "folder of the scans that the label file names", Required = true };
        var subset = new Option<string>("--subset")
        {
            Description = "held-out: sessions that no member saw; tuning: the others, on which the threshold of the alarm is chosen",
            DefaultValueFactory = _ => HeldOut,
        };
        subset.AcceptOnlyFromAmong(HeldOut, Tuning);
        var scans = new Option<int>("--scans") { Description = "labelled scans to judge at each fraction, drawn at random; 0: leave this out", DefaultValueFactory = _ => 400 };
        var simulated = new Option<int>("--simulated") { Description = "simulated scans with a tip change, and as many without", DefaultValueFactory = _ => 500 };
        var seed = new Option<int>("--seed") { Description = "which simulated scans", DefaultValueFactory = _ => DefaultSeed };
        var command = new Command("partial", "Measure how well running scans are judged: cut scans, and the alarm of a tip change")
        {
            bundle, labels, images, subset, scans, simulated, seed,
        };
        command.SetAction(arguments => Run(
            Bundle.Load(arguments.GetRequiredValue(bundle).FullName), arguments.GetRequiredValue(labels).FullName,
            arguments.GetRequiredValue(images).FullName, arguments.GetRequiredValue(subset) == HeldOut, arguments.GetRequiredValue(scans),
            arguments.GetRequiredValue(simulated), (ulong)Math.Max(0, arguments.GetRequiredValue(seed))));
        return command;
    }

    private static int Run(Bundle bundle, string labels, string images, bool heldOut, int count, int simulated, ulong seed)
    {
        var unseen = bundle.Manifest.HeldOutSessions.ToHashSet();
        var all = LabelFile.Read(labels, SurfaceLabels.Of(bundle.Surface)).Where(s => unseen.Contains(s.Session) == heldOut).ToArray();
        if (all.Length == 0)
        {
            throw new TrainingException($"{labels} names no scan of the {(heldOut ? "" : "not ")}held-out sessions of {bundle.Folder}");
        }
        new Random(1).Shuffle(all);
        string subset = heldOut ? HeldOut : Tuning;
        Console.WriteLine($"alarm of a tip change, threshold {Line(TipChangeWatch.Threshold)}:");
        Console.WriteLine($"{"scans",-22}{"changed",9}{"alarmed",9}{"within 2",10}{"clean",7}{"silent",8}{"99 % cut",10}{"at cut",8}");
        var trials = SimulatedTrials.Of(bundle.Surface, simulated, heldOut ? ParameterRanges.Evaluation : ParameterRanges.Training, seed);
        Write(AlarmResult.Of("simulated, usable", trials.Changed, trials.Clean));
        Write(AlarmResult.Of("simulated, useless", trials.ChangedBad, []));
        Write(AlarmResult.Of("simulated, all", [.. trials.Changed, .. trials.ChangedBad], trials.Clean));
        var labelled = LabelledTrials.Of(Read(images, all), bundle.States);
        Write(AlarmResult.Of($"labelled, {subset}", labelled.Changed, labelled.Clean));
        Write(AlarmResult.Of("clean ones of both", [.. trials.Changed], [.. trials.Clean, .. labelled.Clean]));
        if (count > 0)
        {
            Judge(bundle, Read(images, [.. all.Where(s => s.SingleState is not null).Take(count)]), subset);
        }
        return 0;
    }

    private static void Judge(Bundle bundle, (LabelledScan Label, Scan Scan)[] scans, string subset)
    {
        Console.WriteLine($"\n{scans.Length} labelled scans, {subset}, cut after a part of their lines:");
        Console.WriteLine($"{"fraction",-10}{"judged",8}{"AUROC",8}{"balanced",10}{"blank AUROC",13}{"blank balanced",16}");
        using var ensemble = Ensemble.Open(bundle, ProviderChoice.Parse("cpu"));
        FractionCurve.Of(ensemble, scans, Fractions, r => Console.WriteLine(
            $"{r.Fraction.ToString("P0", CultureInfo.InvariantCulture),-10}{r.Judged,8}{r.Auroc,8:F3}{r.BalancedAccuracy,10:F3}{r.BlankAuroc,13:F3}{r.BlankBalancedAccuracy,16:F3}"));
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

    private static void Write(AlarmResult r) => Console.WriteLine(
        $"{r.Scans,-22}{r.Changed,9}{r.Alarmed,9:F3}{r.Found,10:F3}{r.Clean,7}{r.Silent,8:F3}{r.Cut,10:F2}{r.AlarmedAtCut,8:F3}");

    private static string Line(double threshold) => threshold.ToString("0.##", CultureInfo.InvariantCulture);
}
