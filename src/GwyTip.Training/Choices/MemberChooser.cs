using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Training.Choices;

/// <summary>
/// Chooses the members of a bundle by what they say together of validation folds: kinds of members greedily by the ensemble's
/// score, then as many of their members, on other folds, as the limits let in. Experts (for tip change, the shape of the tip, a
/// double tip, corruption) are chosen apart, each kind by what it tells, and the others by what is left. The held-out part is
/// never looked at; baselines are left out.
/// </summary>
/// <param name="run">The run; every member is trained to the end.</param>
/// <param name="limits">What the bundle may hold.</param>
/// <param name="sizeOf">Bytes of a member, number from 0, in a bundle.</param>
public sealed class MemberChooser(TrainedRun run, ChoiceLimits limits, Func<int, long> sizeOf)
{
    private readonly Dictionary<int, long> _sizes = [];
    private long _left = (long)(limits.MaxMegabytes * 1e6);

    /// <exception cref="TrainingException">No network is there, none fits, or the candidates share no fold.</exception>
    public MemberChoice Choose()
    {
        int[] networks = [.. Enumerable.Range(0, run.Config.Members.Count).Where(m => run.Config.Members[m].IsNetwork)];
        if (networks.Length == 0)
        {
            throw new TrainingException($"{run.Folder} has no network among its members; baselines cannot go into a bundle");
        }
        // Experts are small: they leave the room to the others.
        ChoiceStep[] experts = [.. networks.Where(m => run.Config.Members[m].IsExpert)
            .GroupBy(m => run.Config.Members[m].EffectiveTells).OrderBy(g => g.Key)
            .SelectMany(g => Choose(NameOf(g.Key), [.. g], Voted([.. g])))];
        int[] others = [.. networks.Where(m => !run.Config.Members[m].IsExpert)];
        string[] states = [.. Voted(others).Where(s => s != TipState.TipChange)];
        ChoiceStep[] chosen = [.. states.Length > 0 ? Choose("states", others, states) : [], .. experts];
        return new MemberChoice([.. chosen.SelectMany(s => s.Members).Order()], chosen, limits);
    }

    private static string NameOf(Tells tells) => tells switch
    {
        Tells.TipChange => "tip-change",
        Tells.TipShape => "tip-shape",
        Tells.DoubleTip => "double-tip",
        _ => "corruption",
    };

    /// <summary>The states that some of these members vote on.</summary>
    private string[] Voted(int[] members) => [.. run.Data.Surface.States.Select(s => s.Name)
        .Where(s => members.Any(m => run.Config.VotesOn(m, s, run.Data.Surface)))];

    private ChoiceStep[] Choose(string name, int[] members, IReadOnlyList<string> states)
    {
        if (members.Length == 0)
        {
            return [];
        }
        var candidates = ChoiceCandidate.FromRun(run.Config, members, states, run.Predictions);
        LabelledScan[] scans = [.. SharedFolds(name, candidates).SelectMany(f => run.Split.ValidationOf(run.Data, f))];
        var taken = GreedyChoice.Choose(
            candidates.Count, some => Score([.. some.Select(c => candidates[c])], scans, states),
            some => some.Count <= limits.Most && some.Sum(c => candidates[c].Members.Values.Max(SizeOf)) <= _left);
        if (taken.Count == 0)
        {
            throw new TrainingException(
                $"no member for {name} fits into {limits.MaxMegabytes} MB; the smallest has {members.Min(SizeOf) / 1e6:F1} MB");
        }
        var kept = Fill([.. taken.Select(t => candidates[t.Candidate])]);
        return [.. taken.Select((t, i) => new ChoiceStep(
            name, [.. kept[i].Select(m => m + 1)], Math.Round(t.Score.Auroc, 5), Math.Round(t.Score.Second, 5)))];
    }

    private static int[] SharedFolds(string name, IReadOnlyList<ChoiceCandidate> candidates)
    {
        int[] shared = [.. candidates.Select(c => c.Members.Keys).Aggregate(
            candidates[0].Members.Keys.AsEnumerable(), (all, folds) => all.Intersect(folds)).Order()];
        return shared.Length > 0
            ? shared
            : throw new TrainingException($"the members for {name} share no validation fold, so what they say together cannot "
                + "be scored; train each kind of them on one fold that is the same for all");
    }

    private static ChoiceScore Score(ChoiceCandidate[] some, LabelledScan[] scans, IReadOnlyList<string> states)
    {
        double[][] together = [.. scans.Select(scan => Enumerable.Range(0, states.Count)
            .Select(s => some.Average(c => c.Said[scan.File][s])).ToArray())];
        var score = ValidationScore.Measure(together, scans, states);
        return states is [TipState.TipChange]
            ? new ChoiceScore(score.TipChangeAuroc, 1 - score.Loss)
            : new ChoiceScore(score.Auroc, score.WeightedAccuracy);
    }

    /// <summary>
    /// One member of each kind, then further ones in turn while there is room, on the folds that are used least.
    /// </summary>
    private List<int>[] Fill(ChoiceCandidate[] kinds)
    {
        List<int>[] kept = [.. kinds.Select(_ => new List<int>())];
        var used = new Dictionary<int, int>();
        bool grew;
        do
        {
            grew = false;
            for (int k = 0; k < kinds.Length && kept.Sum(m => m.Count) < limits.Most; k++)
            {
                // Room is kept for the first member of every kind: a second comes only behind all of those.
                var free = kinds[k].Members.Where(m => !kept[k].Contains(m.Value) && SizeOf(m.Value) <= _left)
                    .OrderBy(m => used.GetValueOrDefault(m.Key)).ThenBy(m => m.Key).ToList();
                if (free is [var next, ..])
                {
                    kept[k].Add(next.Value);
                    used[next.Key] = used.GetValueOrDefault(next.Key) + 1;
                    _left -= SizeOf(next.Value);
                    grew = true;
                }
            }
        }
        while (grew);
        return kept;
    }

    private long SizeOf(int member) =>
        _sizes.TryGetValue(member, out long size) ? size : _sizes[member] = sizeOf(member);
}
