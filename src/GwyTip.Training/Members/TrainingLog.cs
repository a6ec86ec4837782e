using System.Globalization;

namespace GwyTip.Training.Members;

/// <summary>
/// <c>log.csv</c> of a member: one row an epoch. It is read once, for another program may hold it while training goes on.
/// </summary>
public sealed class TrainingLog(string folder)
{
    public const string FileName = "log.csv";

    private static readonly string[] _columns =
        ["epoch", "learning_rate", "loss", "validation_loss", "validation_auroc", "tip_change_auroc", "weighted_accuracy",
            "seconds"];

    private string[]? _lines;

    private string FilePath => Path.Combine(folder, FileName);

    /// <summary>The header and the rows, of which the last may not be in the file yet; none: it was not begun.</summary>
    private string[] Lines => _lines ??= File.Exists(FilePath) ? File.ReadAllLines(FilePath) : [];

    /// <summary>Writes the whole file.</summary>
    internal Action<string, string> Writer { get; init; } = WholeFile.Write;

    /// <summary>Adds a row.</summary>
    /// <returns>Why it is not in the file, where another program holds that: it goes in with the next; null: it is.</returns>
    /// <exception cref="TrainingException">The file cannot be written.</exception>
    internal string? Add(int epoch, double learningRate, double loss, ValidationScore score, TimeSpan time)
    {
        double[] row = [epoch, learningRate, loss, score.Loss, score.Auroc, score.TipChangeAuroc, score.WeightedAccuracy,
            time.TotalSeconds];
        _lines = [.. Lines, string.Join(',', row.Select(v => v.ToString("G6", CultureInfo.InvariantCulture)))];
        try
        {
            Write();
            return null;
        }
        catch (TrainingException e) when (e.InnerException is { } why && WholeFile.IsHeld(why))
        {
            return e.Message;
        }
    }

    /// <summary>Forgets what stands behind an epoch.</summary>
    public void KeepUpTo(int epochs)
    {
        string[] kept = Lines.Length == 0 ? [string.Join(',', _columns)] : [.. Lines.Take(epochs + 1)];
        if (kept.Length != Lines.Length)
        {
            _lines = kept;
            Write();
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
        if (Lines is not [var header, .. var rows])
        {
            return [];
        }
        int column = Array.IndexOf(header.Split(','), name);
        return column < 0
            ? throw new TrainingException($"{FilePath} has no column '{name}'")
            : [.. rows.Select(r => double.Parse(r.Split(',')[column], CultureInfo.InvariantCulture))];
    }

    private void Write() => Writer(FilePath, string.Concat(Lines.Select(l => l + "\n")));
}
