using GwyTip.Simulation;

namespace GwyTip.Training.Labelling;

/// <summary>A scan to be shown, and why that one.</summary>
public readonly record struct Choice(long Scan, Chosen Why);

/// <summary>
/// Which scans a person is shown next. Some go to everybody, so that agreement can be measured; the others to whoever comes
/// first, and to the next one only when nothing else is left. Of what is left a share is drawn by chance, so that figures of
/// those alone are honest. Where an ensemble says how much a label would teach, half of the rest goes to those. Of what is left
/// half goes to the state that has the fewest labels, by what scans that show it look like, and half speaks for sessions and
/// looks that have no label yet.
/// </summary>
/// <param name="everybody">Share of the scans that everybody is shown, 0..1.</param>
/// <param name="random">Share of the scans that chance draws, 0..1.</param>
/// <param name="seed">Of the draws; with the same answers given, the same scans come.</param>
public sealed class NextScans(double everybody, double random, ulong seed)
{
    /// <summary>Share of the scans that chance draws, unless somebody wants another.</summary>
    public const double RandomShare = 0.25;

    /// <summary>Of what neither chance nor an ensemble chooses, the share that looks for the rarest state.</summary>
    private const double Needed = 0.5;

    /// <summary>Of what is left, the share that an ensemble doubts most, among which the next is chosen.</summary>
    private const double Doubted = 0.1;

    /// <summary>What is known when a person is to be shown scans.</summary>
    /// <param name="Scans">The scans that can be shown.</param>
    /// <param name="Answers">The answers that count.</param>
    /// <param name="Looks">What scans look like, as far as is known.</param>
    /// <param name="Teaching">How much a label would teach the ensemble, 0 or more; empty: there is no ensemble.</param>
    /// <param name="Busy">Scans that others have on their screens.</param>
    public sealed record Situation(
        IReadOnlyList<KnownScan> Scans, IReadOnlyList<GivenAnswer> Answers, IReadOnlyDictionary<long, float[]> Looks,
        IReadOnlyDictionary<long, double> Teaching, IReadOnlySet<long> Busy)
    {
        /// <summary>The states that people are asked for.</summary>
        public IReadOnlyList<string> States { get; init; } = [];

        /// <summary>Scans that people labelled elsewhere: an imported label file says so.</summary>
        public IEnumerable<long> Elsewhere { get; init; } = [];
    }

    /// <summary>
    /// Whether everybody is shown a scan: its place in a row that is shuffled by what the files hold, for good.
    /// </summary>
    public bool IsForEverybody(KnownScan scan) =>
        scan.Hash is { } hash && Convert.ToUInt32(hash[..8], 16) < everybody * ((double)uint.MaxValue + 1);

    /// <param name="person">Who is to be shown them.</param>
    /// <param name="now">What is known.</param>
    /// <param name="count">So many at most.</param>
    /// <param name="shown">Scans on their own screen already, in order; they count as answered here.</param>
    /// <returns>Fewer where fewer are left.</returns>
    public IReadOnlyList<Choice> For(long person, Situation now, int count, IReadOnlyCollection<long> shown)
    {
        var mine = now.Answers.Where(a => a.Said.Person == person).Select(a => a.Said.Scan).Concat(shown).ToHashSet();
        var others = now.Answers.Where(a => a.Said.Person != person).Select(a => a.Said.Scan)
            .Concat(now.Elsewhere).ToHashSet();
        List<KnownScan> left = [.. now.Scans.Where(s => !mine.Contains(s.Id))];
        var labelled = now.Answers.Select(a => a.Said.Scan).Concat(now.Elsewhere).Concat(shown).ToList();
        var choices = new List<Choice>();
        // Only where chance or people have not chosen: what is alike in a large folder takes a moment.
        var looks = new Lazy<UnlabelledLooks>(() => new UnlabelledLooks(now.Scans, now.Looks, labelled));
        while (choices.Count < count && left.Count > 0)
        {
            var draw = new RandomSource(seed + (ulong)person * 7919 + (ulong)(mine.Count + choices.Count) * 104_729);
            var choice = One(left, others, labelled, looks, now, draw);
            choices.Add(choice);
            labelled.Add(choice.Scan);
            if (looks.IsValueCreated)
            {
                looks.Value.Label(choice.Scan);
            }
            left.RemoveAll(s => s.Id == choice.Scan);
        }
        return choices;
    }

    private Choice One(
        List<KnownScan> left, HashSet<long> others, List<long> labelled, Lazy<UnlabelledLooks> looks, Situation now,
        RandomSource draw)
    {
        KnownScan[] shared = [.. left.Where(IsForEverybody)];
        KnownScan[] free = [.. left.Where(s => !IsForEverybody(s) && !others.Contains(s.Id) && !now.Busy.Contains(s.Id))];
        // As many of the shared ones among the first ten as among the last.
        if (shared.Length > 0 && (free.Length == 0 || draw.Uniform() < shared.Length / (double)(shared.Length + free.Length)))
        {
            // In the same order for all, so that two who stop early have the same ones behind them.
            return new Choice(shared.OrderBy(s => s.Hash, StringComparer.Ordinal).First().Id, Chosen.Shared);
        }
        if (free.Length == 0)
        {
            // Only what others have labelled or have before them: a second opinion on what they dispute first.
            var disputed = now.Answers.GroupBy(a => a.Said.Scan)
                .Where(g => g.Select(a => string.Join('+', a.Said.States)).Distinct().Count() > 1).Select(g => g.Key).ToHashSet();
            return new Choice(left.OrderByDescending(s => disputed.Contains(s.Id)).ThenBy(s => s.Hash, StringComparer.Ordinal)
                .First().Id, Chosen.Shared);
        }
        if (draw.Uniform() < random)
        {
            return new Choice(free[draw.Index(free.Length)].Id, Chosen.Random);
        }
        if (now.Teaching.Count > 0 && draw.Uniform() < 0.5)
        {
            // The most doubted of all would be an odd one, over and over.
            var doubted = free.OrderByDescending(s => now.Teaching.GetValueOrDefault(s.Id))
                .Take(Math.Max(1, (int)(Doubted * free.Length)));
            return new Choice(looks.Value.Best(doubted), Chosen.Teaching);
        }
        if (ShowingTheRarest(now) is { Length: > 0 } examples && draw.Uniform() < Needed
            && ScanLook.Nearest(free.Select(s => s.Id), examples, now.Looks) is { } alike)
        {
            return new Choice(alike, Chosen.Needed);
        }
        return new Choice(looks.Value.Best(WithFewestLabels(free, labelled, now)), Chosen.Spread);
    }

    /// <summary>
    /// The scans that show the state which the fewest do, of those that are asked for and that somebody has seen.
    /// </summary>
    private static long[] ShowingTheRarest(Situation now) =>
    [
        .. now.States.Select(state => now.Answers.Where(a => a.Said.States.Contains(state)).Select(a => a.Said.Scan).Distinct())
            .Where(scans => scans.Any()).MinBy(scans => scans.Count()) ?? [],
    ];

    /// <summary>Those of the sessions with the fewest labels.</summary>
    private static IEnumerable<KnownScan> WithFewestLabels(KnownScan[] free, List<long> labelled, Situation now)
    {
        var sessions = now.Scans.ToDictionary(s => s.Id, s => s.Session);
        var counts = labelled.Where(sessions.ContainsKey).GroupBy(l => sessions[l]).ToDictionary(g => g.Key, g => g.Count());
        int fewest = free.Min(s => counts.GetValueOrDefault(s.Session));
        return free.Where(s => counts.GetValueOrDefault(s.Session) == fewest);
    }
}
