using System.CommandLine;
using GwyTip.Cli.Commands;
using GwyTip.Terminal;

namespace GwyTip.Cli;

/// <summary>Exit statuses of <c>gwytip</c>.</summary>
internal static class ExitStatus
{
    public const int Done = 0;

    /// <summary>
    /// Some scan failed (the others are still reported), or nothing could be judged at all: no models, no runtime. Or there is
    /// nowhere to say it: standard output is a full disk or a closed pipe.
    /// </summary>
    public const int Failed = 1;

    public const int WrongUsage = 2;
}

internal static class Program
{
    private static int Main(string[] args)
    {
        StandardStream.TakeOver();
        try
        {
            return Run(args);
        }
        catch (OutputException e)
        {
            if (!e.IsClosed)
            {
                Console.Error.WriteLine(e.Message);
            }
            return ExitStatus.Failed;
        }
    }

    private static int Run(string[] args)
    {
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
                Console.Error.WriteLine(Printable.Escape(error.Message));
            }
            Console.Error.WriteLine("Try: gwytip --help");
            return ExitStatus.WrongUsage;
        }
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
