using System.Globalization;
using GwyTip.ScanFiles;
using GwyTip.Training;
using GwyTip.Training.Documents;

namespace GwyTip.Study.Sweeps;

/// <summary>The trainings of a sweep: <c>sweep.csv</c>, and a ranking in the terminal.</summary>
internal static class SweepTable
{
    public const string FileName = "sweep.csv";

    private static readonly string[] _header =
    [
        "candidate", "network", "optimizer", "learning_rate", "width", "stage", "fold", "epochs", "seconds", "score",
        "second_score", "kept",
    ];

    public static void WriteCsv(string folder, IEnumerable<SweepRow> rows) => WholeFile.Write(
        Path.Combine(folder, FileName), CsvText.Write(rows.Select(Cells).Prepend(_header)));

    /// <summary>The best first.</summary>
    public static void Print(TextWriter output, IEnumerable<SweepRow> rows) => output.Write(ConsoleWriter.Text(Ranking(rows)));

    private static Document Ranking(IEnumerable<SweepRow> rows) => new Document().Table(
        ["", "#", "network", "optimizer", "rate", "width", "fold", "epochs", "seconds", "AUROC"],
        rows.OrderByDescending(r => r.Score).ThenBy(r => r.Candidate), row =>
        {
            var m = row.Member;
            return
            [
                row.Kept ? "*" : "", Cell.Count(row.Candidate), m.Network, m.Optimizer, Cell.Exact(m.LearningRate),
                Cell.Exact(m.Width), m.Fold is { } fold ? Cell.Count(fold) : Cell.None, Cell.Count(m.Epochs),
                Cell.Number(row.Result?.Seconds ?? double.NaN, "0"),
                row.Result is null ? new Cell("diverged", double.NaN) : Cell.Number(row.Score.Auroc, "0.0000"),
            ];
        });

    private static string[] Cells(SweepRow row)
    {
        var m = row.Member;
        return
        [
            $"{row.Candidate}", m.Network, m.Optimizer, Text(m.LearningRate), Text(m.Width), $"{row.Stage}", $"{m.Fold}",
            $"{m.Epochs}", Text(row.Result?.Seconds), Number(row.Score.Auroc), Number(row.Score.Second), row.Kept ? "yes" : "no",
        ];

        static string Text(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
    }

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("F5", CultureInfo.InvariantCulture);
}
