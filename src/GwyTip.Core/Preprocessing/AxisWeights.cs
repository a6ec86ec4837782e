namespace GwyTip.Core;

/// <summary>
/// How the pixels of one axis of a scan spread over the pixels of the resampled axis: by overlap (area averaging) when
/// shrinking, bilinear when enlarging.
/// </summary>
internal sealed class AxisWeights
{
    private readonly (int Target, float Weight)[][] _bySource;

    private AxisWeights((int, float)[][] bySource) => _bySource = bySource;

    /// <summary>
    /// The targets that source pixel <paramref name="source"/> contributes to; over all sources a target's weights sum to 1.
    /// </summary>
    public ReadOnlySpan<(int Target, float Weight)> Of(int source) => _bySource[source];

    public static AxisWeights Between(int sources, int targets)
    {
        var lists = new List<(int, float)>[sources];
        for (int s = 0; s < sources; s++)
        {
            lists[s] = [];
        }
        double scale = (double)sources / targets;
        for (int t = 0; t < targets; t++)
        {
            if (scale >= 1)
            {
                double begin = t * scale, end = Math.Min((t + 1) * scale, sources);
                for (int s = (int)begin; s < end && s < sources; s++)
                {
                    double overlap = Math.Min(end, s + 1) - Math.Max(begin, s);
                    if (overlap > 1e-9)
                    {
                        lists[s].Add((t, (float)(overlap / scale)));
                    }
                }
            }
            else
            {
                double at = Math.Clamp((t + 0.5) * scale - 0.5, 0, sources - 1);
                int left = Math.Min((int)at, sources - 1), right = Math.Min(left + 1, sources - 1);
                float part = (float)(at - left);
                lists[left].Add((t, 1 - part));
                if (part > 0)
                {
                    lists[right].Add((t, part));
                }
            }
        }
        return new AxisWeights(Array.ConvertAll(lists, l => l.ToArray()));
    }
}
