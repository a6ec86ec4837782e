using System.Globalization;

namespace GwyTip.Training.Members;

/// <summary><c>log.csv</c> of a member: one row an epoch.</summary>
public sealed class TrainingLog(string folder)
{
    public const string FileName = "log.csv";

    private static readonly string[] _columns =
        ["epoch", "learning_rate", "loss", "validation_loss", "validation_auroc", "tip_change_auroc", "weighted_accuracy",
            "seconds"];

    private string FilePath => Path.Combine(folder, FileName);

    internal void Add(int epoch, double learningRate, double loss, ValidationScore score, TimeSpan time)
    {
        double[] row = [epoch, learningRate, loss, score.Loss, score.Auroc, score.TipChangeAuroc, score.WeightedAccuracy,
            time.TotalSeconds];
        string text = string.Join(',', row.Select(v => v.ToString("G6", CultureInfo.InvariantCulture))) + "\n";
        WholeFile.Write(FilePath, File.ReadAllText(FilePath) + text);
    }

    /// <summary>Forgets what stands behind an epoch.</summary>
    public void KeepUpTo(int epochs)
    {
        if (!File.Exists(FilePath))
        {
            Begin();
        }
        string[] rows = File.ReadAllLines(FilePath);
        if (rows.Length > epochs + 1)
        {
            WholeFile.Write(FilePath, string.Concat(rows.Take(epochs + 1).Select(r => r + "\n")));
        }
    }

    /// <summary>Epochs logged.</summary>
    public int Epochs() => Column("epoch").Count;

    /// <summary>The epoch, from 1, with the lowest validation loss, the first of equals; 0 where none is logged.</summary>
    public int BestEpoch()
    {
        var losses = Column("validation_loss");
        return losses.Count == 0 ? 0 : Enumerable.Range(0, losses.Count).MinBy(i => losses[i]) + 1;
    }

    /// <summary>Time that all epochs took.</summary>
    public double Seconds() => Column("seconds").Sum();

    /// <summary>A column, one value an epoch.</summary>
    public IReadOnlyList<double> Column(string name)
    {
        if (!File.Exists(FilePath) || File.ReadAllLines(FilePath) is not [var header, .. var rows])
        {
            return [];
        }
        int column = Array.IndexOf(header.Split(','), name);
        return column < 0
            ? throw new TrainingException($"{FilePath} has no column '{name}'")
            : [.. rows.Select(r => double.Parse(r.Split(',')[column], CultureInfo.InvariantCulture))];
    }

    /// <summary>Starts it anew.</summary>
    private void Begin() => WholeFile.Write(FilePath, string.Join(',', _columns) + "\n");
}
