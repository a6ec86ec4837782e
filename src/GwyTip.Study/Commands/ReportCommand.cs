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
        var list = new Option<FileInfo?>("--list")
        {
            Description = "also ask the methods of runs on simulated scans about measured ones: CSV as for 'real'; with --files",
        };
        var files = new Option<DirectoryInfo?>("--files") { Description = "folder of the files that --list names" };
        var command = new Command(
            "report", "Write the paper's Table I and all figures of runs: one HTML page, Markdown and JSON")
        {
            runs, output, list, files,
        };
        command.Validators.Add(r =>
        {
            if (r.GetValue(list) is null != r.GetValue(files) is null)
            {
                r.AddError("--list and --files go together: what to ask about, and where it lies");
            }
        });
        command.SetAction(arguments =>
        {
            ReportWriter.Write(
                [.. arguments.GetRequiredValue(runs).Select(r => r.FullName)], arguments.GetRequiredValue(output).FullName,
                Console.Out,
                arguments.GetValue(list) is { } asked
                    ? new MeasuredScans(asked.FullName, arguments.GetRequiredValue(files)!.FullName) : null);
            return 0;
        });
        return command;
    }
}
