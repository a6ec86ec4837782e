using System.CommandLine;
using GwyTip.Training;
using GwyTip.Training.Choices;
using GwyTip.Training.Runs;

namespace GwyTip.Trainer.Commands;

internal static class ChooseCommand
{
    public static Command Make()
    {
        var run = new Option<DirectoryInfo>("--run") { Description = "folder of a finished run", Required = true };
        var most = new Option<int>("--most")
        {
            Description = "members for the states at most, and as many of each kind of expert",
            DefaultValueFactory = _ => ChoiceLimits.UsualMost,
        };
        var megabytes = new Option<double>("--max-mb")
        {
            Description = "megabytes of all members together in a bundle",
            DefaultValueFactory = _ => ChoiceLimits.UsualMegabytes,
        };
        var command = new Command("choose", "Choose the members of a run that do best together on validation folds; 'export' "
            + "then takes those") { run, most, megabytes };
        command.SetAction(arguments =>
        {
            var limits = new ChoiceLimits(arguments.GetValue(most), arguments.GetValue(megabytes));
            if (limits is { Most: < 1 } or { MaxMegabytes: <= 0 })
            {
                throw new TrainingException("--most is at least 1, --max-mb above 0");
            }
            var trained = TrainedRun.Open(arguments.GetRequiredValue(run).FullName);
            var choice = new MemberChooser(trained, limits, m => MemberSize.InBytes(trained, m)).Choose();
            choice.Write(trained.Folder);
            ChoiceTable.Write(Console.Out, trained, choice);
            return 0;
        });
        return command;
    }
}
