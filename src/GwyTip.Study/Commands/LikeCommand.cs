using System.CommandLine;
using GwyTip.Core;
using GwyTip.Study.RealFiles;
using GwyTip.Study.Yardsticks;
using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Documents;

namespace GwyTip.Study.Commands;

/// <summary><c>gwytip-study like</c>: what one good scan as yardstick is worth.</summary>
internal static class LikeCommand
{
    public static Command Make()
    {
        var labels = new Option<FileInfo?>("--labels")
        {
            Description = "label file, as for import: scans are held against good ones of their own session",
        };
        var surface = new Option<string>("--surface")
        {
            Description = "its surface",
            DefaultValueFactory = _ => SurfaceLabels.HydrogenSilicon100.Surface,
        };
        var list = new Option<FileInfo?>("--list")
        {
            Description = "in place of labels: list as for real; its clear scans are held against good ones of another day, as "
                + "large as can be had",
        };
        var images = new Option<DirectoryInfo>("--images") { Description = "folder of the scans", Required = true };
        var references = new Option<int>("--references")
        {
            Description = "with labels: good scans of a session to take as the reference, one after another",
            DefaultValueFactory = _ => 5,
        };
        var format = FormatOption.Make();
        var command = new Command("like", "Measure what one good scan as yardstick is worth, as gwytip classify --like has it")
        {
            labels, surface, list, images, references, format,
        };
        command.SetAction(arguments =>
        {
            string folder = arguments.GetRequiredValue(images).FullName;
            var document = (arguments.GetValue(labels), arguments.GetValue(list)) switch
            {
                ({ } file, null) => OfLabels(
                    file.FullName, SurfaceLabels.ForSurface(arguments.GetRequiredValue(surface)), folder,
                    Math.Max(1, arguments.GetRequiredValue(references))),
                (null, { } file) => Table(
                    YardstickTrial.Across(See(folder, HeldScan.FromRealScans(RealScan.Read(file.FullName)))), false),
                _ => throw new TrainingException("either --labels or --list says which scans are good"),
            };
            FormatOption.Print(document, arguments.GetRequiredValue(format));
        });
        return command;
    }

    private static Document OfLabels(string file, SurfaceLabels surface, string folder, int references) => Table(
        YardstickTrial.Within(See(folder, HeldScan.FromLabels(LabelFile.Read(file, surface), surface)), references), true);

    private static Document Table(IReadOnlyList<YardstickTrial> trials, bool byReference) => trials.Count == 0
        ? throw new TrainingException("no scan has a good one to be held against")
        : new Document().Add(TableBlock.FromItems(
            "Scans held against one good scan:", ["figure", "value and 95 %", "good", "bad", "groups"],
            YardstickFigure.Measure(trials, byReference),
            f =>
            [
                f.Name, Cell.Number(f.Value, f.Interval), Cell.Count(f.Good), Cell.Count(f.Bad), Cell.Count(f.Groups),
            ]));

    private static (HeldScan Scan, ComparedScan Seen)[] See(string folder, IReadOnlyList<HeldScan> scans)
    {
        var read = ScanReading.All([.. scans.Select(s => Path.Combine(folder, s.File))], scan => ComparedScan.Take(scan));
        foreach (string problem in read.Select(r => r.Problem).OfType<string>())
        {
            Console.Error.WriteLine($"left out: {problem}");
        }
        return [.. scans.Zip(read).Where(p => p.Second.Value is not null).Select(p => (p.First, p.Second.Value!))];
    }
}
