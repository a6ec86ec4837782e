using System.CommandLine;
using GwyTip.Cli;
using GwyTip.Cli.Commands;
using GwyTip.Inference;
using GwyTip.Terminal;

StandardStream.TakeOver();
// What an ensemble takes at most while it is opened.
ProcessHeap.KeepInLargePages(512 << 20);
var root = new RootCommand("Recognises the state of the tip from scanning probe microscopy scans.")
{
    ClassifyCommand.Make(),
    WatchCommand.Make(),
    CorrectCommand.Make(),
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
try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (OutputException e)
{
    if (!e.IsClosed)
    {
        Console.Error.WriteLine(e.Message);
    }
    return ExitStatus.Failed;
}
