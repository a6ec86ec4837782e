using System.Globalization;
using System.Text;
using GwyTip.Training;
using GwyTip.Training.Documents;

namespace GwyTip.Study.Sweeps;

/// <summary>The trainings of a sweep: <c>sweep.csv</c>, and a ranking in the terminal.</summary>
internal static class SweepTable
{
    public const string FileName = "sweep.csv";

    private const string Header =
        "candidate,network,optimizer,learning_rate,width,stage,fold,epochs,seconds,score,second_score,kept\n";

    public static void WriteCsv(string folder, IEnumerable<SweepRow> rows)
    {
        var text = new StringBuilder(Header);
        foreach (var row in rows)
        {
            var m = row.Member;
            text.Append(CultureInfo.InvariantCulture, $"{row.Candidate},{m.Network},{m.Optimizer},{m.LearningRate},{m.Width},")
                .Append(CultureInfo.InvariantCulture, $"{row.Stage},{m.Fold},{m.Epochs},{row.Result?.Seconds},")
                .Append(CultureInfo.InvariantCulture, $"{Number(row.Score.Auroc)},{Number(row.Score.Second)},")
                .Append(row.Kept ? "yes\n" : "no\n");
        }
        WholeFile.Write(Path.Combine(folder, FileName), text.ToString());
    }

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

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("F5", CultureInfo.InvariantCulture);
}
