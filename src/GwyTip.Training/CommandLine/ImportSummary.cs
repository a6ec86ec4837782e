using GwyTip.Training.Data;

namespace GwyTip.Training.CommandLine;

/// <summary>What is in a data set, as people read it in a terminal.</summary>
internal static class ImportSummary
{
    public static void Write(TextWriter output, DataSet data)
    {
        output.WriteLine(
            $"{data.Scans.Count} scans of {data.Description.Surface} from {data.Scans.Select(s => s.Session).Distinct().Count()} sessions and {data.Scans.Select(s => s.Series).Distinct().Count()} series");
        foreach (var state in data.Surface.States)
        {
            output.WriteLine($"  {state.Name,-18} mean label {data.Scans.Average(s => s.Labels[state.Name]):F3}, alone and unanimous in {data.Scans.Count(s => s.SingleState == state.Name)}");
        }
        foreach (var group in data.Description.LeftOut.GroupBy(l => l.Reason.Split(':')[0]))
        {
            output.WriteLine($"left out, {group.Key}: {group.Count()}, e.g. {group.First().File} ({group.First().Reason})");
        }
    }
}
