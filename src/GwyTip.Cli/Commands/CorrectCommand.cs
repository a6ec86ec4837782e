using System.CommandLine;
using GwyTip.Cli.Output;
using GwyTip.Cli.Scans;
using GwyTip.Inference;
using GwyTip.ScanFiles;
using GwyTip.Terminal;

namespace GwyTip.Cli.Commands;

/// <summary><c>gwytip correct</c>: says what a scan does show, for the next training.</summary>
internal static class CorrectCommand
{
    /// <summary>In place of states: the scan shows none of them.</summary>
    private const string None = "none";

    private static readonly Argument<string> Scan = new("scan") { Description = "The file of the scan", HelpName = "FILE" };

    private static readonly Option<string> States = new("--states")
    {
        Description = "What the scan does show: states of the surface, as double_tip or rows,tip_change; none: none of them",
        HelpName = "A,B",
        Required = true,
    };

    private static readonly Option<int?> Channel = new("--channel")
    {
        Description = "Number of the channel (default: the first topograph, or the current where that holds no image)",
        HelpName = "N",
    };

    private static readonly Option<string?> Person = new("--person")
    {
        Description = "Who says so, by the name that they label with (default: nobody in particular)",
        HelpName = "NAME",
    };

    private static readonly Option<DirectoryInfo?> Folder = new("--folder")
    {
        Description = "Folder of the scans that the correction belongs to (default: the nearest above the scan that was "
            + "labelled or corrected before, else the scan's own)",
        HelpName = "DIR",
    };

    private static readonly Option<string> Surface = CommonOptions.Surface();

    private static readonly Option<string?> Models = CommonOptions.Models();

    private static readonly Option<string> Provider = CommonOptions.Provider();

    public static Command Make()
    {
        var command = new Command(
            "correct", $"Say what a scan does show, for the next training: a line in {LabelFolder.Corrections} beside the scans.")
        {
            Scan, States, Channel, Person, Folder, Surface, Models, Provider,
        };
        command.SetAction(parsed => CommonOptions.Guard(() => Run(parsed)));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string scan = parsed.GetRequiredValue(Scan);
        if (scan.Length == 0)
        {
            return Fail("the name of the file is empty", ExitStatus.WrongUsage);
        }
        string file = Path.GetFullPath(scan);
        string named = parsed.GetRequiredValue(States).Trim();
        string[] states = named == None
            ? []
            : [.. named.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
        string? person = parsed.GetValue(Person)?.Trim();
        if (states.Length == 0 && named != None)
        {
            return Fail($"--states names no state; '{None}' says that the scan shows none of them", ExitStatus.WrongUsage);
        }
        if (person is { Length: 0 or > LabelFolder.LongestName } || person?.Any(char.IsControl) == true)
        {
            return Fail($"--person is 1 to {LabelFolder.LongestName} letters, all on one line", ExitStatus.WrongUsage);
        }
        var result = Judge(parsed, file);
        if (result.Report is not { } report)
        {
            return Fail($"{file}: {result.Error}", ExitStatus.Failed);
        }
        if (Corrections.Problem(report, states) is { } problem)
        {
            return Fail(problem, ExitStatus.WrongUsage);
        }
        string folder = parsed.GetValue(Folder)?.FullName ?? Corrections.FolderOf(file);
        try
        {
            new Corrections(folder, TimeProvider.System).Add(result, states, person);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail($"not saved: {e.Message}", ExitStatus.Failed);
        }
        Console.WriteLine(Printable.Escape($"saved in {Path.Combine(folder, LabelFolder.Corrections)}"));
        return ExitStatus.Done;
    }

    /// <summary>Judged again, so that what is corrected is said of what the file holds.</summary>
    private static ScanResult Judge(ParseResult parsed, string file)
    {
        string surface = parsed.GetRequiredValue(Surface);
        using var engine = new Engine(
            CommonOptions.ModelsFolder(parsed.GetValue(Models)), ProviderChoice.Parse(parsed.GetRequiredValue(Provider)));
        CommonOptions.BundlesOf(engine, surface);
        using var gwyddion = new GwyddionReader();
        return new FileJudge(
            channel => engine.Classify(channel.Scan, surface), new ChannelChoice(parsed.GetValue(Channel), All: false), gwyddion,
            tips: false).Judge(file)[0];
    }

    private static int Fail(string sentence, int status)
    {
        Console.Error.WriteLine(Printable.Escape(sentence));
        return status;
    }
}
