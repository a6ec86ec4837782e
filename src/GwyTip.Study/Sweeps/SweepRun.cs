using GwyTip.Core;
using GwyTip.Training;
using GwyTip.Training.Choices;
using GwyTip.Training.Data;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Study.Sweeps;

/// <summary>
/// Successive halving (Jamieson and Talwalkar 2016) over a grid, then the finalists on all their folds, then the choice of
/// members. The folder becomes the run of the finalists; the rungs lie in <c>screening/</c>. Only validation folds rank and
/// choose. Started again it goes on where it stopped. Several runs may take a share of the trainings each: what comes after a
/// rung waits until all shares of it are trained.
/// </summary>
/// <param name="config">What to sweep; the path of the data set is absolute.</param>
/// <param name="folder">The sweep's.</param>
/// <param name="output">Told how it goes.</param>
/// <param name="isTerminal">Whether that shows a bar.</param>
internal sealed class SweepRun(SweepConfig config, string folder, TextWriter output, bool isTerminal)
{
    private readonly List<SweepRow> _rows = [];

    /// <summary>The trainings that are done here, of every stage its share.</summary>
    internal Shard Shard { get; init; } = Shard.Whole;

    /// <returns>The members chosen; null where other shares of a stage are not trained yet: what is missing was said.</returns>
    /// <exception cref="TrainingException">Something is wrong with the configuration, the scans or the folder.</exception>
    /// <exception cref="OperationCanceledException">Stopped; the same call goes on from there.</exception>
    public MemberChoice? Run(CancellationToken stop)
    {
        string labels = DataSet.Open(config.Training.Data).Description.LabelsSha256;
        Folders.Make(folder);
        using (RunLock.TakeTurns(folder))
        {
            SweepRecord.Claim(folder, config, labels);
        }
        (int Number, MemberConfig Member)[]? left = [.. config.Candidates().Select((c, i) => (i + 1, c))];
        for (int rung = 0; rung < config.Rungs.Count && left is not null; rung++)
        {
            left = Screen(rung, left, stop);
        }
        return left is null ? null : Finish(left, labels, stop);
    }

    private (int, MemberConfig)[]? Screen(int index, (int Number, MemberConfig Member)[] candidates, CancellationToken stop)
    {
        var rung = config.Rungs[index];
        string place = Path.Combine(folder, "screening", $"rung-{index + 1}");
        output.WriteLine($"rung {index + 1} of {config.Rungs.Count}: {candidates.Length} candidates for {rung.Epochs} epochs "
            + $"each, on fold {config.ScreeningFold}");
        var run = config.Screening(rung, [.. candidates.Select(c => c.Member)]);
        if (!new EnsembleRun(run, place, output, isTerminal) { IsScreening = true, Shard = Shard }.Train(stop))
        {
            return null;
        }
        SweepRow[] rows = [.. candidates.Select((c, i) => new SweepRow(
            c.Number, run.Members[i], $"rung {index + 1}", MemberResult.Read(TrainedRun.MemberFolder(place, i)), Kept: false))];
        int[] kept = Best(rows, rung.Keep);
        using (RunLock.TakeTurns(folder))
        {
            Report([.. rows.Select((r, i) => r with { Kept = kept.Contains(i) })]);
        }
        return kept.Length > 0
            ? [.. kept.Select(i => candidates[i])]
            : throw new TrainingException(
                $"the loss of every candidate became no number in rung {index + 1}; smaller learning rates may help");
    }

    /// <summary>Places of those that stay, in the order of the grid; never one that diverged.</summary>
    internal static int[] Best(IReadOnlyList<SweepRow> rows, double keep) =>
        [.. Enumerable.Range(0, rows.Count).Where(i => rows[i].Result is not null)
            .OrderByDescending(i => rows[i].Score).ThenBy(i => i)
            .Take((int)Math.Ceiling(rows.Count * keep - 1e-9)).Order()];

    private MemberChoice? Finish((int Number, MemberConfig Member)[] finalists, string labels, CancellationToken stop)
    {
        output.WriteLine($"{finalists.Length} finalists for {config.FinalEpochs} epochs each, on folds "
            + $"{string.Join(", ", config.FinalFolds)}");
        var final = config.Final([.. finalists.Select(f => f.Member)]);
        if (!new EnsembleRun(final, folder, output, isTerminal) { Shard = Shard }.Train(stop))
        {
            return null;
        }
        using var turn = RunLock.TakeTurns(folder);
        var trained = TrainedRun.Open(folder);
        var choice = new MemberChooser(
            trained, new ChoiceLimits(config.Most, config.MaxMb), m => MemberSize.InBytes(trained, m)).Choose();
        choice.Write(folder);
        int folds = config.FinalFolds.Count;
        Report([.. Enumerable.Range(0, finalists.Length * folds).Select(m => new SweepRow(
            finalists[m / folds].Number, final.Members[m], "final", trained.Result(m), choice.Members.Contains(m + 1)))]);
        new SweepRecord(config, labels, choice).Write(folder);
        ChoiceTable.Write(output, trained, choice);
        return choice;
    }

    private void Report(SweepRow[] rows)
    {
        _rows.AddRange(rows);
        SweepTable.WriteCsv(folder, _rows);
        SweepTable.Print(output, rows);
    }
}
