using GwyTip.Core;
using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Engines;
using GwyTip.Training.Labelling;
using GwyTip.Training.Members;
using GwyTip.Training.Metrics;
using GwyTip.Training.NewSurface;

namespace GwyTip.Study.LearningCurves;

/// <summary>Which scans of a folder somebody labels.</summary>
internal enum Labelled
{
    /// <summary>So many of each state, by chance: somebody sorted the scans beforehand, or stops where a state is done.</summary>
    OfEachState,

    /// <summary>Those that come by chance, whatever they show.</summary>
    Random,

    /// <summary>Those that <c>gwytip-train label</c> shows.</summary>
    Chosen,
}

/// <summary>One measurement of a learning curve.</summary>
/// <param name="Size">
/// Labelled scans a state, as far as there are so many; where the state is not known beforehand, labelled scans in all.
/// </param>
/// <param name="Draw">Which scans were drawn, from 1.</param>
/// <param name="Scans">Labelled scans in all.</param>
/// <param name="Auroc">Mean over the states.</param>
/// <param name="States">AUROC of each state, by name.</param>
/// <param name="By">Which scans were labelled.</param>
/// <param name="Rarest">Labelled scans of the state that the fewest of them show.</param>
internal sealed record LearningPoint(
    int Size, int Draw, int Scans, double Auroc, IReadOnlyDictionary<string, double> States,
    Labelled By = Labelled.OfEachState, int Rarest = 0);

/// <summary>What the points of a curve have in common.</summary>
/// <param name="Surface">The surface treated as new.</param>
/// <param name="Subset">Which scans were judged: <c>held-out</c> or <c>tuning</c>.</param>
/// <param name="Members">Members of each ensemble.</param>
/// <param name="Effort">As of <c>new-surface</c>.</param>
/// <param name="Sources">Names and SHA-256 of the files that members start from.</param>
/// <param name="Folder">Scans in the folder that somebody labels, of which the state is not known beforehand.</param>
/// <param name="LabelsSha256">Of the label file of all scans.</param>
/// <param name="SplitSha256">Of the file of the split.</param>
internal sealed record CurveSettings(
    string Surface, string Subset, int Members, double Effort, IReadOnlyList<string> Sources, int Folder = 0,
    string LabelsSha256 = "", string SplitSha256 = "");

/// <summary>A learning curve on disk; every point is kept as soon as it is measured.</summary>
internal sealed record LearningCurveFile(CurveSettings Settings, int Judged, IReadOnlyList<LearningPoint> Points)
{
    public const string FileName = "learning-curve.json";

    /// <returns>Null where nothing was measured yet.</returns>
    /// <exception cref="TrainingException">The file is broken.</exception>
    public static LearningCurveFile? Read(string folder) =>
        RunJson.ReadIfThere<LearningCurveFile>(Path.Combine(folder, FileName), "delete it to measure the curve again");

    public void Write(string folder) => RunJson.Write(Path.Combine(folder, FileName), this);
}

