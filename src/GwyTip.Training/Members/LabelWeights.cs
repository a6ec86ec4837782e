using GwyTip.Training.Data;

namespace GwyTip.Training.Members;

/// <summary>
/// How much each answer counts in the loss. As in the paper, a state weighs by the reciprocal of its share, here on the scans
/// that show it, up to a limit; and a scan labelled by one person counts less than one on which several agreed.
/// </summary>
public sealed class LabelWeights
{
    /// <summary>Rare states count at most this much more.</summary>
    private const double LargestPositive = 6;

    /// <summary>A scan that one person labelled.</summary>
    private const double SingleResponse = 0.6;

    private readonly float[] _positive;

    /// <param name="scans">The training scans.</param>
    /// <param name="states">State names in the order of the outputs.</param>
    /// <exception cref="TrainingException">No scan shows a state.</exception>
    public LabelWeights(IReadOnlyList<LabelledScan> scans, IReadOnlyList<string> states)
    {
        Shares = [.. states.Select(s => scans.Average(x => x.Labels[s]))];
        int empty = Array.FindIndex(Shares, s => s <= 0);
        if (empty >= 0)
        {
            throw new TrainingException($"no training scan shows the state '{states[empty]}'");
        }
        _positive = [.. Shares.Select(s => (float)Math.Clamp((1 - s) / s, 1, LargestPositive))];
    }

    /// <summary>Mean label of each state over the training scans.</summary>
    public double[] Shares { get; }

    /// <summary>Weight of a scan's answer for a state.</summary>
    public float Of(LabelledScan scan, int state, double label)
    {
        double responses = scan.Responses == 1 ? SingleResponse : 1;
        return (float)(responses * (1 + label * (_positive[state] - 1)));
    }
}
