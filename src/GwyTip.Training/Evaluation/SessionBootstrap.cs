using GwyTip.Training.Metrics;
using GwyTip.Training.Runs;

namespace GwyTip.Training.Evaluation;

/// <summary>What is drawn with replacement to tell how uncertain figures are.</summary>
public enum BootstrapUnit
{
    /// <summary>Scans of a session share a tip and a sample: the honest one.</summary>
    Session,

    /// <summary>Every scan by itself, where scans were split so.</summary>
    Image,

    /// <summary>Nothing: the figures stand alone.</summary>
    None,
}

/// <summary>How uncertain figures are, by drawing measuring sessions with replacement.</summary>
internal static class SessionBootstrap
{
    public const int Resamples = 500;

    public const double Level = 0.95;

    private const int Seed = 1;

    /// <summary>What figures of a split are drawn over: what it never divides, as far as that shares a tip.</summary>
    public static BootstrapUnit UnitOf(Grouping by) => by == Grouping.Image ? BootstrapUnit.Image : BootstrapUnit.Session;

    public static IReadOnlyDictionary<string, Interval> Intervals(
        IReadOnlyList<Judgement> judged, IReadOnlyDictionary<string, Func<IReadOnlyList<Judgement>, double>> figures,
        BootstrapUnit unit = BootstrapUnit.Session)
    {
        if (unit == BootstrapUnit.None)
        {
            return new Dictionary<string, Interval>();
        }
        IReadOnlyList<Judgement>[] sessions =
            [.. judged.GroupBy(j => unit == BootstrapUnit.Image ? j.Scan.File : j.Scan.Session).Select(g => g.ToArray())];
        string[] names = [.. figures.Keys];
        var intervals = new Interval[names.Length];
        Parallel.For(0, names.Length, i => intervals[i] = Bootstrap.Over(sessions, figures[names[i]], Resamples, Level, Seed));
        return names.Zip(intervals).ToDictionary(p => p.First, p => p.Second);
    }
}
