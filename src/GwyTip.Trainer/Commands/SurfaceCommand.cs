using System.CommandLine;
using GwyTip.Inference;
using GwyTip.Training;
using GwyTip.Training.Bundles;
using GwyTip.Training.Data;
using GwyTip.Training.UnknownSurface;

namespace GwyTip.Trainer.Commands;

internal static class SurfaceCommand
{
    public static Command Make()
    {
        var bundle = new Option<DirectoryInfo>("--bundle") { Description = "folder of the bundle", Required = true };
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = "folder of the data set that it was made from, or of another one of its surface",
            Required = true,
        };
        var foreign = new Option<int>(ForeignSet.Option)
        {
            Description = "simulated scans of each foreign kind",
            DefaultValueFactory = _ => ForeignSet.UsualCount,
        };
        foreign.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() < 1)
            {
                r.AddError($"{ForeignSet.Option} must be 1 or more");
            }
        });
        var command = new Command(
            "surface", "Let a bundle learn again what is foreign to it; its members and their figures stay")
        {
            bundle, data, foreign,
        };
        command.SetAction(arguments =>
        {
            string folder = Path.TrimEndingDirectorySeparator(arguments.GetRequiredValue(bundle).FullName);
            try
            {
                var figures = SurfaceRefit.Write(
                    folder, DataSet.Open(arguments.GetRequiredValue(data).FullName), arguments.GetValue(foreign),
                    Console.WriteLine);
                Console.WriteLine(
                    $"{folder}: of {figures.HeldOut} held-out scans {figures.FalseAlarms:P1} are called foreign, of simulated "
                    + $"foreign ones {figures.Noticed:P0} are noticed, AUROC {figures.Auroc:0.000}");
                return 0;
            }
            catch (BundleException e)
            {
                throw new TrainingException(e.Message, e);
            }
        });
        return command;
    }
}