/// <summary>
/// How well <c>new-surface</c> does with the scans that somebody has labelled: members are trained as it trains them, on scans of
/// sessions that none of the judged ones is of.
/// </summary>
/// <param name="data">Scans of a surface that is treated as new.</param>
/// <param name="pool">Scans that may be labelled.</param>
/// <param name="judged">Scans that are judged, of other sessions, one state each.</param>
/// <param name="source">What members start from.</param>
/// <param name="settings">How many members, and how long.</param>
/// <param name="folder">Where members are trained; an unfinished one is resumed.</param>
internal sealed class LearningCurve(
    DataSet data, IReadOnlyList<LabelledScan> pool, IReadOnlyList<LabelledScan> judged, SourceMembers source,
    CurveSettings settings, string folder)
{
    private readonly LoadedScans _scans = new(data);
    private readonly string[] _states = [.. data.Surface.States.Select(s => s.Name).Where(s => s != TipState.TipChange)];

    /// <summary>Labels so many scans a state; only scans that show one state alone.</summary>
    /// <param name="size">Scans a state.</param>
    /// <param name="draw">From 1. The scans of a smaller size are among those of a larger.</param>
    /// <param name="stop">Stops between two steps.</param>
    /// <exception cref="TrainingException">The scans lack a state.</exception>
    public LearningPoint OfEachState(int size, int draw, CancellationToken stop)
    {
        if (_states.FirstOrDefault(s => pool.Count(p => p.SingleState == s) < FewScans.Least) is { } lacking)
        {
            throw TooFew(lacking);
        }
        LabelledScan[] drawn = [.. _states.SelectMany(
            state => InOrder(pool.Where(s => s.SingleState == state), draw).Take(size))];
        return Measure(Labelled.OfEachState, size, draw, drawn, [], stop).Point;
    }

    /// <summary>
    /// Labels so many scans of a folder, by chance and as <c>gwytip-train label</c> chooses them: without an ensemble up to the
    /// first size, then with the doubts of the one trained on what was labelled up to the size before.
    /// </summary>
    /// <param name="sizes">Scans in all, ascending.</param>
    /// <param name="draw">From 1: what is in the folder, and what chance does.</param>
    /// <param name="known">Whether a point was measured before.</param>
    /// <param name="add">Takes a point as soon as it is measured.</param>
    /// <param name="stop">Stops between two steps.</param>
    /// <exception cref="TrainingException">The scans lack a state.</exception>
    public void Compare(
        int[] sizes, int draw, Func<Labelled, int, bool> known, Action<LearningPoint> add, CancellationToken stop)
    {
        LabelledScan[] scans = [.. InOrder(pool, draw).Take(settings.Folder)];
        _scans.Load(scans);
        var chosen = ChosenLabels.Begin(scans, _states, s => _scans.Loaded[s.File], draw, folder);
        foreach (var (i, size) in sizes.Index())
        {
            if (!known(Labelled.Random, size))
            {
                // In an order of their own: those that chance puts into the folder first are no others.
                add(Measure(Labelled.Random, size, draw, [.. InOrder(scans, -draw).Take(size)], [], stop).Point);
            }
            if (i == 0)
            {
                chosen.LabelUpTo(size, doubts: null);
            }
            if (!known(Labelled.Chosen, size))
            {
                if (chosen.Labelled.Count() < size)
                {
                    throw new TrainingException(
                        $"{folder} was measured up to {chosen.Labelled.Count()} labels, and nobody asked then which scans would "
                        + $"come after those: measure {string.Join(", ", sizes)} labels in another folder");
                }
                bool isLast = i == sizes.Length - 1;
                LabelledScan[] labelled = [.. chosen.Labelled.Take(size)];
                LabelledScan[] left = isLast ? [] : [.. scans.Except(labelled)];
                var (point, doubts) = Measure(Labelled.Chosen, size, draw, labelled, left, stop);
                if (!isLast)
                {
                    chosen.LabelUpTo(sizes[i + 1], left.Zip(doubts).ToDictionary(p => p.First.File, p => p.Second));
                }
                // Last: whoever finds the point need not judge the folder again.
                add(point);
            }
        }
    }

    /// <summary>
    /// Trains on what is labelled, judges, and doubts what is asked. Of a state that hardly any of them show nothing is learned:
    /// the AUROC of a guess.
    /// </summary>
    private (LearningPoint Point, double[] Doubts) Measure(
        Labelled by, int size, int draw, LabelledScan[] labelled, LabelledScan[] asked, CancellationToken stop)
    {
        int rarest = _states.Min(s => labelled.Count(l => l.Labels[s] >= 0.5));
        if (_states.FirstOrDefault(s => !judged.Any(j => j.SingleState == s)) is { } lacking)
        {
            throw TooFew(lacking);
        }
        // A member leaves a fifth of the scans out, and learns nothing of a state that it does not see.
        string[] learned = [.. _states.Where(s => labelled.Count(l => l.Labels[s] >= 0.5) >= 2)];
        var folds = FewScans.FoldsBySession(labelled, learned) ?? FewScans.FoldsByImage(labelled);
        _scans.Load(labelled);
        _scans.Load(judged);
        LabelledScan[] all = [.. judged, .. asked];
        int members = Math.Min(settings.Members, folds.Count);
        double[][][] said = new double[members][][];
        for (int m = 0; m < members; m++)
        {
            string place = Path.Combine(folder, "members", $"{by}-{size}-draw-{draw}-member-{m + 1}");
            said[m] = Train(labelled, folds[m], m, learned, all, place, stop);
        }
        var areas = _states.ToDictionary(state => state, state => Array.IndexOf(learned, state) is >= 0 and var s
            ? Math.Round(
                RocCurve.Measure(judged.Select((scan, i) => new Scored(
                    said.Sum(member => member[i][s]), scan.SingleState == state))).Area, 4)
            : 0.5);
        var point = new LearningPoint(size, draw, labelled.Length, Math.Round(areas.Values.Average(), 4), areas, by, rarest);
        return (point, [.. Enumerable.Range(judged.Count, asked.Length).Select(i => EnsembleDoubt.Measure(learned.Select((_, s) =>
        {
            double[] members = [.. said.Select(member => member[i][s])];
            return (members.Average(), (IReadOnlyList<double>)members);
        })))]);
    }

    private static TrainingException TooFew(string state) => new(
        $"too few scans show '{state}': {FewScans.Least} to label are needed, and some that show it alone to judge in other "
        + "sessions");

    private static LabelledScan[] InOrder(IEnumerable<LabelledScan> scans, int seed)
    {
        LabelledScan[] shuffled = [.. scans];
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }

    private double[][] Train(
        LabelledScan[] labelled, IReadOnlyList<LabelledScan> fold, int index, string[] states, LabelledScan[] asked, string place,
        CancellationToken stop)
    {
        // A point takes several members: what one says is kept, so that whoever is stopped loses none.
        string kept = place + ".json";
        if (RunJson.ReadIfThere<double[][]>(kept, "delete it to train the member again") is { } known)
        {
            return known.Length == asked.Length ? known : throw new TrainingException($"{kept} is of other scans; delete it");
        }
        LabelledScan[] taught = [.. labelled.Except(fold)];
        var member = FewScans.Member(source, index, taught.Length, settings.Effort);
        using var engine = new TrainingEngine(EngineOptions.Mixed(wanted: true, "cpu"));
        new MemberRun(
            member, FewScans.Augmentation, TrainingSet.Select(
                taught, _scans.Loaded, states), TrainingSet.Select(fold, _scans.Loaded, states), place, new Silence())
            .Train(engine, "cpu", stop);
        double[][] said = MemberJudgement.Judge(
            engine, NetworkMethod.Named(member.Network), [.. asked.Select(s => _scans.Loaded[s.File])], states.Length,
            ImageViews.Counts[^1]);
        RunJson.Write(kept, said);
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
