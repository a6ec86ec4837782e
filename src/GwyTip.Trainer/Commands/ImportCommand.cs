using System.CommandLine;
using GwyTip.Trainer.Data;

namespace GwyTip.Trainer.Commands;

internal static class ImportCommand
{
    public static Command Make()
    {
        var labels = new Option<FileInfo>("--labels") { Description = "label file: CSV with file, scan_session, scan_series, n_responses and one column a label", Required = true };
        var images = new Option<DirectoryInfo>("--images") { Description = "folder of the scans that the label file names", Required = true };
        var surface = new Option<string>("--surface") { Description = "surface the scans show", DefaultValueFactory = _ => "si-h-100" };
        var source = new Option<string>("--source") { Description = "where the scans came from, for the card", Required = true };
        var licence = new Option<string>("--licence") { Description = "licence of the scans, for the card", Required = true };
        var simulated = new Option<bool>("--simulated") { Description = "the scans are simulated" };
        var output = new Option<DirectoryInfo>("--out") { Description = "folder of the data set to make", Required = true };
        var command = new Command("import", "Check a label file and its scans, and make a data set of them") { labels, images, surface, source, licence, simulated, output };
        command.SetAction(arguments =>
        {
            var data = DataSet.Import(
                arguments.GetRequiredValue(surface), arguments.GetRequiredValue(labels).FullName, arguments.GetRequiredValue(images).FullName,
                arguments.GetRequiredValue(source), arguments.GetRequiredValue(licence), arguments.GetValue(simulated));
            string folder = arguments.GetRequiredValue(output).FullName;
            data.Save(folder);
            Summary(data);
            Console.WriteLine($"wrote {Path.Combine(folder, DataSetDescription.FileName)}");
            return 0;
        });
        return command;
    }

    private static void Summary(DataSet data)
    {
        Console.WriteLine(
            $"{data.Scans.Count} scans of {data.Description.Surface} from {data.Scans.Select(s => s.Session).Distinct().Count()} sessions and {data.Scans.Select(s => s.Series).Distinct().Count()} series");
        foreach (var state in data.Surface.States)
        {
            Console.WriteLine($"  {state.Name,-18} mean label {data.Scans.Average(s => s.Labels[state.Name]):F3}, alone and unanimous in {data.Scans.Count(s => s.SingleState == state.Name)}");
        }
        foreach (var group in data.Description.LeftOut.GroupBy(l => l.Reason.Split(':')[0]))
        {
            Console.WriteLine($"left out, {group.Key}: {group.Count()}, e.g. {group.First().File} ({group.First().Reason})");
        }
    }
}
