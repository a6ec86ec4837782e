using System.Numerics;

namespace GwyTip.Core;

/// <summary>
/// How the pixels of one axis of a scan spread over the pixels of the resampled axis: by overlap (area averaging) when
/// shrinking, bilinear when enlarging.
/// </summary>
internal sealed class AxisWeights
{
    private readonly (int First, float[] Weights)[] _ofTarget;

    /// <summary>The same turned round; made where somebody asks for it.</summary>
    private readonly Lazy<List<(int Target, float Weight)>[]> _ofSource;

    private AxisWeights(int sources, (int First, float[] Weights)[] ofTarget)
    {
        _ofTarget = ofTarget;
        _ofSource = new(() => Turned(sources, ofTarget));
    }

    /// <summary>
    /// The targets that source pixel <paramref name="source"/> contributes to; over all sources a target's weights sum to 1.
    /// </summary>
    public IReadOnlyList<(int Target, float Weight)> Of(int source) => _ofSource.Value[source];

    /// <summary>The weighted sum of each target's sources.</summary>
    /// <param name="sources">The values of the axis, none NaN.</param>
    /// <param name="targets">Takes the sums.</param>
    public void Sum<T>(ReadOnlySpan<T> sources, Span<T> targets)
        where T : INumber<T>
    {
        for (int t = 0; t < targets.Length; t++)
        {
            var (first, weights) = _ofTarget[t];
            T sum = T.Zero;
            for (int i = 0; i < weights.Length; i++)
            {
                sum += T.CreateTruncating(weights[i]) * sources[first + i];
            }
            targets[t] = sum;
        }
    }

    public static AxisWeights Between(int sources, int targets)
    {
        var ofTarget = new (int, float[])[targets];
        double scale = (double)sources / targets;
        for (int t = 0; t < targets; t++)
        {
            ofTarget[t] = scale >= 1 ? Overlap(t * scale, Math.Min((t + 1) * scale, sources), scale)
                : Between(Math.Clamp((t + 0.5) * scale - 0.5, 0, sources - 1), sources);
        }
        return new AxisWeights(sources, ofTarget);
    }

    private static List<(int Target, float Weight)>[] Turned(int sources, (int First, float[] Weights)[] ofTarget)
    {
        var ofSource = new List<(int, float)>[sources];
        for (int s = 0; s < sources; s++)
        {
            ofSource[s] = [];
        }
        for (int t = 0; t < ofTarget.Length; t++)
        {
            var (first, weights) = ofTarget[t];
            for (int i = 0; i < weights.Length; i++)
            {
                ofSource[first + i].Add((t, weights[i]));
            }
        }
        return ofSource;
    }

    private static (int First, float[] Weights) Overlap(double begin, double end, double scale)
    {
        // Rounding may leave next to nothing of a pixel at either end.
        const double least = 1e-9;
        int first = (int)begin, last = (int)Math.Ceiling(end) - 1;
        first += first + 1 - begin > least ? 0 : 1;
        last -= end - last > least ? 0 : 1;
        var weights = new float[last - first + 1];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)((Math.Min(end, first + i + 1) - Math.Max(begin, first + i)) / scale);
        }
        return (first, weights);
    }

    private static (int First, float[] Weights) Between(double at, int sources)
    {
        int left = Math.Min((int)at, sources - 1);
        float part = (float)(at - left);
        return (left, part > 0 && left + 1 < sources ? [1 - part, part] : [1 - part]);
    }
}
