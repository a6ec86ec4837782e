using System.CommandLine;
using System.Text;
using GwyTip.Cli.Commands;

namespace GwyTip.Cli;

/// <summary>Exit statuses of <c>gwytip</c>.</summary>
internal static class ExitStatus
{
    public const int Done = 0;

    /// <summary>Some scan failed (the others are still reported), or nothing could be judged at all: no models, no runtime.</summary>
    public const int Failed = 1;

    public const int WrongUsage = 2;
}

internal static class Program
{
    private static int Main(string[] args)
    {
        // A message in another alphabet than the console's own code page (Windows) would become question marks.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var root = new RootCommand("Recognises the state of the tip from scanning probe microscopy scans.")
        {
            ClassifyCommand.Make(),
            WatchCommand.Make(),
            ModelsCommand.Make(),
            ProvidersCommand.Make(),
        };
        // A file's name may begin with @.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Console.Error.WriteLine(error.Message);
            }
            Console.Error.WriteLine("Try: gwytip --help");
            return ExitStatus.WrongUsage;
        }
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
