using System.CommandLine;
using System.CommandLine.Parsing;
using GwyTip.Cli.Output;
using GwyTip.Cli.Scans;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;
using GwyTip.Terminal;

namespace GwyTip.Cli.Commands;

/// <summary><c>gwytip classify</c>: a verdict a scan.</summary>
internal static class ClassifyCommand
{
    private static readonly Argument<string[]> Paths = new("scans")
    {
        Description = "Files, folders (every scan in them and below, told by what it holds) or patterns with * and ?",
        Arity = ArgumentArity.OneOrMore,
        HelpName = "FILE|FOLDER|PATTERN",
    };

    private static readonly Option<string> Surface = CommonOptions.Surface();

    private static readonly Option<string> Format = MakeFormat();

    private static readonly Option<ChannelChoice?> Channel = CommonOptions.Channel();

    private static readonly Option<string?> Models = CommonOptions.Models();

    private static readonly Option<string> Provider = CommonOptions.Provider();

    private static readonly Option<string?> Like = new("--like")
    {
        Description = "A good scan of the same surface: also say of each scan whether it is as sharp as that one, and what is "
            + "different",
        HelpName = "FILE",
    };

    private static readonly Option<Shard?> Share = new("--shard")
    {
        Description = "Judge only one share of the scans, for as many runs side by side, as 3/16: each scan is in one of them",
        HelpName = "I/N",
        CustomParser = ShardArgument.Parse,
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Write the results there and not on standard output; the file is whole or not there",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Verbose = CommonOptions.Verbose("; in the table, say what each scan shows of its tip");

    public static Command Make()
    {
        Paths.Validators.Add(RefuseUnknownOptions);
        var command = new Command(
            "classify", "Judge the tip from scans. Exit status: 0 all judged, 1 some scan (or all) failed, 2 wrong usage.")
        {
            Paths, Surface, Models, Provider, Format, Channel, Like, Share, Out, Verbose,
        };
        command.SetAction(parsed => CommonOptions.Guard(() => Run(parsed)));
        return command;
    }

    /// <summary>A mistyped option would pass for a file.</summary>
    private static void RefuseUnknownOptions(ArgumentResult paths)
    {
        foreach (string path in paths.Tokens.Select(t => t.Value).Where(path => path.StartsWith('-') && !File.Exists(path)))
        {
            paths.AddError($"There is no option '{path}'. A file of that name is written ./{path}");
        }
    }

    private static Option<string> MakeFormat()
    {
        var option = new Option<string>("--format")
        {
            Description = "table; json: one object a scan, one scan a line; csv: RFC 4180",
            DefaultValueFactory = _ => "table",
        };
        option.AcceptOnlyFromAmong("table", "json", "csv");
        return option;
    }

    private static int Run(ParseResult parsed)
    {
        string surface = parsed.GetRequiredValue(Surface);
        using var engine = new Engine(
            CommonOptions.ModelsFolder(parsed.GetValue(Models)), ProviderChoice.Parse(parsed.GetRequiredValue(Provider)));
        Bundle[] bundles = CommonOptions.BundlesOf(engine, surface);
        var leftOut = new LeftOutCounts();
        List<ScanPath> paths = ShardOfScans.Take(
            parsed.GetValue(Share) ?? Shard.Whole, ScanPaths.Expand(parsed.GetRequiredValue(Paths), one => leftOut.Add(one)));
        string format = parsed.GetRequiredValue(Format);
        bool verbose = parsed.GetValue(Verbose);
        using var gwyddion = new GwyddionReader();
        var channels = parsed.GetValue(Channel) ?? ChannelChoice.Default;
        Classification Classify(ScanChannel channel) => engine.Classify(channel.Scan, surface);
        var like = parsed.GetValue(Like) is { } good ? Yardstick.Open(good, channels, gwyddion, Classify) : null;
        if (like?.Warning is { } warning)
        {
            Console.Error.WriteLine(Printable.Escape(warning));
        }
        using var file = parsed.GetValue(Out) is { } name ? OutputFile.Create(name) : null;
        IResultWriter writer = MakeWriter(
            format, file?.Writer ?? Console.Out, [.. paths.Select(p => p.Path)], bundles, like is not null);
        var judge = new FileJudge(
            Classify, channels, gwyddion, tips: format == "json" || (format == "table" && verbose), like);
        bool allJudged = true;
        int found = 0;
        writer.Begin();
        foreach (var (path, results) in OrderedWork.Run(
            paths, path => (path, Judge(path, judge)), FileJudge.IsLarge, Environment.ProcessorCount + 1))
        {
            if (path.Kind == ScanPathKind.Folder && found > 0)
            {
                found = 0;
                continue;
            }
            foreach (ScanResult result in results)
            {
                if (path.Kind == ScanPathKind.Found && result.LeftOut is { } noScan)
                {
                    leftOut.Add(noScan);
                    continue;
                }
                writer.Write(result);
                allJudged &= result.Error is null || result.IsPassedOver;
                found += path.Kind == ScanPathKind.Found ? 1 : 0;
            }
        }
        writer.End();
        file?.Finish();
        // Other programs read what is on standard output in the other formats.
        leftOut.Write(format == "table" && file is null ? Console.Out : Console.Error, verbose);
        return allJudged ? ExitStatus.Done : ExitStatus.Failed;
    }

    private static IReadOnlyList<ScanResult> Judge(ScanPath path, FileJudge judge) => path switch
    {
        { Problem: { } problem } => [new ScanResult(path.Path, null) { Error = $"unreadable: {problem}" }],
        { Kind: ScanPathKind.Found } => judge.JudgeFound(path.Path),
        { Kind: ScanPathKind.Folder } => [new ScanResult(path.Path, null) { Error = "unreadable: the folder holds no scan" }],
        _ => judge.Judge(path.Path),
    };

    private static IResultWriter MakeWriter(string format, TextWriter output, List<string> files, Bundle[] bundles, bool likes)
    {
        string[] states = [.. bundles.SelectMany(b => b.States).Select(s => s.Name).Distinct()];
        return format switch
        {
            "csv" => new CsvResultWriter(output, states, likes),
            "json" => new JsonResultWriter(output),
            _ => new TableResultWriter(output, files, bundles.Select(b => b.Surface), states),
        };
    }
}
