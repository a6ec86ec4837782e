using System.CommandLine;
using GwyTip.Training.CommandLine;

namespace GwyTip.Trainer.Commands;

internal static class ImportCommand
{
    public static Command Make()
    {
        var scans = new ScanOptions(required: true);
        var output = new Option<DirectoryInfo>("--out") { Description = "folder of the data set to make", Required = true };
        var command = new Command("import", "Check labels and scans, and make a data set of them") { output };
        scans.AddTo(command);
        command.SetAction(arguments =>
        {
            scans.Import(arguments, arguments.GetRequiredValue(output).FullName, Console.Out);
            return 0;
        });
        return command;
    }
}
