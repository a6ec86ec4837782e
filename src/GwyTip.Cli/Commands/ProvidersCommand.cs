using System.CommandLine;
using GwyTip.Inference;
using GwyTip.Terminal;

namespace GwyTip.Cli.Commands;

/// <summary><c>gwytip providers</c>: what networks can run on here, and what is missing for the rest.</summary>
internal static class ProvidersCommand
{
    public static Command Make()
    {
        var command = new Command("providers", "List what can be run on here, and what is missing for the rest.");
        command.SetAction(_ => CommonOptions.Guard(Run));
        return command;
    }

    private static int Run()
    {
        foreach (var (provider, missing) in ProviderSurvey.Run())
        {
            // What is missing is said with the provider's name in front.
            Console.WriteLine(Printable.Escape(missing ?? $"{provider.Name}: works"));
        }
        return ExitStatus.Done;
    }
}
