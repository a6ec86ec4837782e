using System.CommandLine;
using GwyTip.Trainer.Bundles;
using GwyTip.Trainer.Choices;

namespace GwyTip.Trainer.Commands;

internal static class ExportCommand
{
    public static Command Make()
    {
        var run = new Option<DirectoryInfo>("--run") { Description = "folder of a finished run", Required = true };
        var output = new Option<DirectoryInfo>("--out") { Description = "folder of the bundle; models/<surface> is where GwyTip looks", Required = true };
        var members = new Option<int[]>("--members") { Description = "numbers of the members to take; else those that 'choose' or 'sweep' chose, else every network", AllowMultipleArgumentsPerToken = true };
        var command = new Command("export", "Make a bundle of a finished run: ONNX members, manifest, card and curves") { run, output, members };
        command.SetAction(arguments =>
        {
            var trained = MembersToExport.Of(
                TrainedRun.Open(arguments.GetRequiredValue(run).FullName), arguments.GetValue(members) ?? [], Console.WriteLine);
            var result = new BundleExport(trained, arguments.GetRequiredValue(output).FullName, Console.WriteLine).Write();
            EvaluationTable.Write(Console.Out, result);
            return 0;
        });
        return command;
    }
}
