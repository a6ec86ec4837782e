using System.CommandLine;
using GwyTip.Inference;
using GwyTip.Study.RealFiles;

namespace GwyTip.Study.Commands;

internal static class EvaluateFilesCommand
{
    public static Command Make()
    {
        var models = new Option<DirectoryInfo>("--models") { Description = "folder that holds one bundle a surface", Required = true };
        var files = new Option<DirectoryInfo>("--files") { Description = "folder of the scan files", Required = true };
        var expected = new Option<FileInfo>("--expected")
        {
            Description = "CSV with the columns file (below the folder), accepted_surfaces and accepted_verdicts, several words each; any: whatever comes",
            Required = true,
        };
        var surface = new Option<string>("--surface") { Description = "the surface to judge as", DefaultValueFactory = _ => Engine.AutoSurface };
        var command = new Command("evaluate-files", "Judge scan files and hold surfaces and verdicts against what is expected") { models, files, expected, surface };
        command.SetAction(arguments =>
        {
            var rows = ExpectedFile.Read(arguments.GetRequiredValue(expected).FullName);
            using var engine = new Engine(arguments.GetRequiredValue(models).FullName, new ProviderChoice(Provider.Cpu));
            var judged = ExpectedFile.Judge(engine, arguments.GetRequiredValue(surface), arguments.GetRequiredValue(files).FullName, rows);
            Write(Console.Out, judged);
            return 0;
        });
        return command;
    }

    private static void Write(TextWriter output, IReadOnlyList<JudgedFile> judged)
    {
        int widest = Math.Max(4, judged.Max(j => j.Expected.File.Length));
        output.WriteLine($"{"file".PadRight(widest)}  {"surface",-16} {"score",6}  {"verdict",-16} {"expected",-34} agrees");
        foreach (var j in judged)
        {
            string expected = $"{string.Join('|', j.Expected.Surfaces)}: {string.Join('|', j.Expected.Verdicts)}";
            string score = j.Score is { } s ? s.ToString("F3", System.Globalization.CultureInfo.InvariantCulture) : "-";
            output.WriteLine($"{j.Expected.File.PadRight(widest)}  {j.Surface ?? "-",-16} {score,6}  {j.Verdict ?? j.Error,-16} {expected,-34} {(j.Agrees ? "yes" : "NO")}");
        }
        var foreign = judged.Where(j => j.Expected.IsForeign).ToArray();
        output.WriteLine($"\n{judged.Count(j => j.Agrees)} of {judged.Count} agree; {foreign.Count(j => j.Agrees)} of {foreign.Length} foreign files are noticed");
    }
}
