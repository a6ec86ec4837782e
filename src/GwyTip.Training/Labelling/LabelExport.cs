using System.Globalization;
using System.Text;
using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Training.Data;

namespace GwyTip.Training.Labelling;

/// <summary>
/// The label file of a database: of each scan the share of people who saw a state, and how many people that are. Whoever could
/// not tell is not one of them. Lines that were imported and that nobody has added to come out as they went in. Scans of which
/// some state that people are asked for was never asked are left out, for nobody knows; and labels of what a file held before,
/// for its name says something else now.
/// </summary>
public sealed class LabelExport
{
    private readonly LabelsDatabase _database;
    private readonly SurfaceLabels _labels;
    private readonly ILookup<long, Answer> _answers;

    /// <param name="database">The database.</param>
    public LabelExport(LabelsDatabase database)
    {
        _database = database;
        _labels = GivenLabels.Known(database.Surface ?? "").Only(database.States);
        _answers = database.LastAnswers().Where(a => a.Said.Kind == AnswerKind.Seen).ToLookup(a => a.Said.Scan, a => a.Said);
    }

    /// <summary>Scans that <see cref="Text"/> left out, for nobody was asked for every state of them.</summary>
    public int HalfLabelled { get; private set; }

    /// <summary>The same for people.</summary>
    public string SaysHalfLabelled() =>
        $"{HalfLabelled} scan{(HalfLabelled == 1 ? " was" : "s were")} labelled before somebody was asked for all of "
        + $"{string.Join(", ", _database.States)}; left out until somebody labels {(HalfLabelled == 1 ? "it" : "them")} again";

    /// <summary>Scans that <see cref="Text"/> left out, for a label file names them and they are not there.</summary>
    public int Missing { get; private set; }

    /// <summary>Scans that are not there are left out: nobody can train on them.</summary>
    public bool OnlyThere { get; init; }

    private sealed record Imported(long Import, long Scan, string Line);

    /// <returns>The text of the file.</returns>
    /// <exception cref="TrainingException">Nobody has labelled a scan yet, or none of those is to be named.</exception>
    public string Text()
    {
        var imports = _database.Sql.Ask(
            "SELECT id, header, ending FROM imports ORDER BY id",
            r => (Id: r.GetInt64(0), Header: r.GetString(1), Ending: r.GetString(2)));
        var imported = _database.Sql.Ask(
            "SELECT import, scan, line FROM imported ORDER BY import, position",
            r => new Imported(r.GetInt64(0), r.GetInt64(1), r.GetString(2)));
        var headers = imports.ToDictionary(i => i.Id, i => Csv.Row(i.Header));
        string[] columns = Columns(imports.Select(i => headers[i.Id]));
        var scans = _database.Scans.ToDictionary(s => s.Id);
        var files = _database.Sql.Ask("SELECT path, scan FROM files", r => (Path: r.GetString(0), Scan: r.GetInt64(1)))
            .ToDictionary(f => f.Path, f => f.Scan, StringComparer.Ordinal);
        var replaced = _database.Replaced;
        var rows = new List<string>();
        foreach (var row in imported)
        {
            string[] header = headers[row.Import], cells = Csv.Row(row.Line);
            var scan = scans[row.Scan];
            if (replaced.Contains(row.Scan))
            {
                continue;
            }
            if (OnlyThere && !scan.IsThere)
            {
                Missing++;
                continue;
            }
            if (!IsWhole(row.Scan, header))
            {
                HalfLabelled++;
                continue;
            }
            string file = cells[Array.IndexOf(header, LabelColumns.File)];
            // Another scan may have the name now.
            bool isElsewhere = files.TryGetValue(file, out long at) ? at != scan.Id : file != scan.File;
            rows.Add(!isElsewhere && !_answers.Contains(row.Scan) && header.SequenceEqual(columns)
                ? row.Line
                : Line(columns, scan, isElsewhere ? scan.File : file, Cells(header, cells)));
        }
        var done = imported.Select(i => i.Scan).ToHashSet();
        KnownScan[] others =
        [
            .. scans.Values.Where(s => !done.Contains(s.Id) && _answers.Contains(s.Id) && (s.IsThere || !OnlyThere)
                && !replaced.Contains(s.Id)),
        ];
        rows.AddRange(others.Where(s => IsWhole(s.Id, [])).Select(s => Line(columns, s, s.File, [])));
        HalfLabelled += others.Count(s => !IsWhole(s.Id, []));
        if (rows.Count == 0)
        {
            throw new TrainingException(HalfLabelled > 0
                ? $"{_database.Path}: no scan was looked at for all of {string.Join(", ", _database.States)}; label them again"
                : imported.Count > 0 || _answers.Count > 0
                ? $"{_database.Path}: no scan that was labelled is there any more as it was"
                : $"{_database.Path}: nobody has labelled a scan yet");
        }
        string ending = imports.Count > 0 ? imports[0].Ending : "\n";
        string head = imports.Count > 0 && headers[imports[0].Id].SequenceEqual(columns)
            ? imports[0].Header : CsvText.Line(columns);
        return new StringBuilder(head).Append(ending).AppendJoin(ending, rows).Append(ending).ToString();
    }

