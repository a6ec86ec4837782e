using System.CommandLine;
using GwyTip.Study.Reports;

namespace GwyTip.Study.Commands;

internal static class ReportCommand
{
    public static Command Make()
    {
        var runs = new Option<DirectoryInfo[]>("--run")
        {
            Description = "folder of a run; give it once for each run",
            Required = true
        };
        var output = new Option<DirectoryInfo>("--out") { Description = "folder of the report", Required = true };
        var command = new Command(
            "report", "Write the paper's Table I and all figures of runs: one HTML page, Markdown and JSON") { runs, output };
        command.SetAction(arguments =>
        {
            ReportWriter.Write(
                [.. arguments.GetRequiredValue(runs).Select(r => r.FullName)], arguments.GetRequiredValue(output).FullName,
                Console.Out);
            return 0;
        });
        return command;
    }
}
