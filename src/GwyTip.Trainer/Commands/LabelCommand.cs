using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using GwyTip.Terminal;
using GwyTip.Trainer.Labelling;
using GwyTip.Training;
using GwyTip.Training.Labelling;

namespace GwyTip.Trainer.Commands;

/// <summary><c>gwytip-train label</c>: a page on which people say what scans show.</summary>
internal static class LabelCommand
{
    private static readonly Argument<DirectoryInfo> _folder = new("folder")
    {
        Description = "folder of the scans, those in folders below it too; the first folder on the way to a scan is its session",
    };

    private static readonly Option<string?> _surface = new("--surface") { Description = "name of the surface, e.g. si-111" };

    private static readonly Option<string?> _states = new("--states")
    {
        Description = "states to ask for, in the order of their keys, e.g. individual_atoms,rows,double_tip; all of the "
            + "surface unless given",
    };

    private static readonly Option<string[]> _person = new("--person")
    {
        Description = "names of those who label: each gets a link",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> _listen = new("--listen")
    {
        Description = "address of this machine in the lab's network, for browsers elsewhere; only with links made by --person",
    };

    private static readonly Option<int> _port = new("--port")
    {
        Description = "port of the page; 0: any free one",
        DefaultValueFactory = _ => LabelServer.DefaultPort,
    };

    private static readonly Option<double> _everybody = new("--everybody")
    {
        Description = "share of the scans that everybody is shown, so that agreement can be measured",
        DefaultValueFactory = _ => new DeskOptions("").Everybody,
    };

    private static readonly Option<double> _random = new("--random")
    {
        Description = "share of the scans that chance draws, so that figures stay honest",
        DefaultValueFactory = _ => new DeskOptions("").Random,
    };

    private static readonly Option<int> _goal = new("--goal")
    {
        Description = "scans that a state takes until it counts as done",
        DefaultValueFactory = _ => new DeskOptions("").Goal,
    };

    private static readonly Option<DirectoryInfo?> _bundle = new("--bundle")
    {
        Description = "bundle that is to learn from the labels: the scans that it doubts are shown sooner",
    };

    /// <summary>Of all commands that look into a database.</summary>
    public static Option<FileInfo?> Database() => new("--database")
    {
        Description = $"file of the labels; {LabelsDatabase.FileName} in the folder unless given",
    };

    private static readonly Option<FileInfo?> _database = Database();

    public static Command Make()
    {
        var command = new Command("label", "Label scans on a page in the browser, alone or with others, until Ctrl-C")
        {
            _folder, _surface, _states, _person, _listen, _port, _everybody, _random, _goal, _bundle, _database,
        };
        command.SetAction((arguments, stop) => Task.Run(() => Run(arguments, stop), CancellationToken.None));
        return command;
    }

    private static async Task<int> Run(ParseResult arguments, CancellationToken stop)
    {
        string folder = Path.TrimEndingDirectorySeparator(arguments.GetRequiredValue(_folder).FullName);
        var options = new DeskOptions(folder)
        {
            Everybody = Share(arguments, _everybody),
            Random = Share(arguments, _random),
            Goal = arguments.GetValue(_goal) is >= 1 and var goal ? goal : throw new TrainingException("--goal is 1 or more"),
            Bundle = arguments.GetValue(_bundle)?.FullName,
            Warn = Warn,
        };
        string[] names = arguments.GetValue(_person) ?? [];
        if (names.GroupBy(n => n.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new TrainingException($"two people are called {twice.Key}; give each a name of their own");
        }
        var address = AddressOf(arguments.GetValue(_listen), names);
        using var database = FolderLabels.Open(
            folder, arguments.GetValue(_database)?.FullName, Warn, Console.WriteLine,
            Console.IsOutputRedirected ? null : Progress);
        FolderLabels.Ask(database, arguments.GetValue(_surface), arguments.GetValue(_states)?.Split(','));
        foreach (var (state, answers) in database.FormerStates)
        {
            Warn($"{answers} answers name {state}, which is not asked for any more; they are kept. 'gwytip-train labels "
                + $"{folder} --rename {state}=NEW' gives it another name");
        }
        if (database.LastAnswers().Count - database.Answers().Count is > 0 and var older)
        {
            Warn($"{older} answers were given before all of {string.Join(", ", database.States)} were asked for; those scans are "
                + "shown again");
        }
        Labeller[] people = [.. names.Select(database.Person)];
        using var desk = new ScanDesk(database, options, TimeProvider.System);
        using var server = Started(desk, address, arguments.GetValue(_port));
        Console.WriteLine(Printable.Escape(
            $"{database.Scans.Count(s => s.IsThere)} scans in {folder}; labels go to {database.Path}"));
        Console.WriteLine($"the page is at {server.Address}");
        foreach (var person in people)
        {
            Console.WriteLine(Printable.Escape($"for {person.Name}: {server.LinkOf(person)}"));
        }
        Console.WriteLine("Ctrl-C ends it; every answer is saved when it is given");
        await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        LabelsSummary.Write(Console.Out, database);
        return 0;
    }

    private static LabelServer Started(ScanDesk desk, IPAddress address, int port)
    {
        if (port is < 0 or > 65535)
        {
            throw new TrainingException($"--port is 0 to 65535, not {port}");
        }
        try
        {
            return LabelServer.Start(desk, address, port);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new TrainingException($"the page cannot be served at {address}, port {port}: {e.Message}", e);
        }
    }

    private static IPAddress AddressOf(string? listen, string[] names)
    {
        if (listen is null)
        {
            return IPAddress.Loopback;
        }
        if (!IPAddress.TryParse(listen, out var address))
        {
            throw new TrainingException(
                $"--listen takes an address of this machine in numbers, as in 192.168.1.20, not '{listen}'");
        }
        return names.Length > 0 || IPAddress.IsLoopback(address)
            ? address
            : throw new TrainingException("--listen needs --person NAME for everybody who labels: each gets a link of their own");
    }

    private static double Share(ParseResult arguments, Option<double> option) =>
        arguments.GetValue(option) is >= 0 and <= 1 and var share
            ? share
            : throw new TrainingException($"{option.Name} is 0 to 1");

    /// <summary>Of all commands that look into a database.</summary>
    public static void Warn(string what) => Console.WriteLine(Printable.Escape($"warning: {what}"));

    private static void Progress(int done, int of) =>
        Console.Write(done < of ? $"\rlooking at new files: {done} of {of}" : $"\r{"",-60}\r");
}
