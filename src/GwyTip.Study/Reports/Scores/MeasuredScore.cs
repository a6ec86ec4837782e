using GwyTip.Study.RealFiles;
using GwyTip.Training;

namespace GwyTip.Study.Reports;

/// <summary>What the methods of a run on simulated scans are worth on measured ones.</summary>
/// <param name="Run">The run.</param>
/// <param name="Rows">The ensemble, then the methods.</param>
internal sealed record MeasuredScore(RunScore Run, IReadOnlyList<MeasuredRow> Rows)
{
    /// <summary>The scans that could not be judged, which are the same for all rows.</summary>
    private IEnumerable<RealCall> Unjudged =>
        (Rows.Select(r => r.Calls).FirstOrDefault(c => c is not null) ?? []).Where(c => c.Said.Report is null);

    /// <summary>Of each run on simulated scans; the others are named and not asked.</summary>
    /// <exception cref="TrainingException">There is no run on simulated scans, or no measured one can be judged.</exception>
    public static IReadOnlyList<MeasuredScore> AllOf(IReadOnlyList<RunScore> runs, MeasuredScans measured, TextWriter output)
    {
        var scores = new List<MeasuredScore>();
        foreach (var run in runs)
        {
            if (!run.Run.Data.Description.Simulated)
            {
                output.WriteLine($"{run.Name} learned from measured scans, and is not asked about those of the list");
                continue;
            }
            var score = Measure(run, measured);
            scores.Add(score);
            foreach (var call in score.Unjudged)
            {
                output.WriteLine($"  {call.Scan.File} cannot be judged: {call.Said.Error}");
            }
        }
        return scores.Count > 0
            ? scores
            : throw new TrainingException("no run here learned from simulated scans, so that none is asked about the list");
    }

    private static MeasuredScore Measure(RunScore run, MeasuredScans measured)
    {
        MeasuredRow Row(string key, IReadOnlyList<int> members) =>
            new(key, members.Count, measured.Judge(run.Run.Only(members)));
        return new MeasuredScore(run,
        [
            .. run.Chosen.Count > 0 ? (MeasuredRow[])[Row(MethodTitle.Ensemble, run.Chosen)] : [],
            .. run.Methods.Where(m => !m.IsExpert).Select(m => Row(m.Key, m.Members)),
        ]);
    }
}

/// <param name="Key">The network, or the ensemble.</param>
/// <param name="Members">How many members it has.</param>
/// <param name="Calls">What they say together; null: they cannot be asked.</param>
internal sealed record MeasuredRow(string Key, int Members, IReadOnlyList<RealCall>? Calls)
{
    /// <summary>By their names; empty where they cannot be asked.</summary>
    public IReadOnlyDictionary<string, RealFigure> Figures { get; } =
        (Calls is null ? [] : RealFigure.Measure(Calls)).ToDictionary(f => f.Name);
}
