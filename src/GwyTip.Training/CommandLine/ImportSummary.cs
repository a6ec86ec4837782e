using GwyTip.Training.Data;
using GwyTip.Training.Documents;

namespace GwyTip.Training.CommandLine;

/// <summary>What is in a data set, as people read it in a terminal.</summary>
internal static class ImportSummary
{
    public static void Write(TextWriter output, DataSet data)
    {
        int sessions = data.Scans.Select(s => s.Session).Distinct().Count();
        int series = data.Scans.Select(s => s.Series).Distinct().Count();
        var summary = new Document().Add(TableBlock.FromItems(
            $"{data.Scans.Count} scans of {data.Description.Surface} from {sessions} sessions and {series} series",
            ["state", "mean label", "alone and unanimous in"], data.Surface.States,
            state =>
            [
                state.Name, Cell.Number(data.Scans.Average(s => s.Labels[state.Name])),
                Cell.Count(data.Scans.Count(s => s.SingleState == state.Name)),
            ]));
        foreach (var group in data.Description.LeftOut.GroupBy(l => ScanReading.KindOf(l.Reason)))
        {
            var first = group.First();
            summary.Paragraph($"left out, {group.Key}: {group.Count()}, e.g. {first.File} ({first.Reason})");
        }
        output.Write(ConsoleWriter.Text(summary));
    }
}
