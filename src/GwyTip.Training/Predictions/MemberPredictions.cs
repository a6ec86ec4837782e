using System.Globalization;
using GwyTip.ScanFiles;
using GwyTip.Training.Data;

namespace GwyTip.Training.Predictions;

/// <summary>Which part of the split a scan belongs to, as a member sees it. None of them taught it.</summary>
public enum Part
{
    /// <summary>The member's own fold: calibration, thresholds and choices are made on it.</summary>
    Validation,

    /// <summary>No member was trained on it and nothing is chosen on it: the figures are about it.</summary>
    HeldOut,
}

/// <summary>What a member says of one scan.</summary>
/// <param name="File">The scan.</param>
/// <param name="Part">Where it stands in the split.</param>
/// <param name="Confidences">Raw, 0..1, in the order of <see cref="MemberPredictions.States"/>.</param>
public sealed record MemberPrediction(string File, Part Part, IReadOnlyList<double> Confidences);

/// <summary>
/// <c>predictions.csv</c> of a member: its raw confidences for every scan that it was not trained on. All that a report needs of
/// a run, whatever the method that made it.
/// </summary>
/// <param name="States">The states it tells.</param>
/// <param name="Rows">One row a scan.</param>
public sealed record MemberPredictions(IReadOnlyList<string> States, IReadOnlyList<MemberPrediction> Rows)
{
    public const string FileName = "predictions.csv";

    private const string Validation = "validation", HeldOut = "held-out";

    /// <exception cref="TrainingException">The file is missing or broken.</exception>
    public static MemberPredictions Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        var rows = Csv.ReadLines(path);
        if (rows is not [(_, ["file", "part", _, ..]), ..])
        {
            throw new TrainingException($"{path} does not begin with file,part and the states");
        }
        string[] states = rows[0].Cells[2..];
        var seen = new HashSet<string>();
        return new MemberPredictions(states, [.. rows.Skip(1).Select(row => seen.Add(row.Cells[0])
            ? Parse(path, row.Line, row.Cells, states.Length)
            : throw new TrainingException($"{path}, line {row.Line}: '{row.Cells[0]}' stands there twice"))]);
    }

    /// <summary>Replaces the file in one move.</summary>
    public void Write(string folder)
    {
        WholeFile.Write(Path.Combine(folder, FileName), CsvText.Write(Rows.Select(row => (string[])
        [
            row.File, row.Part == Part.HeldOut ? HeldOut : Validation,
            .. row.Confidences.Select(c => c.ToString("G7", CultureInfo.InvariantCulture)),
        ]).Prepend(["file", "part", .. States])));
    }

    private static MemberPrediction Parse(string path, int line, string[] row, int states)
    {
        if (row.Length != states + 2 || row[1] is not (Validation or HeldOut))
        {
            throw new TrainingException($"{path}, line {line}: not a file, its part and {states} confidences");
        }
        double[] confidences = new double[states];
        for (int s = 0; s < states; s++)
        {
            if (!double.TryParse(row[s + 2], NumberStyles.Float, CultureInfo.InvariantCulture, out confidences[s])
                || confidences[s] is not (>= 0 and <= 1))
            {
                throw new TrainingException($"{path}, line {line}: '{row[s + 2]}' is not a confidence");
            }
        }
        return new MemberPrediction(row[0], row[1] == HeldOut ? Part.HeldOut : Part.Validation, confidences);
    }
}
