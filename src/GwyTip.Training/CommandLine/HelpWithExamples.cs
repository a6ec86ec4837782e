using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace GwyTip.Training.CommandLine;

/// <summary>The library's help of a command, and behind it how the command is used.</summary>
internal sealed class HelpWithExamples(HelpAction usual, Manual manual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        int status = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is RootCommand)
        {
            output.WriteLine(manual.Tutorial);
        }
        else if (manual.Examples.GetValueOrDefault(parseResult.CommandResult.Command.Name) is { } examples)
        {
            output.WriteLine("Examples:");
            foreach (string line in examples.Split('\n'))
            {
                output.WriteLine($"  {line}".TrimEnd());
            }
        }
        return status;
    }

    /// <summary>Puts it in the place of the usual help.</summary>
    public static void AddTo(RootCommand root, Manual manual)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExamples((HelpAction)option.Action!, manual);
        }
    }
}
