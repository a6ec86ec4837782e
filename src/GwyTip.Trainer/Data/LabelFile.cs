using System.Globalization;

namespace GwyTip.Trainer.Data;

/// <summary>
/// Reads a label file: CSV with a header; the columns <c>file</c>, <c>scan_session</c>, <c>scan_series</c>, <c>n_responses</c> and one a
/// label, each the mean answer 0..1. Other columns are left alone.
/// </summary>
public static class LabelFile
{
    /// <exception cref="TrainerException">A column is missing, a value is no number or out of range, or a file is named twice.</exception>
    public static IReadOnlyList<LabelledScan> Read(string path, SurfaceLabels surface)
    {
        var rows = Csv.Read(path);
        if (rows.Count == 0)
        {
            throw new TrainerException($"{path} is empty");
        }
        var columns = new Dictionary<string, int>();
        for (int i = 0; i < rows[0].Length; i++)
        {
            if (!columns.TryAdd(rows[0][i], i))
            {
                throw new TrainerException($"{path}: column '{rows[0][i]}' stands there twice");
            }
        }
        var scans = new List<LabelledScan>();
        var seen = new Dictionary<string, int>();
        for (int r = 1; r < rows.Count; r++)
        {
            var row = new Row(path, r + 1, rows[r], columns);
            var scan = Scan(row, surface);
            if (!seen.TryAdd(scan.File, r + 1))
            {
                throw new TrainerException($"{path}, line {r + 1}: '{scan.File}' stands in line {seen[scan.File]} already");
            }
            scans.Add(scan);
        }
        return scans.Count > 0 ? scans : throw new TrainerException($"{path} has a header but no rows");
    }

    private static LabelledScan Scan(Row row, SurfaceLabels surface)
    {
        var labels = new Dictionary<string, double>();
        bool unanimous = true;
        foreach (var state in surface.States)
        {
            double[] answers = [.. state.Columns.Select(row.Share)];
            labels[state.Name] = answers.Max();
            unanimous &= state.Name == Core.TipState.TipChange || answers.All(a => a is 0 or 1);
        }
        string[] shown = [.. labels.Where(l => l.Key != Core.TipState.TipChange && l.Value == 1).Select(l => l.Key)];
        return new LabelledScan(
            row.Text("file"), row.Text("scan_session"), row.Text("scan_series"), row.Count("n_responses"), labels,
            unanimous && shown.Length == 1 ? shown[0] : null);
    }

    private readonly record struct Row(string Path, int Line, string[] Cells, Dictionary<string, int> Columns)
    {
        public string Text(string column)
        {
            if (!Columns.TryGetValue(column, out int i))
            {
                throw new TrainerException($"{Path} has no column '{column}'");
            }
            return i < Cells.Length && Cells[i].Length > 0
                ? Cells[i]
                : throw new TrainerException($"{Path}, line {Line}: column '{column}' is empty");
        }

        public double Share(string column) =>
            double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out double v) && v is >= 0 and <= 1
                ? v
                : throw new TrainerException($"{Path}, line {Line}: {column} is '{Text(column)}', not a number between 0 and 1");

        public int Count(string column) =>
            int.TryParse(Text(column), NumberStyles.Integer, CultureInfo.InvariantCulture, out int v) && v >= 1
                ? v
                : throw new TrainerException($"{Path}, line {Line}: {column} is '{Text(column)}', not a count of at least 1");
    }
}