    /// <summary>Whether every state that people are asked for was asked of a scan, in a label file or here.</summary>
    private bool IsWhole(long scan, string[] header) => _labels.States.All(
        s => header.Any(c => GivenLabels.Means(s, c)) || _answers[scan].Any(a => a.Covers(s.Name)));

    /// <summary>
    /// Those of the imports, and then what our own people were asked for. Where they have answered, a state that nobody is asked
    /// for any more has no column: of their scans nobody knows.
    /// </summary>
    private string[] Columns(IEnumerable<string[]> headers)
    {
        LabelledState[] others = _answers.Count == 0
            ? []
            : [.. GivenLabels.Known(_database.Surface ?? "").States.ExceptBy(_labels.States.Select(s => s.Name), s => s.Name)];
        List<string> columns = [.. headers.SelectMany(h => h).Where(c => !others.Any(s => GivenLabels.Means(s, c))).Distinct()];
        columns.AddRange(LabelColumns.Needed.Where(c => !columns.Contains(c)).ToArray());
        columns.AddRange(_labels.States.Where(s => !columns.Exists(c => GivenLabels.Means(s, c))).SelectMany(s => s.Columns));
        return [.. columns];
    }

    private static Dictionary<string, string> Cells(string[] header, string[] cells) =>
        header.Zip(cells).ToDictionary(c => c.First, c => c.Second);

    private string Line(string[] columns, KnownScan scan, string file, Dictionary<string, string> given)
    {
        var people = _answers[scan.Id].ToArray();
        int before = given.Count == 0
            ? 0
            : int.Parse(given.GetValueOrDefault(LabelColumns.Labellers, "1"), CultureInfo.InvariantCulture);
        var shares = _labels.States.SelectMany(s => Shares(s, columns, people, before, given)).ToDictionary();
        // Whoever was not asked for a state agrees with nobody on it, so that no more are claimed than were asked for every one.
        int labellers = _labels.States.Select(s => BeforeOf(s, before, given) + people.Count(p => p.Covers(s.Name)))
            .DefaultIfEmpty(before + people.Length).Min();
        return CsvText.Line(columns.Select(c => c switch
        {
            LabelColumns.File => file,
            LabelColumns.Session => scan.Session,
            LabelColumns.Series => scan.Series,
            LabelColumns.Labellers => $"{labellers}",
            _ => shares.GetValueOrDefault(c) ?? given.GetValueOrDefault(c, ""),
        }));
    }

    /// <summary>How many people a label file has asked for a state: of one that it has no column for, nobody.</summary>
    private static int BeforeOf(LabelledState state, int before, Dictionary<string, string> given) =>
        given.Keys.Any(c => GivenLabels.Means(state, c)) ? before : 0;

    /// <summary>
    /// Of a state with several columns our people's answers go to the one that had most; the label is the largest of them.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, string>> Shares(
        LabelledState state, string[] columns, Answer[] people, int before, Dictionary<string, string> given)
    {
        string[] its = [.. columns.Where(c => GivenLabels.Means(state, c))];
        double Was(string column) =>
            given.TryGetValue(column, out string? cell) ? double.Parse(cell, CultureInfo.InvariantCulture) : 0;
        string most = its.MaxBy(Was)!;
        // Who was not asked for it did not say no.
        people = [.. people.Where(p => p.Covers(state.Name))];
        before = BeforeOf(state, before, given);
        int yes = people.Count(p => p.States.Contains(state.Name));
        return its.Select(c => KeyValuePair.Create(
            c, ((Was(c) * before + (c == most ? yes : 0)) / (before + people.Length)).ToString(
                "0.######", CultureInfo.InvariantCulture)));
    }
}
