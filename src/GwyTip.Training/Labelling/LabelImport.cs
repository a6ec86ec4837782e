using System.Globalization;
using System.Text.RegularExpressions;
using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Training.Data;

namespace GwyTip.Training.Labelling;

/// <summary>
/// Takes a label file into a database: what some people said of scans, as means, without their names. Its lines are kept as they
/// are, so that <see cref="LabelExport"/> gives them back unchanged; what the database's own people say later is reckoned in
/// there.
/// </summary>
/// <param name="database">The database.</param>
public sealed partial class LabelImport(LabelsDatabase database)
{
    /// <summary>What the reader of rows takes for the end of a line.</summary>
    [GeneratedRegex("\r\n|\r|\n")]
    private static partial Regex LineEnds();

    /// <returns>Scans whose labels were taken in; 0: the same file is in there already.</returns>
    /// <exception cref="TrainingException">The file is wrong; with the line. Nothing of it was taken in.</exception>
    public int Read(string path)
    {
        string text = Csv.Text(path);
        var rows = Csv.Lines(text, path);
        if (rows.Count < 2)
        {
            throw new TrainingException($"{path} {(rows.Count == 0 ? "is empty" : "has a header but no rows")}");
        }
        var known = GivenLabels.Known(database.Surface ?? "");
        string[] header = rows[0].Cells;
        LabelledState[] named = [.. known.States.Where(s => header.Any(h => GivenLabels.Means(s, h)))];
        if (!header.Contains(LabelColumns.File) || named.Length == 0)
        {
            throw new TrainingException(
                $"{path}, line 1: it takes a column '{LabelColumns.File}' and one of a tip state at least "
                + $"({string.Join(", ", known.States.SelectMany(s => s.Columns.Append(s.Name)).Distinct())})");
        }
        LabelFile.RefuseTwice(path, header);
        string ending = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        int[] begins = [0, .. LineEnds().Matches(text).Select(end => end.Index + end.Length), text.Length];
        // A row may go over several lines, in quotes. Of the first the reader does not tell the line.
        string[] raw =
        [
            .. rows.Select((row, i) => text[
                begins[i == 0 ? 0 : row.Line - 1]..begins[i + 1 < rows.Count ? rows[i + 1].Line - 1 : ^1]].Trim('\r', '\n')),
        ];
        if (rows.Zip(raw).FirstOrDefault(r => !Csv.Row(r.Second).SequenceEqual(r.First.Cells)) is { First.Cells: not null } odd)
        {
            throw new TrainingException($"{path}, line {odd.First.Line}: where this row ends cannot be told");
        }
        return database.Sql.Together(() =>
        {
            if (database.Sql.Ask("SELECT line FROM imported WHERE import = (SELECT id FROM imports WHERE header = $header) "
                + "ORDER BY position", r => r.GetString(0), ("$header", raw[0])).SequenceEqual(raw[1..]))
            {
                return 0;
            }
            // Else whoever exports and imports would count everybody twice.
            var isOwn = OwnRows(header);
            var answered = database.LastAnswers().Select(a => a.Said.Scan).ToHashSet();
            database.Sql.Do(
                "INSERT INTO imports (name, header, ending) VALUES ($name, $header, $ending)", ("$name", Path.GetFileName(path)),
                ("$header", raw[0]), ("$ending", ending));
            long import = database.Sql.One<long>("SELECT last_insert_rowid()")!.Value;
            var lineOf = new Dictionary<long, int>();
            foreach (var (i, (line, cells)) in rows.Skip(1).Index())
            {
                Check(path, line, header, cells, named);
                long scan = ScanOf(path, line, header, cells, import);
                if (answered.Contains(scan) && isOwn(cells))
                {
                    throw new TrainingException($"{path}, line {line}: it says what people said here, so it was exported "
                        + "from these labels; once more would count them twice");
                }
                if (!lineOf.TryAdd(scan, line))
                {
                    throw new TrainingException(
                        $"{path}, line {line}: this scan has its labels in line {lineOf[scan]} already");
                }
                database.Sql.Do(
                    "INSERT INTO imported VALUES ($import, $position, $scan, $line)", ("$import", import), ("$position", i),
                    ("$scan", scan), ("$line", raw[i + 1]));
            }
            if (database.States.Count == 0)
            {
                database.Ask([.. named.Select(s => s.Name)]);
            }
            return rows.Count - 1;
        });
    }

