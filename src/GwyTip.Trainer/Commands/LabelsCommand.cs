using System.CommandLine;
using GwyTip.Trainer.Labelling;
using GwyTip.Training;
using GwyTip.Training.Labelling;

namespace GwyTip.Trainer.Commands;

/// <summary><c>gwytip-train labels</c>: what the database of a folder holds; label files out of it and into it.</summary>
internal static class LabelsCommand
{
    public static Command Make()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "folder of the scans" };
        var surface = new Option<string?>("--surface") { Description = "name of the surface the scans show" };
        var import = new Option<FileInfo?>("--import")
        {
            Description = "label file to take in; its files are named from the folder on"
        };
        var export = new Option<FileInfo?>("--export") { Description = "label file to write" };
        var rename = new Option<string?>("--rename") { Description = "OLD=NEW: gives a state another name, in every answer" };
        var database = LabelCommand.Database();
        var command = new Command("labels", "Show what people have labelled; write it to a label file, or take one in")
        {
            folder, surface, import, export, rename, database,
        };
        command.SetAction(arguments =>
        {
            string place = Path.TrimEndingDirectorySeparator(arguments.GetRequiredValue(folder).FullName);
            using var labels = FolderLabels.Open(
                place, arguments.GetValue(database)?.FullName, LabelCommand.Warn, Console.WriteLine);
            if (arguments.GetValue(surface) is { } named)
            {
                FolderLabels.Ask(labels, named, labels.States.Count > 0 ? [.. labels.States] : null);
            }
            if (arguments.GetValue(rename) is { } names)
            {
                if (names.Split('=') is not [var old, var other])
                {
                    throw new TrainingException($"--rename takes OLD=NEW, not '{names}'");
                }
                FolderLabels.Rename(labels, old, other);
            }
            if (arguments.GetValue(import) is { } given)
            {
                int taken = new LabelImport(labels).Read(given.FullName);
                Console.WriteLine(taken > 0 ? $"took in the labels of {taken} scans" : "these labels are in there already");
            }
            LabelsSummary.Write(Console.Out, labels);
            if (arguments.GetValue(export) is { } wanted)
            {
                var whole = new LabelExport(labels);
                WholeFile.Write(wanted.FullName, whole.Text());
                if (whole.HalfLabelled > 0)
                {
                    LabelCommand.Warn(whole.SaysHalfLabelled());
                }
                Console.WriteLine($"wrote {wanted.FullName}");
            }
            return 0;
        });
        return command;
    }
}
