using System.Globalization;
using System.Text;
using GwyTip.Training;

namespace GwyTip.Study.Sweeps;

/// <summary>The trainings of a sweep: <c>sweep.csv</c>, and a ranking in the terminal.</summary>
internal static class SweepTable
{
    public const string FileName = "sweep.csv";

    public static void WriteCsv(string folder, IEnumerable<SweepRow> rows)
    {
        var text = new StringBuilder("candidate,network,optimizer,learning_rate,width,stage,fold,epochs,seconds,score,second_score,kept\n");
        foreach (var row in rows)
        {
            var m = row.Member;
            text.Append(CultureInfo.InvariantCulture, $"{row.Candidate},{m.Network},{m.Optimizer},{m.LearningRate},{m.Width},{row.Stage},{m.Fold},{m.Epochs},");
            text.Append(CultureInfo.InvariantCulture, $"{row.Result?.Seconds},{Number(row.Score.Auroc)},{Number(row.Score.Second)},{(row.Kept ? "yes" : "no")}\n");
        }
        WholeFile.Write(Path.Combine(folder, FileName), text.ToString());
    }

    /// <summary>The best first.</summary>
    public static void Print(TextWriter output, IEnumerable<SweepRow> rows)
    {
        output.WriteLine($"{"",2}{"#",3} {"network",-22}{"optimizer",-10}{"rate",9}{"width",7}{"fold",5}{"epochs",7}{"seconds",9}{"AUROC",8}");
        foreach (var row in rows.OrderByDescending(r => r.Score).ThenBy(r => r.Candidate))
        {
            var m = row.Member;
            string score = row.Result is null ? "diverged" : row.Score.Auroc.ToString("F4", CultureInfo.InvariantCulture);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(row.Kept ? "*" : ""),2}{row.Candidate,3} {m.Network,-22}{m.Optimizer,-10}{m.LearningRate,9}{m.Width,7}{m.Fold,5}{m.Epochs,7}{row.Result?.Seconds,9:F0}{score,9}"));
        }
    }

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("F5", CultureInfo.InvariantCulture);
}