    /// <summary>
    /// Which rows say what people said here, of a file that was exported from these labels. The sessions may have been put right
    /// in it, and columns added.
    /// </summary>
    private Func<string[], bool> OwnRows(string[] header)
    {
        var replaced = database.Replaced;
        if (!database.Answers().Any(a => a.Said.Kind == AnswerKind.Seen && !replaced.Contains(a.Said.Scan)))
        {
            return _ => false;
        }
        var rows = Csv.Lines(new LabelExport(database).Text(), database.Path);
        string[] columns = [.. rows[0].Cells.Except([LabelColumns.Session, LabelColumns.Series])];
        string Said(string[] names, string[] cells) =>
            CsvText.Line(columns.Select(c => cells.ElementAtOrDefault(Array.IndexOf(names, c)) ?? ""));
        var own = rows.Skip(1).Select(r => Said(rows[0].Cells, r.Cells)).ToHashSet();
        return cells => own.Contains(Said(header, cells));
    }

    private static void Check(string path, int line, string[] header, string[] cells, LabelledState[] named)
    {
        for (int i = 0; i < header.Length; i++)
        {
            string cell = i < cells.Length ? cells[i] : "";
            if (named.Any(s => GivenLabels.Means(s, header[i])) && !(double.TryParse(
                cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double share) && share is >= 0 and <= 1))
            {
                throw new TrainingException($"{path}, line {line}: {header[i]} is '{cell}', not a number between 0 and 1");
            }
            if (header[i] == LabelColumns.Labellers && !(int.TryParse(cell, CultureInfo.InvariantCulture, out int n) && n >= 1))
            {
                throw new TrainingException($"{path}, line {line}: {header[i]} is '{cell}', not a count of at least 1");
            }
        }
    }

    private long ScanOf(string path, int line, string[] header, string[] cells, long import)
    {
        string? Cell(string column) =>
            Array.IndexOf(header, column) is >= 0 and var i && i < cells.Length && cells[i].Length > 0 ? cells[i] : null;
        string file = Cell(LabelColumns.File) ?? throw new TrainingException(
            $"{path}, line {line}: column '{LabelColumns.File}' is empty");
        var sql = database.Sql;
        var (session, series) = (Cell(LabelColumns.Session), Cell(LabelColumns.Series));
        long? Known(string name) => sql.One<long>("SELECT scan FROM files WHERE path = $file", ("$file", name))
            ?? sql.One<long>("SELECT id FROM scans WHERE file = $file ORDER BY id DESC", ("$file", name));
        // A label file of Windows may write the folders with its own sign.
        long? known = Known(file) ?? (file.Contains('\\') ? Known(file.Replace('\\', '/')) : null);
        if (known is null)
        {
            // It may still turn up; its labels are not lost until then.
            sql.Do(
                "INSERT INTO scans (file, session, series) VALUES ($file, $session, $series)", ("$file", file),
                ("$session", session ?? SessionNames.Guess(file).Session), ("$series", series ?? file));
            return sql.One<long>("SELECT last_insert_rowid()")!.Value;
        }
        if (sql.Text(
            "SELECT name FROM imported JOIN imports ON imports.id = import WHERE scan = $scan AND import < $import",
            ("$scan", known), ("$import", import)) is { } before)
        {
            throw new TrainingException(
                $"{path}, line {line}: '{file}' has labels from {before} already; once more would count the same people twice");
        }
        sql.Do(
            "UPDATE scans SET session = COALESCE($session, session), series = COALESCE($series, series) WHERE id = $id",
            ("$session", session), ("$series", series), ("$id", known));
        return known.Value;
    }
}
