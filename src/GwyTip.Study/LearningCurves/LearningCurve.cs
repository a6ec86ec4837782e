using GwyTip.Core;
using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Engines;
using GwyTip.Training.Members;
using GwyTip.Training.Metrics;
using GwyTip.Training.NewSurface;

namespace GwyTip.Study.LearningCurves;

/// <summary>One measurement of a learning curve.</summary>
/// <param name="Size">Labelled scans a state, as far as there are so many.</param>
/// <param name="Draw">Which scans were drawn, from 1.</param>
/// <param name="Scans">Labelled scans in all.</param>
/// <param name="Auroc">Mean over the states.</param>
/// <param name="States">AUROC of each state, by name.</param>
internal sealed record LearningPoint(int Size, int Draw, int Scans, double Auroc, IReadOnlyDictionary<string, double> States);

/// <summary>What the points of a curve have in common.</summary>
/// <param name="Surface">The surface treated as new.</param>
/// <param name="Subset">Which scans were judged: <c>held-out</c> or <c>tuning</c>.</param>
/// <param name="Members">Members of each ensemble.</param>
/// <param name="Effort">As of <c>new-surface</c>.</param>
/// <param name="Sources">Names and SHA-256 of the files that members start from.</param>
internal sealed record CurveSettings(string Surface, string Subset, int Members, double Effort, IReadOnlyList<string> Sources);

/// <summary>A learning curve on disk; every point is kept as soon as it is measured.</summary>
internal sealed record LearningCurveFile(CurveSettings Settings, int Judged, IReadOnlyList<LearningPoint> Points)
{
    public const string FileName = "learning-curve.json";

    /// <returns>Null where nothing was measured yet.</returns>
    /// <exception cref="TrainingException">The file is broken.</exception>
    public static LearningCurveFile? Read(string folder) =>
        RunJson.ReadIfThere<LearningCurveFile>(Path.Combine(folder, FileName), "delete it to measure the curve anew");

    public void Write(string folder) => RunJson.Write(Path.Combine(folder, FileName), this);
}

/// <summary>
/// How well <c>new-surface</c> does with so many scans a state: members are trained as it trains them, on scans drawn at random
/// from sessions that none of the judged scans is of.
/// </summary>
/// <param name="data">Scans of a surface that is treated as new.</param>
/// <param name="pool">Scans that may be drawn; of each only those that show one state.</param>
/// <param name="judged">Scans that are judged, of other sessions.</param>
/// <param name="source">What members start from.</param>
/// <param name="settings">How many members, and how long.</param>
internal sealed class LearningCurve(
    DataSet data, IReadOnlyList<LabelledScan> pool, IReadOnlyList<LabelledScan> judged, SourceMembers source,
    CurveSettings settings)
{
    private readonly LoadedScans _scans = new(data);
    private readonly string[] _states = [.. data.Surface.States.Select(s => s.Name).Where(s => s != TipState.TipChange)];

    /// <param name="size">Scans a state.</param>
    /// <param name="draw">From 1. The scans of a smaller size are among those of a larger.</param>
    /// <param name="folder">Where members are trained; an unfinished one is resumed.</param>
    /// <param name="stop">Stops between two steps.</param>
    /// <exception cref="TrainingException">The scans lack a state.</exception>
    public LearningPoint Measure(int size, int draw, string folder, CancellationToken stop)
    {
        if (_states.FirstOrDefault(
            s => !judged.Any(j => j.SingleState == s) || pool.Count(p => p.SingleState == s) < FewScans.Least) is { } lacking)
        {
            throw new TrainingException($"too few scans show '{lacking}' alone: {FewScans.Least} to draw from are needed, and "
                + "some to judge in other sessions");
        }
        LabelledScan[] drawn = [.. _states.SelectMany(state => Shuffled(state, draw).Take(size))];
        var folds = FewScans.FoldsBySession(drawn, _states) ?? FewScans.FoldsByImage(drawn);
        _scans.Load(drawn);
        _scans.Load(judged);
        double[][] sums = [.. judged.Select(_ => new double[_states.Length])];
        int members = Math.Min(settings.Members, folds.Count);
        for (int m = 0; m < members; m++)
        {
            double[][] said = Train(drawn, folds[m], m, Path.Combine(folder, $"{size}-scans-draw-{draw}-member-{m + 1}"), stop);
            for (int i = 0; i < sums.Length; i++)
            {
                for (int s = 0; s < _states.Length; s++)
                {
                    sums[i][s] += said[i][s];
                }
            }
        }
        var areas = _states.Select((state, s) => (
            state, RocCurve.Measure(judged.Select((scan, i) => new Scored(sums[i][s], scan.SingleState == state))).Area))
            .ToDictionary(a => a.state, a => Math.Round(a.Area, 4));
        return new LearningPoint(size, draw, drawn.Length, Math.Round(areas.Values.Average(), 4), areas);
    }

    private LabelledScan[] Shuffled(string state, int draw)
    {
        LabelledScan[] scans = [.. pool.Where(s => s.SingleState == state)];
        new Random(draw).Shuffle(scans);
        return scans;
    }

    private double[][] Train(
        LabelledScan[] drawn, IReadOnlyList<LabelledScan> fold, int index, string place, CancellationToken stop)
    {
        LabelledScan[] taught = [.. drawn.Except(fold)];
        var member = FewScans.Member(source, index, taught.Length, settings.Effort);
        using var engine = new TrainingEngine(new EngineOptions(Bf16: true));
        new MemberRun(
            member, FewScans.Augmentation, TrainingSet.Select(
                taught, _scans.Loaded, _states), TrainingSet.Select(fold, _scans.Loaded, _states), place, new Silence())
            .Train(engine, "cpu", stop);
        double[][] said = MemberJudgement.Judge(
            engine, NetworkMethod.Named(member.Network), [.. judged.Select(s => _scans.Loaded[s.File])], _states.Length,
            ImageViews.Counts[^1]);
        // Checkpoints of a whole curve would fill a disk.
        Directory.Delete(place, recursive: true);
        return said;
    }

    /// <summary>A curve has too many members for anybody to follow.</summary>
    private sealed class Silence : IProgressDisplay
    {
        public void StepDone(int epoch, int epochs, int inEpoch, int steps, double loss)
        {
        }

        public void EpochDone(int epoch, int epochs, double loss, ValidationScore score)
        {
        }
    }
}
