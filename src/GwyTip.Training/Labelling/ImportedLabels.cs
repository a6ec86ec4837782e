using System.Globalization;
using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Metrics;

namespace GwyTip.Training.Labelling;

/// <summary>What label files that were imported say of a scan.</summary>
/// <param name="Labellers">How many people labelled it, 1 or more.</param>
/// <param name="Shares">
/// Share of them who saw a state, 0..1, by the state's name; a state that the file lacks is not there.
/// </param>
public sealed record ImportedLabels(int Labellers, IReadOnlyDictionary<string, double> Shares)
{
    /// <returns>
    /// By the scan's number. A line that says nothing of some state that people are asked for is not there.
    /// </returns>
    public static IReadOnlyDictionary<long, ImportedLabels> Read(LabelsDatabase database)
    {
        var states = GivenLabels.Known(database.Surface ?? "").States;
        var headers = database.Sql.Ask("SELECT id, header FROM imports", r => (Id: r.GetInt64(0), Header: r.GetString(1)))
            .ToDictionary(h => h.Id, h => Csv.Row(h.Header));
        string[] asked = [.. database.States];
        var labels = new Dictionary<long, ImportedLabels>();
        foreach (var (import, scan, line) in database.Sql.Ask(
            "SELECT import, scan, line FROM imported ORDER BY import, position",
            r => (r.GetInt64(0), r.GetInt64(1), r.GetString(2))))
        {
            var parsed = Parse(states, headers[import], Csv.Row(line));
            if (asked.All(parsed.Shares.ContainsKey))
            {
                labels[scan] = parsed;
            }
        }
        return labels;
    }

    /// <summary>How many of its labellers saw a state; a state that the file lacks nobody saw.</summary>
    public int Yes(string state) => LabellerAnswers.FromMean(Shares.GetValueOrDefault(state), Labellers).Yes;

    private static ImportedLabels Parse(IReadOnlyList<LabelledState> states, string[] header, string[] cells)
    {
        int people = Array.IndexOf(header, LabelColumns.Labellers) is >= 0 and var i
            ? int.Parse(cells[i], CultureInfo.InvariantCulture)
            : 1;
        // Of a state with several columns the label is the largest of them.
        return new ImportedLabels(
            people, states.Where(s => header.Any(h => GivenLabels.Means(s, h))).ToDictionary(
                s => s.Name, s => header.Zip(cells).Where(c => GivenLabels.Means(s, c.First))
                    .Max(c => double.Parse(c.Second, CultureInfo.InvariantCulture))));
    }
}
