using System.CommandLine;
using GwyTip.Trainer.Output;
using GwyTip.Training;
using GwyTip.Training.Bundles;
using GwyTip.Training.Cards;
using GwyTip.Training.CommandLine;
using GwyTip.Training.Data;
using GwyTip.Training.Evaluation;
using GwyTip.Training.NewSurface;
using GwyTip.Training.Runs;

namespace GwyTip.Trainer.Commands;

internal static class NewSurfaceCommand
{
    public static Command Make()
    {
        var features = ScanOptions.Features();
        var again = new Option<bool>("--again")
        {
            Description = "there are other labels since: go on from the members of the last training, which is kept"
        };
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "folder of the bundle; models/SURFACE is where GwyTip looks",
            Required = true
        };
        var run = new Option<DirectoryInfo?>("--run")
        {
            Description = "folder of the training; runs/SURFACE unless given. An unfinished one is resumed"
        };
        var effort = new Option<double>("--effort")
        {
            Description = "how often scans are shown: 0.5 takes half the time",
            DefaultValueFactory = _ => 1
        };
        var scans = new ScanOptions(required: true, newSurface: true);
        var command = new Command("new-surface", "Make a bundle for a new surface of 20 to 50 labelled scans a state, starting "
            + "from a bundle of another") { features, again, output, run, effort };
        scans.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(features) is not { Length: > 0 } && !result.GetValue(again))
            {
                result.AddError("--features is missing: bundles whose members to start from; or --again");
            }
        });
        command.SetAction((arguments, stop) => FirstThread.Run(
            () =>
            {
                if (arguments.GetValue(effort) is not (> 0 and <= 10))
                {
                    throw new TrainingException("--effort is above 0 and up to 10");
                }
                var warnings = new List<string>();
                void Warn(string what)
                {
                    warnings.Add(what);
                    Console.WriteLine($"warning: {what}");
                }
                string bundle = arguments.GetRequiredValue(output).FullName;
                // Not after hours of training.
                BundleFiles.RefuseOther(bundle);
                string folder = arguments.GetValue(run)?.FullName ?? Path.GetFullPath(
                    Path.Combine("runs", arguments.GetRequiredValue<string>("--surface")));
                var labels = scans.ReadNew(arguments, Warn, Console.WriteLine);
                EarlierRun? earlier = null;
                IReadOnlyList<string> runs = [folder];
                if (arguments.GetValue(again))
                {
                    (runs, earlier) = Again(folder, labels);
                    folder = runs[^1];
                }
                var data = scans.ImportNew(arguments, labels, folder, Warn);
                var source = earlier?.GiveTo(folder)
                    ?? SourceMembers.FromBundles([.. arguments.GetRequiredValue(features).Select(f => f.FullName)]);
                if (earlier is null)
                {
                    source.RefuseOwn(labels.Surface.Surface, Warn);
                }
                ImportSummary.Write(Console.Out, data);
                ImportWarnings.TellOfCopies(data, Warn);
                foreach (var scan in data.Description.LeftOut)
                {
                    Warn($"left out: {scan.File}: {NewSurfaceCard.Why(data.Description, scan)}");
                }
                double looks = arguments.GetValue(effort) * (earlier is null ? 1 : EarlierRun.Effort);
                new NewSurfaceRun(data, source, Warn) { Effort = looks, Earlier = earlier }.Train(
                    folder, Console.Out, !Console.IsOutputRedirected, stop);
                var trained = TrainedRun.Open(folder);
                var result = BundleFiles.Replace(
                    bundle, next => new NewSurfaceBundle(trained, source, next).Write(warnings, Console.WriteLine));
                EvaluationTable.Write(Console.Out, result, SessionBootstrap.UnitOf(trained.Split.By));
                Console.WriteLine($"what to label next, and how far it is: {new TrainingPage(runs, data, result).Write()}");
                Console.WriteLine($"wrote {bundle}; its card says more: {Path.Combine(bundle, CardWriter.FileName)}");
                Console.WriteLine($"try it: gwytip classify SCAN --models {Path.GetDirectoryName(bundle)} --surface "
                    + $"{data.Description.Surface}");
                return 0;
            }));
        return command;
    }

    /// <summary>
    /// The run that goes on with other labels, a new one or the last, which was interrupted; those before it first.
    /// </summary>
    private static (IReadOnlyList<string> Runs, EarlierRun Earlier) Again(string first, NewLabels labels)
    {
        if (!RunFolder.HasBegun(first))
        {
            throw new TrainingException($"no training stands in {first} to go on with: begin with --features");
        }
        var (runs, next) = EarlierRun.After(first);
        bool goesOn = labels.AreOf(runs[^1]) || (runs.Count > 1 && !TrainedRun.Open(runs[^1]).IsFinished());
        return !goesOn ? ([.. runs, next], EarlierRun.Open(runs))
            : runs.Count > 1 ? (runs, EarlierRun.Open([.. runs.SkipLast(1)]))
            : throw new TrainingException(
                $"the labels are those that {runs[^1]} learned from: there is nothing new to go on with");
    }
}
