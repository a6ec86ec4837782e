using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Predictions;
using GwyTip.Training.Runs;

namespace GwyTip.Training.Rules;

/// <summary>
/// What the members of a run say together, from their <see cref="MemberPredictions"/>; each of the states that it votes on
/// (<see cref="TrainingConfig.VotesOn"/>).
/// </summary>
public sealed class EnsemblePredictions
{
    private readonly TrainedRun _run;
    private readonly Dictionary<string, double[]>[] _validation;
    private readonly Dictionary<string, double[]>[] _heldOut;

    /// <param name="run">The run; <see cref="TrainedRun.Only"/> makes one of some of its members.</param>
    /// <exception cref="TrainingException">A member has no predictions yet.</exception>
    public EnsemblePredictions(TrainedRun run)
    {
        _run = run;
        MemberPredictions[] said = [.. Enumerable.Range(0, run.Config.Members.Count).Select(run.Predictions)];
        _validation = [.. said.Select((s, member) => Rows(s, member, Part.Validation))];
        _heldOut = [.. said.Select((s, member) => Rows(s, member, Part.HeldOut))];
    }

    private SurfaceLabels Surface => _run.Surface;

    /// <summary>Each scan of a fold that some member validates on, and what those members say of it.</summary>
    public IReadOnlyList<OutOfFoldPrediction> OutOfFold()
    {
        var predictions = new List<OutOfFoldPrediction>();
        foreach (var fold in Enumerable.Range(0, _validation.Length).GroupBy(_run.Config.FoldOf))
        {
            int[] members = [.. fold];
            predictions.AddRange(_run.Split.ValidationOf(_run.Data, fold.Key).Select(scan => new OutOfFoldPrediction(
                scan, [.. members.Select(k => Of(_validation[k], scan))], fold.Key)));
        }
        return predictions;
    }

    /// <summary>The verdicts on the held-out scans, as a bundle of these members with these rules would give them.</summary>
    public IReadOnlyList<ScanPrediction> HeldOut(DecisionRules rules)
    {
        var judge = new EnsembleJudge(Surface.Surface, [.. rules.States.Select(s => s.ToTipState())]);
        return [.. HeldOut().Select(p => new ScanPrediction(p.Scan, judge.Judge(p.Members, scan: null), null))];
    }

    /// <summary>Each held-out scan, and what all members say of it.</summary>
    public IReadOnlyList<OutOfFoldPrediction> HeldOut() =>
        [.. _run.Split.HeldOutOf(_run.Data).Select(
            scan => new OutOfFoldPrediction(scan, [.. _heldOut.Select(m => Of(m, scan))]))];

    private Dictionary<string, double[]> Rows(MemberPredictions said, int member, Part part)
    {
        int[] columns = [.. Surface.States.Select(s =>
            _run.Config.VotesOn(member, s.Name, Surface) ? said.States.ToList().IndexOf(s.Name) : -1)];
        return said.Rows.Where(r => r.Part == part).ToDictionary(
            r => r.File, r => columns.Select(c => c < 0 ? double.NaN : r.Confidences[c]).ToArray());
    }

    private double[] Of(Dictionary<string, double[]> rows, LabelledScan scan) =>
        rows.TryGetValue(scan.File, out double[]? row)
            ? row
            : throw new TrainingException($"{_run.Folder}: the predictions of a member lack {scan.File}; delete them and "
                + "'gwytip-train train' makes them again");
}
