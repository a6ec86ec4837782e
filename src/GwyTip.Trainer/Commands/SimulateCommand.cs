using System.CommandLine;
using GwyTip.Simulation;

namespace GwyTip.Trainer.Commands;

internal static class SimulateCommand
{
    public static Command Make()
    {
        var output = new Option<DirectoryInfo>("--out") { Description = "folder to write to; files of the same names are replaced", Required = true };
        var command = new Command("simulate", "Write the sample scans, one a tip state, and the truth about them") { output };
        command.SetAction(arguments =>
        {
            string folder = arguments.GetRequiredValue(output).FullName;
            SampleScans.WriteTo(folder);
            Console.WriteLine($"wrote {SampleScans.All.Count} scans and {SampleScans.TruthFile} to {folder}");
            return 0;
        });
        return command;
    }
}
