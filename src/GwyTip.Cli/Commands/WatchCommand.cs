using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using GwyTip.Cli.Scans;
using GwyTip.Cli.Watch;
using GwyTip.Inference;
using GwyTip.ScanFiles;
using GwyTip.Terminal;

namespace GwyTip.Cli.Commands;

/// <summary><c>gwytip watch</c>: the microscope's software saves, GwyTip tells.</summary>
internal static class WatchCommand
{
    private static readonly Argument<string> Folder = new("folder")
    {
        Description = "Where the microscope's software saves; folders below it too",
        HelpName = "DIR",
    };

    private static readonly Option<string> Surface = CommonOptions.Surface();
    private static readonly Option<string?> Models = CommonOptions.Models();
    private static readonly Option<string> Provider = CommonOptions.Provider();
    private static readonly Option<ChannelChoice?> Channel = CommonOptions.Channel();

    private static readonly Option<bool> Existing = new("--existing")
    {
        Description = "Judge the scans that are there already, too",
    };

    private static readonly Option<string?> Log = new("--log")
    {
        Description = "Add a JSON object a scan, one a line, to this file",
        HelpName = "FILE",
    };

    private static readonly Option<string[]> Hook = new("--on-verdict")
    {
        Description = "Run a program after each verdict, without a shell; it finds the verdict in GWYTIP_VERDICT, GWYTIP_FILE, "
            + "… and as JSON on standard input",
        HelpName = "COMMAND",
        CustomParser = SplitCommand,
    };

    private static readonly Option<int> AlarmAfter = Positive("--alarm-after", "Alarm once this many scans in a row are bad", 3);

    private static readonly Option<double> Settle = Seconds(
        "--settle", "A file is opened once its size and time have rested for this long", 2);

    private static readonly Option<double> Limit = Seconds(
        "--limit", "A file may take this long to be read and judged; then it is given up and the others go on", 60);

    private static readonly Option<int?> Serve = new("--serve")
    {
        Description = $"Show a page in the browser, on this machine only (default port: {PageServer.DefaultPort}; 0: any free "
            + "one)",
        HelpName = "PORT",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = ParsePort,
    };

    private static readonly Option<bool> Verbose = CommonOptions.Verbose();

    public static Command Make()
    {
        var command = new Command("watch", "Follow a folder and judge each scan as it is saved, until Ctrl-C.")
        {
            Folder, Surface, Models, Provider, Channel, Existing, Log, Hook, AlarmAfter, Settle, Limit, Serve, Verbose,
        };
        command.SetAction(parsed => CommonOptions.Guard(() => Run(parsed)));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string named = parsed.GetRequiredValue(Folder);
        if (named.Length == 0)
        {
            Console.Error.WriteLine("the name of the folder is empty");
            return ExitStatus.WrongUsage;
        }
        string folder = Path.GetFullPath(named);
        if (File.Exists(folder))
        {
            Console.Error.WriteLine(Printable.Escape($"{folder} is a file; give the folder that it lies in"));
            return ExitStatus.WrongUsage;
        }
        string surface = parsed.GetRequiredValue(Surface);
        // Never closed: at the end a file may still be in work, which is not waited for.
        Engine Open() => new(
            CommonOptions.ModelsFolder(parsed.GetValue(Models)), ProviderChoice.Parse(parsed.GetRequiredValue(Provider)));
        var engine = Open();
        Bundle[] bundles = CommonOptions.BundlesOf(engine, surface);
        var options = new WatchOptions(folder)
        {
            Existing = parsed.GetValue(Existing),
            Settle = TimeSpan.FromSeconds(parsed.GetRequiredValue(Settle)),
            Limit = TimeSpan.FromSeconds(parsed.GetRequiredValue(Limit)),
            AlarmAfter = parsed.GetRequiredValue(AlarmAfter),
            Verbose = parsed.GetValue(Verbose),
        };
        var announcer = new Announcer(TimeProvider.System);
        announcer.Add(new WatchTerminal(options, bundles.SelectMany(b => b.States).Max(s => s.Name.Length)));
        var judge = new WatchJudge(
            engine, Open, surface, parsed.GetValue(Channel) ?? ChannelChoice.Default,
            pictures: parsed.GetResult(Serve) is not null);
        try
        {
            if (parsed.GetValue(Log) is { } file)
            {
                announcer.Add(WatchLog.Open(file, announcer.Notice));
            }
            using var page = parsed.GetResult(Serve) is null
                ? null
                : PageServer.Start(parsed.GetValue(Serve) ?? PageServer.DefaultPort, options);
            if (page is not null)
            {
                announcer.Add(page.History);
            }
            Follow(options, judge, announcer, parsed.GetValue(Hook) ?? [], page);
            return ExitStatus.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException
            or SocketException)
        {
            // The log or the page's port is not available: better said now than missed in the evening.
            Console.Error.WriteLine(Printable.Escape(e.Message));
            return ExitStatus.Failed;
        }
    }

    private static void Follow(WatchOptions options, WatchJudge judge, Announcer announcer, string[] hook, PageServer? page)
    {
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var queue = new JudgeQueue(
            judge.Judge, options.Limit, Math.Clamp(Environment.ProcessorCount / 2, 2, 4), TimeProvider.System);
        using var program = hook.Length > 0 ? announcer.Add(new VerdictHook(hook, announcer.Notice)) : null;
        if (page is not null)
        {
            announcer.Notice($"the page is at {page.Address}");
        }
        var listing = new FolderListing(() => FolderWalk.Through(options.Folder), TimeProvider.System);
        new Watcher(options, listing, queue, announcer, TimeProvider.System).Run(stop.Token);
    }

    private static string[] SplitCommand(ArgumentResult argument)
    {
        string[] words = [.. CommandLineParser.SplitCommandLine(argument.Tokens[0].Value)];
        if (words.Length == 0)
        {
            argument.AddError("--on-verdict names no program");
        }
        return words;
    }

    private static int? ParsePort(ArgumentResult argument)
    {
        if (argument.Tokens.Count == 0)
        {
            return PageServer.DefaultPort;
        }
        if (ushort.TryParse(argument.Tokens[0].Value, out ushort port))
        {
            return port;
        }
        argument.AddError($"--serve takes a port, 0 to 65535, not '{argument.Tokens[0].Value}'");
        return null;
    }

    private static Option<int> Positive(string name, string description, int byDefault) => new(name)
    {
        Description = $"{description} (default: {byDefault})",
        HelpName = "N",
        DefaultValueFactory = _ => byDefault,
        CustomParser = argument =>
        {
            if (!int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                || number < 1)
            {
                argument.AddError($"{name} takes a whole number from 1 on, not '{argument.Tokens[0].Value}'");
            }
            return number;
        },
    };

    private static Option<double> Seconds(string name, string description, double byDefault) => new(name)
    {
        Description = $"{description} (default: {byDefault})",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => byDefault,
        CustomParser = argument =>
        {
            if (!double.TryParse(argument.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
                || seconds is not (>= 0.05 and <= 86400))
            {
                argument.AddError($"{name} takes 0.05 to 86400 seconds, with a decimal point, not '{argument.Tokens[0].Value}'");
            }
            return seconds;
        },
    };
}
