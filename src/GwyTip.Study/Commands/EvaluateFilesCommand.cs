using System.CommandLine;
using GwyTip.Inference;
using GwyTip.Study.RealFiles;
using GwyTip.Training.Documents;

namespace GwyTip.Study.Commands;

internal static class EvaluateFilesCommand
{
    public static Command Make()
    {
        var models = new Option<DirectoryInfo>("--models")
        {
            Description = "folder that holds one bundle a surface",
            Required = true,
        };
        var files = new Option<DirectoryInfo>("--files") { Description = "folder of the scan files", Required = true };
        var expected = new Option<FileInfo>("--expected")
        {
            Description = "CSV with the columns file (below the folder), accepted_surfaces and accepted_verdicts, several "
                + "words each; any: whatever comes",
            Required = true,
        };
        var surface = new Option<string>("--surface")
        {
            Description = "the surface to judge as",
            DefaultValueFactory = _ => Engine.AutoSurface,
        };
        var format = FormatOption.Make();
        var command = new Command("evaluate-files", "Judge scan files and hold surfaces and verdicts against what is expected")
        {
            models, files, expected, surface, format,
        };
        command.SetAction(arguments =>
        {
            var rows = ExpectedFile.Read(arguments.GetRequiredValue(expected).FullName);
            using var engine = new Engine(arguments.GetRequiredValue(models).FullName, new ProviderChoice(Provider.Cpu));
            string folder = arguments.GetRequiredValue(files).FullName;
            var judged = ExpectedFile.Judge(engine, arguments.GetRequiredValue(surface), folder, rows);
            FormatOption.Print(Table(judged), arguments.GetRequiredValue(format));
            return 0;
        });
        return command;
    }

    private static Document Table(IReadOnlyList<JudgedFile> judged)
    {
        var foreign = judged.Where(j => j.Expected.IsForeign).ToArray();
        return new Document()
            .Table(
                ["file", "surface", "score", "verdict", "expected", "agrees"], judged,
                j =>
                [
                    j.Expected.File, j.Surface is { } surface ? surface : Cell.None, Cell.Number(j.Score ?? double.NaN),
                    j.Verdict ?? j.Error ?? "",
                    $"{string.Join('|', j.Expected.Surfaces)}: {string.Join('|', j.Expected.Verdicts)}", j.Agrees ? "yes" : "NO",
                ])
            .Paragraph($"{judged.Count(j => j.Agrees)} of {judged.Count} agree; "
                + $"{foreign.Count(j => j.Agrees)} of {foreign.Length} foreign files are noticed");
    }
}
