using GwyTip.Training.Metrics;

namespace GwyTip.Training.Labelling;

/// <summary>How far two people agree on a state, on the scans that both have labelled.</summary>
/// <param name="First">A person.</param>
/// <param name="Second">Another.</param>
/// <param name="State">The state.</param>
/// <param name="Scans">Scans that both said something of.</param>
/// <param name="Kappa">Cohen's κ; NaN where both say the same of every scan, or there are none.</param>
public sealed record PairAgreement(Labeller First, Labeller Second, string State, int Scans, double Kappa);

/// <summary>A scan of which people say different things.</summary>
/// <param name="Scan">The scan's number.</param>
/// <param name="Said">What each of them says.</param>
public sealed record Disagreement(long Scan, IReadOnlyList<(Labeller Person, IReadOnlyList<string> States)> Said);

/// <summary>What people agree on, from a database's answers. Whoever could not tell says nothing here.</summary>
public sealed class PeopleAgreement
{
    private readonly IReadOnlyList<Labeller> _people;
    private readonly IReadOnlyList<string> _states;
    private readonly Dictionary<long, Dictionary<long, Answer>> _byPerson;
    private readonly Answer[] _seen;

    public PeopleAgreement(IReadOnlyList<Labeller> people, IReadOnlyList<string> states, IReadOnlyList<GivenAnswer> answers)
    {
        (_people, _states) = (people, states);
        _seen = [.. answers.Select(a => a.Said).Where(a => a.Kind == AnswerKind.Seen)];
        _byPerson = _seen.GroupBy(a => a.Person).ToDictionary(g => g.Key, g => g.ToDictionary(a => a.Scan));
    }

    /// <summary>Every two people who have a scan in common, on every state.</summary>
    public IReadOnlyList<PairAgreement> Pairs() =>
    [
        .. from pair in _people.SelectMany((a, i) => _people.Skip(i + 1).Select(b => (First: a, Second: b)))
           let both = Both(pair.First, pair.Second)
           where both.Length > 0
           from state in _states
           select new PairAgreement(pair.First, pair.Second, state, both.Length, Kappa.WithPeople(
               [.. both.Select(b => (
                   b.First.States.Contains(state), new LabellerAnswers(b.Second.States.Contains(state) ? 1 : 0, 1)))])),
    ];

    /// <summary>All with each other on a state, Fleiss' κ, on the scans that two or more have labelled.</summary>
    public (int Scans, double Kappa) Together(string state)
    {
        LabellerAnswers[] scans = [.. _seen.GroupBy(a => a.Scan).Where(g => g.Count() > 1).Select(
            g => new LabellerAnswers(g.Count(a => a.States.Contains(state)), g.Count()))];
        return (scans.Length, Kappa.AmongPeople(scans));
    }

    /// <summary>The scans that not all who labelled them say the same of, those with most different answers first.</summary>
    public IReadOnlyList<Disagreement> Disagreements()
    {
        var names = _people.ToDictionary(p => p.Id);
        return
        [
            .. _seen.GroupBy(a => a.Scan).Select(g => (
                    Scan: g.Key, Said: g.ToArray(),
                    Kinds: g.Select(a => string.Join('+', a.States.Order(StringComparer.Ordinal))).Distinct().Count()))
                .Where(s => s.Kinds > 1).OrderByDescending(s => s.Kinds).ThenBy(s => s.Scan)
                .Select(s => new Disagreement(s.Scan, [.. s.Said.Select(a => (names[a.Person], a.States))])),
        ];
    }

    private (Answer First, Answer Second)[] Both(Labeller a, Labeller b) =>
        _byPerson.TryGetValue(a.Id, out var first) && _byPerson.TryGetValue(b.Id, out var second)
            ? [.. first.Where(f => second.ContainsKey(f.Key)).Select(f => (f.Value, second[f.Key]))]
            : [];
}
