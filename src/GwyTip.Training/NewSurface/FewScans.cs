using GwyTip.Training.Data;
using GwyTip.Training.Members;

namespace GwyTip.Training.NewSurface;

/// <summary>
/// How members are trained where scans are few: gently, from the weights of a member that knows another surface.
/// </summary>
internal static class FewScans
{
    /// <summary>Scans that a state needs to be told at all.</summary>
    public const int Least = 5;

    /// <summary>Scans of a state below which its figures are rough, and the ensemble with them.</summary>
    public const int Enough = 20;

    /// <summary>Scans with a tip change, and as many without, that it takes to tell one.</summary>
    public const int LeastTipChanges = 10;

    /// <summary>Folds, and with them members: each is trained on all but one.</summary>
    public const int MostFolds = 5;

    /// <summary>Fewer sessions cannot be put aside in turn.</summary>
    public const int LeastFolds = 3;

    /// <summary>Three views in ten show all that a scan has; tip change is not theirs to tell.</summary>
    public static AugmentationConfig Augmentation { get; } = new() { PlainShare = 0.3 };

    /// <summary>A member for the states other than tip change.</summary>
    /// <param name="source">The members to start from, taken in turn.</param>
    /// <param name="index">Which member of the ensemble it is, from 0.</param>
    /// <param name="scans">Scans that it is trained on.</param>
    /// <param name="effort">Factor on the number of times that they are shown.</param>
    public static MemberConfig Member(SourceMembers source, int index, int scans, double effort = 1) =>
        source.Members[index % source.Members.Count] with
        {
            Tells = Tells.States,
            Dropout = 0.3,
            LearningRate = 1e-3,
            WeightDecay = 0.05,
            // A step on every scan at once would leave too few steps.
            BatchSize = Math.Clamp(scans / 4, 8, 25),
            // Many scans need to be shown less often: 30 times at 200, as tried on validation folds of H:Si(100).
            Epochs = Math.Max(2, (int)Math.Round(effort * 30 * Math.Sqrt(200.0 / Math.Max(scans, 5)))),
            Seed = index + 1,
        };

    /// <summary>A member for tip change, as the shipped ensembles have them.</summary>
    public static MemberConfig Lines(int index) => new()
    {
        Network = "line-statistics",
        Width = 1,
        Dropout = 0.1,
        LearningRate = 0.005,
        BatchSize = 25,
        Epochs = 60,
        Seed = 101 + index,
    };

    /// <summary>Folds of scans by session, every state in the training part of each; null: there are none.</summary>
    /// <param name="scans">The scans.</param>
    /// <param name="states">What has to be learned.</param>
    public static IReadOnlyList<IReadOnlyList<LabelledScan>>? FoldsBySession(
        IReadOnlyList<LabelledScan> scans, IReadOnlyList<string> states)
    {
        int sessions = scans.Select(s => s.Session).Distinct().Count();
        for (int folds = Math.Min(MostFolds, sessions); folds >= LeastFolds; folds--)
        {
            var groups = GroupedSplit.Split(scans, s => s.Session, [.. Enumerable.Repeat(1.0 / folds, folds)], seed: 1);
            var parts = groups.Select(g => (IReadOnlyList<LabelledScan>)[.. scans.Where(s => g.Contains(s.Session))]).ToList();
            if (parts.All(p => p.Count > 0 && states.All(state => scans.Except(p).Any(s => s.Labels[state] > 0))))
            {
                return parts;
            }
        }
        return null;
    }

    /// <summary>Folds of scans one by one, each with its share of every state.</summary>
    public static IReadOnlyList<IReadOnlyList<LabelledScan>> FoldsByImage(IReadOnlyList<LabelledScan> scans)
    {
        var byFile = scans.ToDictionary(s => s.File);
        return [.. RandomSplit.Split(
            scans, [.. Enumerable.Repeat(1.0 / MostFolds, MostFolds)],
            seed: 1).Select(f => f.Select(file => byFile[file]).ToArray())];
    }
}
