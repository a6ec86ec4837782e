using System.CommandLine;
using GwyTip.Trainer.Output;
using GwyTip.Training.Bundles;
using GwyTip.Training.Choices;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Runs;
using GwyTip.Training.UnknownSurface;

namespace GwyTip.Trainer.Commands;

internal static class ExportCommand
{
    public static Command Make()
    {
        var run = new Option<DirectoryInfo>("--run") { Description = "folder of a finished run", Required = true };
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "folder of the bundle; models/<surface> is where GwyTip looks",
            Required = true
        };
        var members = new Option<int[]>("--members")
        {
            Description = "numbers of the members to take; else those that 'choose' or 'sweep' chose, else every network",
            AllowMultipleArgumentsPerToken = true
        };
        var foreign = new Option<int>(ForeignSet.Option)
        {
            Description = "simulated scans of each foreign kind, from which the bundle learns to tell other surfaces; 0: it "
                + "learns nothing of them",
            DefaultValueFactory = _ => ForeignSet.UsualCount,
        };
        foreign.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() < 0)
            {
                r.AddError($"{ForeignSet.Option} must not be below 0");
            }
        });
        var command = new Command(
            "export",
            "Make a bundle of a finished run: ONNX members, manifest, card and curves") { run, output, members, foreign };
        command.SetAction(arguments =>
        {
            var trained = MembersToExport.Choose(
                TrainedRun.Open(arguments.GetRequiredValue(run).FullName), arguments.GetValue(members) ?? [], Console.WriteLine);
            var result = BundleFiles.Replace(
                arguments.GetRequiredValue(output).FullName,
                next => new BundleExport(trained, next, arguments.GetValue(foreign), Console.WriteLine).Write());
            EvaluationTable.Write(Console.Out, result, SessionBootstrap.UnitOf(trained.Split.By));
            return 0;
        });
        return command;
    }
}
