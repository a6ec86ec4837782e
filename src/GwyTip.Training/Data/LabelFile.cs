using System.Globalization;
using GwyTip.Core;

namespace GwyTip.Training.Data;

/// <summary>
/// Reads a label file: CSV with a header; the columns <c>file</c>, <c>scan_session</c>, <c>scan_series</c>, <c>n_responses</c>
/// and one a label, each the mean answer 0..1. A column <c>use</c> may say of a scan <c>train</c> or <c>held_out</c>
/// (<see cref="ScanUse"/>). Other columns are not used.
/// </summary>
public static class LabelFile
{
    /// <summary>The columns that a data set of the surface needs, in the order in which we write them.</summary>
    internal static IReadOnlyList<string> Needed(SurfaceLabels surface) =>
        [.. LabelColumns.Needed, .. surface.States.SelectMany(s => s.Columns)];

    /// <param name="path">The file.</param>
    /// <param name="surface">Its label columns.</param>
    /// <param name="warn">Told of columns that are not used.</param>
    /// <exception cref="TrainingException">
    /// A column is missing, a value is not a number or out of range, or a file is named twice.
    /// </exception>
    public static IReadOnlyList<LabelledScan> Read(string path, SurfaceLabels surface, Action<string>? warn = null)
    {
        var rows = Csv.ReadLines(path);
        if (rows.Count == 0)
        {
            throw new TrainingException($"{path} is empty");
        }
        var columns = Columns(path, rows[0].Cells, surface, warn);
        var scans = new List<LabelledScan>();
        var seen = new Dictionary<string, int>();
        foreach (var (line, cells) in rows.Skip(1))
        {
            var scan = Scan(new Row(path, line, cells, columns), surface);
            if (!seen.TryAdd(scan.File, line))
            {
                throw new TrainingException($"{path}, line {line}: '{scan.File}' stands in line {seen[scan.File]} already");
            }
            scans.Add(scan);
        }
        return scans.Count > 0 ? scans : throw new TrainingException($"{path} has a header but no rows");
    }

    /// <exception cref="TrainingException">A column stands there twice.</exception>
    internal static void RefuseTwice(string path, string[] header)
    {
        if (header.GroupBy(h => h).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new TrainingException($"{path}, line 1: column '{twice.Key}' stands there twice");
        }
    }

    private static Dictionary<string, int> Columns(string path, string[] header, SurfaceLabels surface, Action<string>? warn)
    {
        RefuseTwice(path, header);
        var columns = header.Index().ToDictionary(h => h.Item, h => h.Index);
        var wanted = Needed(surface);
        string[] missing = [.. wanted.Where(w => !columns.ContainsKey(w))];
        if (missing is [var first, ..])
        {
            string hint = header is [var only] && only.AsSpan().IndexOfAny(";\t") >= 0
                ? "; its columns are not separated by commas: save it as CSV with commas and decimal points"
                : $"; it has {string.Join(", ", header)}";
            throw new TrainingException($"{path}, line 1: has no column "
                + $"'{first}'{(missing.Length > 1 ? $" (nor {string.Join(", ", missing[1..])})" : "")}{hint}");
        }
        if (header.Except([.. wanted, LabelColumns.Use]).ToArray() is { Length: > 0 } unused)
        {
            warn?.Invoke($"{path}: not used, for they are not labels of {surface.Surface}: {string.Join(", ", unused)}");
        }
        return columns;
    }

    private static LabelledScan Scan(Row row, SurfaceLabels surface)
    {
        var labels = new Dictionary<string, double>();
        bool unanimous = true;
        foreach (var state in surface.States)
        {
            double[] answers = [.. state.Columns.Select(row.Share)];
            labels[state.Name] = answers.Max();
            unanimous &= state.Name == TipState.TipChange || answers.All(a => a is 0 or 1);
        }
        string[] shown = [.. labels.Where(l => l.Key != TipState.TipChange && l.Value == 1).Select(l => l.Key)];
        return new LabelledScan(
            row.Text(LabelColumns.File), row.Text(LabelColumns.Session), row.Text(LabelColumns.Series),
            row.Count(LabelColumns.Labellers), labels,
            unanimous && shown.Length == 1 ? shown[0] : null, row.Use());
    }

    private readonly record struct Row(string Path, int Line, string[] Cells, Dictionary<string, int> Columns)
    {
        public string Text(string column)
        {
            int i = Columns[column];
            return i < Cells.Length && Cells[i].Length > 0
                ? Cells[i]
                : throw new TrainingException($"{Path}, line {Line}: column '{column}' is empty");
        }

        public double Share(string column) =>
            double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out double v) && v is >= 0 and <= 1
                ? v
                : throw new TrainingException($"{Path}, line {Line}: {column} is '{Text(column)}', not a number between 0 and 1");

        public ScanUse Use() => (Columns.TryGetValue(LabelColumns.Use, out int i) && i < Cells.Length ? Cells[i] : "") switch
        {
            "" => ScanUse.Any,
            "train" => ScanUse.Train,
            "held_out" => ScanUse.HeldOut,
            var other =>
                throw new TrainingException(
                    $"{Path}, line {Line}: {LabelColumns.Use} is '{other}', not train, held_out or empty"),
        };

        public int Count(string column) =>
            int.TryParse(Text(column), NumberStyles.Integer, CultureInfo.InvariantCulture, out int v) && v >= 1
                ? v
                : throw new TrainingException($"{Path}, line {Line}: {column} is '{Text(column)}', not a count of at least 1");
    }
}
