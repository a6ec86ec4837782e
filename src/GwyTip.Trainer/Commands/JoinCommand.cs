using System.CommandLine;
using GwyTip.Training.CommandLine;
using GwyTip.Training.Data;

namespace GwyTip.Trainer.Commands;

internal static class JoinCommand
{
    public static Command Make()
    {
        var main = new Option<DirectoryInfo>("--data")
        {
            Description = "data set whose scans are split into folds and, without --held-out, a held-out part",
            Required = true
        };
        var train = Several("--train", "data sets that every member is trained on; no figure or threshold is taken from them");
        var heldOut = Several("--held-out", "data sets that the card's figures are measured on");
        var output = new Option<DirectoryInfo>("--out") { Description = "folder of the data set to make", Required = true };
        var command = new Command(
            "join", "Make one data set of several: to split, to train on only, to measure on") { main, train, heldOut, output };
        command.SetAction(arguments =>
        {
            static string[] Folders(DirectoryInfo[]? folders) => [.. (folders ?? []).Select(f => f.FullName)];
            string folder = arguments.GetRequiredValue(output).FullName;
            var data = new JoinedDataSet(
                arguments.GetRequiredValue(main).FullName, Folders(arguments.GetValue(train)),
                Folders(arguments.GetValue(heldOut))).Write(folder);
            ImportSummary.Write(Console.Out, data);
            foreach (var use in data.Scans.GroupBy(s => s.Use))
            {
                Console.WriteLine($"{Meaning(use.Key)}: {use.Count()}");
            }
            Console.WriteLine($"wrote {JoinedDataSet.LabelsName} and {DataSetDescription.FileName} to {folder}");
            return 0;
        });
        return command;
    }

    private static Option<DirectoryInfo[]> Several(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static string Meaning(ScanUse use) => use switch
    {
        ScanUse.Train => "to train on only",
        ScanUse.HeldOut => "held out",
        _ => "to be split",
    };
}
