using System.CommandLine;
using GwyTip.Trainer.Settings;
using GwyTip.Training;
using GwyTip.Training.Members;

namespace GwyTip.Trainer.Commands;

internal static class ConfigCommand
{
    public static Command Make()
    {
        var network = new Option<string[]>("--network")
        {
            Description = "networks of the ensemble, three members each; as the shipped ensemble if not given",
            AllowMultipleArgumentsPerToken = true,
        };
        network.AcceptOnlyFromAmong([.. Method.Names]);
        var output = new Option<FileInfo?>("--out") { Description = "write it to this file, which must not be there yet" };
        var markdown = new Option<bool>("--markdown") { Description = "print the table of settings of docs/training.md instead" };
        var command = new Command(
            "config", "Print a configuration with every setting, its range, default and meaning") { network, output, markdown };
        command.SetAction(arguments =>
        {
            string text = arguments.GetValue(markdown)
                ? ConfigText.Table()
                : ConfigText.Commented(arguments.GetValue(network) is { Length: > 0 } networks ? DefaultEnsemble.With(networks)
                    : DefaultEnsemble.Config);
            if (arguments.GetValue(output) is not { } file)
            {
                Console.Write(text);
                return 0;
            }
            if (file.Exists)
            {
                throw new TrainingException($"{file.FullName} is there already; nothing was written");
            }
            WholeFile.Write(file.FullName, text);
            Console.WriteLine($"wrote {file.FullName}");
            return 0;
        });
        return command;
    }
}
