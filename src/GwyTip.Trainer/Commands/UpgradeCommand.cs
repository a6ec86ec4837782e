using System.CommandLine;
using GwyTip.Trainer.Upgrades;
using GwyTip.Training;

namespace GwyTip.Trainer.Commands;

internal static class UpgradeCommand
{
    public static Command Make()
    {
        var bundle = new Argument<DirectoryInfo>("bundle") { Description = "folder of the bundle" };
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "folder of the new bundle; else it takes the old one's place",
        };
        var command = new Command(
            "upgrade", "Convert a bundle of an older GwyTip: the same networks and figures, in today's format")
        {
            bundle, output,
        };
        command.SetAction(arguments =>
        {
            string folder = Path.TrimEndingDirectorySeparator(arguments.GetRequiredValue(bundle).FullName);
            string target = Path.TrimEndingDirectorySeparator(arguments.GetValue(output)?.FullName ?? folder);
            if (target != folder && Directory.Exists(target))
            {
                throw new TrainingException($"{target} is there already");
            }
            BundleUpgrade.Write(folder, target);
            Console.WriteLine($"{target} holds the bundle in today's format");
            return 0;
        });
        return command;
    }
}
