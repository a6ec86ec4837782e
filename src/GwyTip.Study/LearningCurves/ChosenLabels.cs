using System.Globalization;
using GwyTip.Core;
using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Labelling;

namespace GwyTip.Study.LearningCurves;

/// <summary>
/// The scans that one person is shown by <c>gwytip-train label</c>, in order. They are kept, so that a stopped study goes on with
/// the same: what was chosen with the doubts of an ensemble cannot be chosen again once that is gone.
/// </summary>
internal sealed class ChosenLabels
{
    /// <summary>Nobody else is there to be asked.</summary>
    private const long Person = 1;

    /// <summary>Scans that the page has ready: what is said of them does not choose among them.</summary>
    private const int Ahead = 4;

    private readonly LabelledScan[] _scans;
    private readonly string[] _states;
    private readonly KnownScan[] _known;
    private readonly Dictionary<long, float[]> _looks;
    private readonly NextScans _next;
    private readonly string _file;
    private readonly List<long> _chosen;

    private ChosenLabels(LabelledScan[] scans, string[] states, Dictionary<long, float[]> looks, int draw, string file)
    {
        _scans = scans;
        _states = states;
        _looks = looks;
        // Without hashes: those of a scan say whether everybody is shown it, and nobody else is there.
        _known = [.. scans.Select((s, i) => new KnownScan(i, s.File, s.Session, s.Series, true, null, null))];
        _next = new NextScans(everybody: 0, NextScans.RandomShare, (ulong)draw);
        _file = file;
        var ids = scans.Index().ToDictionary(s => s.Item.File, s => (long)s.Index);
        _chosen = [.. (RunJson.ReadIfThere<string[]>(file, "delete the folder to measure the curve again") ?? []).Select(
            name => ids.TryGetValue(name, out long id)
                ? id
                : throw new TrainingException($"{file}: {name} is not in the folder"))];
    }

    /// <summary>The scans labelled so far.</summary>
    public IEnumerable<LabelledScan> Labelled => _chosen.Select(id => _scans[id]);

    /// <param name="scans">The folder.</param>
    /// <param name="states">What the person is asked for.</param>
    /// <param name="loaded">Each of them.</param>
    /// <param name="draw">Of what chance does.</param>
    /// <param name="folder">Where the order is kept.</param>
    public static ChosenLabels Begin(
        LabelledScan[] scans, string[] states, Func<LabelledScan, FlattenedScan> loaded, int draw, string folder)
    {
        var looks = scans.Index().ToDictionary(s => (long)s.Index, s => LookOf(loaded(s.Item)));
        return new ChosenLabels(
            scans, states, looks, draw,
            Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"chosen-draw-{draw}.json")));
    }

    /// <summary>Labels scans until there are so many, or the folder ends.</summary>
    /// <param name="count">So many in all.</param>
    /// <param name="doubts">What an ensemble doubts, by file; null: there is none.</param>
    public void LabelUpTo(int count, IReadOnlyDictionary<string, double>? doubts)
    {
        if (_chosen.Count >= count)
        {
            return;
        }
        var teaching = (doubts ?? new Dictionary<string, double>()).Join(
            _known, d => d.Key, k => k.File, (d, k) => (k.Id, d.Value)).ToDictionary(t => t.Id, t => t.Value);
        while (_chosen.Count < count && _chosen.Count < _scans.Length)
        {
            GivenAnswer[] given = [.. _chosen.Select((id, n) => new GivenAnswer(n, new Answer(
                id, Person, AnswerKind.Seen, [.. _states.Where(s => _scans[id].Labels[s] >= 0.5)])))];
            var now = new NextScans.Situation(_known, given, _looks, teaching, new HashSet<long>()) { States = _states };
            _chosen.AddRange(_next.For(Person, now, Math.Min(Ahead, count - _chosen.Count), []).Select(c => c.Scan));
        }
        RunJson.Write(_file, Labelled.Select(s => s.File).ToArray());
    }

    /// <summary>As the page sees the scan.</summary>
    private static float[] LookOf(FlattenedScan scan)
    {
        var image = scan.Image.Copy();
        RobustScaling.Apply(image);
        return ScanLook.Compute(image);
    }
}
