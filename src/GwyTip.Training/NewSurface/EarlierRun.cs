using System.Globalization;
using GwyTip.Training.Bundles;
using GwyTip.Training.Data;
using GwyTip.Training.Rules;
using GwyTip.Training.Runs;

namespace GwyTip.Training.NewSurface;

/// <summary>
/// A run of a new surface whose members go on when there are more labels. Each keeps its fold: a session that it never saw stays
/// one, so that figures made of its fold are as honest as before. Sessions that are new join the fold with the fewest scans.
/// </summary>
internal sealed class EarlierRun
{
    /// <summary>In the folder of the run that follows: the members that it starts from, as a bundle.</summary>
    private const string StartName = "start";

    /// <summary>Its members know the surface; half as many looks at each scan are enough to go on.</summary>
    public const double Effort = 0.5;

    private readonly TrainedRun _run;

    /// <summary>Of the runs that it goes on from, the first first, and its own: what some member has seen it knows.</summary>
    private readonly IReadOnlyList<SplitPlan> _splits;

    private EarlierRun(TrainedRun run, IReadOnlyList<SplitPlan> splits) => (_run, _splits) = (run, splits);

    /// <param name="runs">Its folder, behind those of the runs before it, in order.</param>
    /// <exception cref="TrainingException">One is not a run, or the last is not trained to the end.</exception>
    public static EarlierRun Open(params IReadOnlyList<string> runs)
    {
        string folder = runs[^1];
        var run = TrainedRun.Open(folder);
        return run.IsFinished()
            ? new EarlierRun(run, [.. runs.SkipLast(1).Select(before => TrainedRun.Open(before).Split), run.Split])
            : throw new TrainingException(
                $"{folder} is not trained to the end; the command that began it goes on, without --again");
    }

    /// <summary>The runs that followed one, itself first: <c>runs/si-111</c>, <c>runs/si-111-2</c>, and so on.</summary>
    /// <returns>Their folders, one at least, and the one of the next.</returns>
    public static (IReadOnlyList<string> Runs, string Next) After(string first)
    {
        string Named(int n) => n == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{first}-{n}");
        int last = 1;
        while (RunFolder.HasBegun(Named(last + 1)))
        {
            last++;
        }
        return ([.. Enumerable.Range(1, last).Select(Named)], Named(last + 1));
    }

    /// <summary>Its members, written to where the run that follows finds them, unless that has begun and has them.</summary>
    /// <param name="next">The folder of that run.</param>
    public SourceMembers GiveTo(string next)
    {
        string folder = Path.Combine(next, StartName);
        if (!RunFolder.HasBegun(next))
        {
            GwyTip.Training.Folders.Make(folder);
            new BundleWriter(_run, folder).Write(DecisionRules.None(_run.Surface));
        }
        return SourceMembers.FromBundles([folder]);
    }

    /// <summary>The folds as they were, with the scans that there are now.</summary>
    /// <param name="scans">The scans.</param>
    /// <param name="told">What has to be learned.</param>
    /// <param name="warn">Told where the figures may be too good.</param>
    /// <exception cref="TrainingException">A fold has no scans left, or holds all of a state.</exception>
    public (Grouping By, IReadOnlyList<IReadOnlyList<LabelledScan>> Folds) Folds(
        IReadOnlyList<LabelledScan> scans, IReadOnlyList<string> told, Action<string> warn)
    {
        var folds = Kept(_splits, scans, told) ?? throw new TrainingException(
            $"the members of {_run.Folder} cannot go on with these labels: one of them would have no scan left to leave out, or "
            + "see none of a state. Begin anew, without --again, with another --run");
        if (Doubt(_run.Split, scans) is { } doubt)
        {
            warn($"{doubt} (the run before: {_run.Folder})");
        }
        return (_run.Split.By, folds);
    }

    /// <summary>Sessions and scans are known by their names, so that one with another name counts as new.</summary>
    /// <returns>Null: none of them can have been renamed.</returns>
    internal static string? Doubt(SplitPlan split, IReadOnlyList<LabelledScan> scans)
    {
        string[] before = [.. split.Folds.SelectMany(f => f)], now = [.. scans.Select(SplitPlan.GroupOf(split.By)).Distinct()];
        int gone = before.Except(now).Count(), come = now.Except(before).Count();
        return gone == 0 || come == 0
            ? null
            : $"{gone} {split.GroupsName} of the training before are not there any more, and {come} are new: one that was only "
                + "renamed is judged by a member that has learned from it, and the figures are too good then";
    }

    /// <param name="splits">Of all runs, the last last: a session that was away in the last one was seen before.</param>
    /// <param name="scans">The scans.</param>
    /// <param name="told">What has to be learned.</param>
    /// <returns>Null: a fold has no scans left, or holds all of a state.</returns>
    internal static IReadOnlyList<IReadOnlyList<LabelledScan>>? Kept(
        IReadOnlyList<SplitPlan> splits, IReadOnlyList<LabelledScan> scans, IReadOnlyList<string> told)
    {
        var split = splits[^1];
        var folds = split.Folds.Select(_ => new List<LabelledScan>()).ToArray();
        var known = new Dictionary<string, int>();
        foreach (var (k, fold) in splits.SelectMany(before => before.Folds.Index()))
        {
            foreach (string name in fold)
            {
                known[name] = k;
            }
        }
        var groups = scans.GroupBy(SplitPlan.GroupOf(split.By)).ToArray();
        foreach (var group in groups.Where(g => known.ContainsKey(g.Key)))
        {
            folds[known[group.Key]].AddRange(group);
        }
        foreach (var group in groups.Where(g => !known.ContainsKey(g.Key)).OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            folds.MinBy(f => f.Count)!.AddRange(group);
        }
        return folds.All(f => f.Count > 0 && told.All(t => scans.Except(f).Any(s => s.Labels[t] > 0))) ? folds : null;
    }
}
