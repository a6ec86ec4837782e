using System.CommandLine;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Study.RealFiles;
using GwyTip.Training;
using GwyTip.Training.Cards;

namespace GwyTip.Study.Commands;

/// <summary><c>gwytip-study real</c>: what bundles are worth on measured scans.</summary>
internal static class RealCommand
{
    public static Command Make()
    {
        var models = new Option<DirectoryInfo>("--models")
        {
            Description = "folder that holds one bundle a surface",
            Required = true,
        };
        var files = new Option<DirectoryInfo>("--files") { Description = "folder of the scan files", Required = true };
        var list = new Option<FileInfo>("--list")
        {
            Description = "CSV with the columns file (below the folder), set (dev: in view during development), surface, nm, "
                + $"kind ({string.Join(", ", RealScan.Kinds)}), label and sure (clear, weak)",
            Required = true,
        };
        var set = new Option<string?>("--set") { Description = "only the scans of one set; without it those of all" };
        var expected = new Option<FileInfo?>("--expected")
        {
            Description = "also hold surfaces and verdicts of files against what may be said of them: CSV with the columns file, "
                + "accepted_surfaces and accepted_verdicts, several words each; any: whatever comes",
        };
        var output = new Option<DirectoryInfo?>("--out")
        {
            Description = "folder for contact sheets of right and wrong calls; mind the licences of the scans",
        };
        var cards = new Option<bool>("--cards")
        {
            Description = "also write what each bundle that learned from simulated scans alone is worth on these into its card",
        };
        var layFaults = new Option<DirectoryInfo?>("--lay-faults")
        {
            Description = $"also lay faults on the clear good scans labelled {LaidFaults.Sharp}, into this folder, and ask the "
                + $"bundle {AnySurface.Name} about them; mind the licences of the scans",
        };
        var format = FormatOption.Make();
        var command = new Command("real", "Judge measured scans and hold the verdicts against what people see in them")
        {
            models, files, list, set, expected, layFaults, output, cards, format,
        };
        command.SetAction(arguments =>
        {
            var scans = Choose(arguments.GetRequiredValue(list).FullName, arguments.GetValue(set));
            var notes = arguments.GetValue(expected) is { } noted ? ExpectedFile.Read(noted.FullName) : [];
            var sheets = arguments.GetValue(output);
            using var engine = new Engine(arguments.GetRequiredValue(models).FullName, new ProviderChoice(Provider.Cpu));
            string folder = arguments.GetRequiredValue(files).FullName;
            var said = RealVerdict.Judge(
                engine, Engine.AutoSurface, folder,
                [.. scans.Select(s => s.File), .. notes.Select(n => n.File)], keepScans: sheets is not null);
            RealVerdict.RequireOne(said, "files");
            RealCall[] calls = [.. scans.Select(s => new RealCall(s, said[s.File]))];
            var laid = arguments.GetValue(layFaults) is { } made
                ? LaidFaults.Measure(engine, folder, calls, made.FullName, Tell)
                : null;
            var page = RealPage.Make(Typed(arguments), calls, engine.Bundles, laid);
            if (notes.Count > 0)
            {
                RealPage.AddExpected(page, [.. notes.Select(n => (n, said[n.File]))]);
            }
            if (sheets is not null)
            {
                RealSheets.Write(sheets.FullName, calls);
                page.Paragraph($"Contact sheets: `{Path.Combine(sheets.ToString(), RealSheets.PageName)}`.");
            }
            if (arguments.GetValue(cards))
            {
                WriteCards(engine, Typed(arguments), folder, scans);
            }
            FormatOption.Print(page, arguments.GetRequiredValue(format));
            return 0;
        });
        return command;
    }

    private static void WriteCards(Engine engine, string command, string folder, RealScan[] scans)
    {
        foreach (var bundle in engine.Bundles.Where(b => b.Manifest.TrainingData.Simulated))
        {
            var said = RealVerdict.Judge(engine, bundle.Surface, folder, scans.Select(s => s.File), keepScans: false);
            string card = Path.Combine(bundle.Folder, CardWriter.FileName);
            try
            {
                File.WriteAllText(card, CardWriter.WithSection(
                    File.ReadAllText(card), RealPage.CardTitle,
                    RealPage.CardSection(command, [.. scans.Select(s => new RealCall(s, said[s.File]))]), comesFirst: true));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new TrainingException($"cannot write {card}: {e.Message}", e);
            }
        }
    }

    private static void Tell(string problem) => Console.Error.WriteLine($"gwytip-study: {problem}");

    private static RealScan[] Choose(string list, string? set)
    {
        var scans = RealScan.Read(list);
        RealScan[] chosen = [.. scans.Where(s => set is null || s.Set == set)];
        return chosen.Length > 0
            ? chosen
            : throw new TrainingException(
                $"{list} has no scan of the set '{set}', only of {string.Join(", ", scans.Select(s => s.Set).Distinct())}");
    }

    /// <summary>The command line, so that a page says how it was made.</summary>
    private static string Typed(ParseResult arguments) => string.Join(
        ' ', arguments.Tokens.Select(t => t.Value.Contains(' ', StringComparison.Ordinal) ? $"\"{t.Value}\"" : t.Value)
            .Prepend("gwytip-study"));
}
