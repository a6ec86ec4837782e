namespace GwyTip.Core;

/// <summary>How much a scan looks like those of an ensemble's surface.</summary>
/// <param name="Score">0..1; higher: more like them.</param>
/// <param name="Threshold">Below it the scan shows another surface, or none.</param>
public readonly record struct SurfaceMatch(double Score, double Threshold)
{
    /// <summary>
    /// Where the threshold of every bundle that the trainer writes lies, so that scores of different surfaces compare.
    /// </summary>
    public const double UsualThreshold = 0.5;

    public bool IsForeign => Score < Threshold;

    /// <summary>
    /// By how much the score is above the threshold, in log odds, so that close to 0 and to 1 it still tells scans apart.
    /// </summary>
    public double Margin => LogOdds(Score) - LogOdds(Threshold);

    /// <summary>The score of log odds.</summary>
    public static double ScoreOf(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>Finite, also for 0 and 1.</summary>
    public static double LogOdds(double score)
    {
        double p = Math.Clamp(score, 1e-12, 1 - 1e-12);
        return Math.Log(p / (1 - p));
    }
}
