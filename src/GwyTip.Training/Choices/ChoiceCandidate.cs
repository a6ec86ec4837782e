using GwyTip.Training.Members;
using GwyTip.Training.Predictions;
using GwyTip.Training.Runs;

namespace GwyTip.Training.Choices;

/// <summary>
/// Members that differ in nothing but fold and seed, one a fold: what one of them says of its own fold stands for what any of
/// them says of an unseen scan.
/// </summary>
/// <param name="Members">Numbers from 0, by fold.</param>
/// <param name="Said">
/// What the member of a fold says of a scan there, by the scan's file, in the order of the states asked.
/// </param>
internal sealed record ChoiceCandidate(IReadOnlyDictionary<int, int> Members, IReadOnlyDictionary<string, double[]> Said)
{
    /// <summary>The candidates among members of a run.</summary>
    /// <param name="config">The run's.</param>
    /// <param name="members">Numbers from 0.</param>
    /// <param name="states">The states asked.</param>
    /// <param name="predictions">What a member says; only its own fold is looked at.</param>
    public static IReadOnlyList<ChoiceCandidate> FromRun(
        TrainingConfig config, IReadOnlyList<int> members, IReadOnlyList<string> states, Func<int, MemberPredictions> predictions)
    {
        // A second member of the same kind on the same fold, of another seed, is a candidate of its own.
        var groups = members.GroupBy(m => (
            config.Members[m] with { Fold = null, Seed = 0 },
            members.Count(o => o < m && config.FoldOf(o) == config.FoldOf(m) && SameKind(config.Members[o], config.Members[m]))));
        return [.. groups.Select(g => new ChoiceCandidate(
            g.ToDictionary(config.FoldOf), g.SelectMany(m => Rows(predictions(m), states)).ToDictionary()))];
    }

    private static bool SameKind(MemberConfig a, MemberConfig b) =>
        a with { Fold = null, Seed = 0 } == b with { Fold = null, Seed = 0 };

    private static IEnumerable<KeyValuePair<string, double[]>> Rows(MemberPredictions said, IReadOnlyList<string> states)
    {
        int[] columns = [.. states.Select(s => said.States.ToList().IndexOf(s))];
        return said.Rows.Where(r => r.Part == Part.Validation)
            .Select(r => KeyValuePair.Create(r.File, columns.Select(c => r.Confidences[c]).ToArray()));
    }
}
