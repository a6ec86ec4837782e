using System.CommandLine;
using GwyTip.Study.LearningCurves;
using GwyTip.Training;
using GwyTip.Training.Bundles;
using GwyTip.Training.CommandLine;
using GwyTip.Training.Data;
using GwyTip.Training.NewSurface;
using GwyTip.Training.Runs;

namespace GwyTip.Study.Commands;

/// <summary><c>gwytip-study learning-curve</c>: how good a new surface gets with so many labelled scans.</summary>
internal static class LearningCurveCommand
{
    private const string HeldOut = "held-out", Tuning = "tuning";

    public static Command Make()
    {
        var features = ScanOptions.Features();
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = "data set of a surface with many labelled scans, which is treated as new",
            Required = true
        };
        var split = new Option<DirectoryInfo>("--split")
        {
            Description = "run of that data set; its split.json says which sessions are held out",
            Required = true
        };
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "folder for table, picture and points; a stopped curve is gone on with",
            Required = true
        };
        var sizes = new Option<int[]>("--sizes")
        {
            Description = "labelled scans a state",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [5, 10, 20, 50, 100, 200]
        };
        var labels = new Option<int[]>("--labels")
        {
            Description = "labelled scans in all, whatever they show: those that come by chance against those that "
                + "'gwytip-train label' shows, which after each number but the last goes by the doubts of the ensemble so far; "
                + "in place of --sizes",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => []
        };
        var folderSize = new Option<int>("--folder")
        {
            Description = "with --labels: scans in the folder that somebody labels",
            DefaultValueFactory = _ => 1000
        };
        var draws = new Option<int>("--draws") { Description = "how often scans are drawn anew", DefaultValueFactory = _ => 3 };
        var members = new Option<int>("--members")
        {
            Description = "members of each ensemble; new-surface makes up to 5",
            DefaultValueFactory = _ => FewScans.MostFolds
        };
        var effort = new Option<double>("--effort") { Description = "as of new-surface", DefaultValueFactory = _ => 1 };
        var subset = new Option<string>("--subset")
        {
            Description = "held-out: judge the held-out sessions, having drawn from all others; tuning: judge a fold, another "
                + "for each draw, having drawn from the rest",
            DefaultValueFactory = _ => HeldOut,
        };
        subset.AcceptOnlyFromAmong(HeldOut, Tuning);
        var command = new Command("learning-curve", "Measure how well new-surface does with so many labelled scans a state")
        {
            features, data, split, output, sizes, labels, folderSize, draws, members, effort, subset,
        };
        command.SetAction((arguments, stop) => FirstThread.Run(
            () =>
            {
                var source = arguments.GetValue(features) is { Length: > 0 } folders
                    ? SourceMembers.FromBundles([.. folders.Select(f => f.FullName)])
                    : SourceMembers.None;
                var set = DataSet.Open(arguments.GetRequiredValue(data).FullName);
                var wanted = new Wanted(
                    [.. arguments.GetValue(sizes)!.Order()], [.. arguments.GetValue(labels)!.Order()], arguments.GetValue(draws));
                string place = arguments.GetRequiredValue(split).FullName;
                var plan = SplitPlan.Read(place);
                var settings = new CurveSettings(
                    set.Description.Surface, arguments.GetValue(subset)!, arguments.GetValue(members), arguments.GetValue(effort),
                    source.Names, wanted.Labels.Length > 0 ? arguments.GetValue(folderSize) : 0,
                    set.Description.LabelsSha256,
                    BundleFiles.Hash(File.ReadAllBytes(Path.Combine(place, SplitPlan.FileName))));
                Check(wanted, settings);
                Measure(
                    set, plan, source, settings, wanted,
                    arguments.GetRequiredValue(output).FullName, stop);
                return 0;
            }));
        return command;
    }

    /// <summary>What is to be measured.</summary>
    private sealed record Wanted(int[] Sizes, int[] Labels, int Draws);

    private static void Check(Wanted wanted, CurveSettings settings)
    {
        if (wanted.Sizes.Concat(wanted.Labels).Any(s => s < FewScans.Least) || settings.Members is < 1 or > FewScans.MostFolds
            || !(settings.Effort > 0))
        {
            throw new TrainingException(
                $"--sizes and --labels are {FewScans.Least} or more, --members 1 to {FewScans.MostFolds}, --effort is above 0");
        }
        if (wanted.Labels.Length > 0 && wanted.Labels[^1] >= settings.Folder)
        {
            throw new TrainingException(
                $"--labels are fewer than the {settings.Folder} scans of --folder: else there is nothing to choose");
        }
    }

    private static void Measure(
        DataSet data, SplitPlan split, SourceMembers source, CurveSettings settings, Wanted wanted, string folder,
        CancellationToken stop)
    {
        Folders.Make(folder);
        using var only = RunLock.Take(folder);
        var curve = LearningCurveFile.Read(folder) ?? new LearningCurveFile(settings, 0, []);
        if (!curve.Settings.Sources.SequenceEqual(settings.Sources)
            || curve.Settings with { Sources = settings.Sources } != settings)
        {
            throw new TrainingException($"{folder} holds a curve with other settings; choose another folder, or delete it");
        }
        for (int draw = 1; draw <= wanted.Draws; draw++)
        {
            int fold = (draw - 1) % split.Folds.Count, thisDraw = draw;
            bool heldOut = settings.Subset == HeldOut;
            LabelledScan[] judged = [.. (
                heldOut ? split.HeldOutOf(data) : split.ValidationOf(data, fold)).Where(s => s.SingleState is not null)];
            var measure = new LearningCurve(
                data, heldOut ? split.SeenOf(data) : split.TrainingOf(data, fold), judged, source, settings, folder);
            bool Known(Labelled by, int size) => curve.Points.Any(p => p.By == by && p.Size == size && p.Draw == thisDraw);
            void Add(LearningPoint point)
            {
                curve = curve with { Judged = judged.Length, Points = [.. curve.Points, point] };
                curve.Write(folder);
                WholeFile.Write(Path.Combine(folder, LearningCurvePage.TableName), LearningCurvePage.Table(curve));
                WholeFile.Write(Path.Combine(folder, LearningCurvePage.PictureName), LearningCurvePage.Picture(curve));
                Console.WriteLine($"{LearningCurvePage.Words(point)}, draw {point.Draw}: AUROC {point.Auroc:F3} "
                    + $"({string.Join(", ", point.States.Select(s => $"{s.Key} {s.Value:F3}"))})");
            }
            if (wanted.Labels.Length > 0)
            {
                measure.Compare(wanted.Labels, draw, Known, Add, stop);
                continue;
            }
            foreach (int size in wanted.Sizes.Where(s => !Known(Labelled.OfEachState, s)))
            {
                Add(measure.OfEachState(size, draw, stop));
            }
        }
        Console.WriteLine();
        Console.Write(LearningCurvePage.Table(curve));
    }
}
