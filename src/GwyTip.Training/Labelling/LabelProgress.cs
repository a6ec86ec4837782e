namespace GwyTip.Training.Labelling;

/// <summary>How far the labels of a folder are.</summary>
/// <param name="Scans">Scans that can be shown.</param>
/// <param name="Labelled">Of these, how many somebody has answered for, here or in an imported label file.</param>
/// <param name="Mine">How many the person asked about has answered for.</param>
/// <param name="Left">How many the person will still be shown before only what others have labelled comes.</param>
/// <param name="SecondsLeft">How long that takes at the person's pace; NaN before they have one.</param>
/// <param name="States">Of each state, how many scans show it to half of those who labelled them, or more.</param>
public sealed record LabelProgress(
    int Scans, int Labelled, int Mine, int Left, double SecondsLeft, IReadOnlyList<(string State, int Scans)> States)
{
    /// <summary>Answers that the pace is taken from.</summary>
    private const int Recent = 30;

    /// <summary>Whoever looks at a scan for longer has been away.</summary>
    private const double Longest = 60;

    public static LabelProgress Count(
        IReadOnlyList<KnownScan> scans, IReadOnlyList<GivenAnswer> answers, IReadOnlyList<string> states, long person,
        Func<KnownScan, bool> isForEverybody, IReadOnlyDictionary<long, ImportedLabels> imported)
    {
        var there = scans.Select(s => s.Id).ToHashSet();
        var byScan = answers.Where(a => there.Contains(a.Said.Scan)).ToLookup(a => a.Said.Scan, a => a.Said);
        bool IsLabelled(KnownScan scan) => byScan.Contains(scan.Id) || imported.ContainsKey(scan.Id);
        int left = scans.Count(s => !byScan[s.Id].Any(a => a.Person == person) && (isForEverybody(s) || !IsLabelled(s)));
        double[] paces = [.. answers.Where(a => a.Said.Person == person && a.Said.Seconds > 0).TakeLast(Recent)
            .Select(a => Math.Min(a.Said.Seconds, Longest)).Order()];
        (Answer[] Said, ImportedLabels? Imported)[] seen = [.. scans.Select(s => (
            byScan[s.Id].Where(a => a.Kind == AnswerKind.Seen).ToArray(), imported.GetValueOrDefault(s.Id)))
            .Where(s => s.Item1.Length > 0 || s.Item2 is not null)];
        bool Shows((Answer[] Said, ImportedLabels? Imported) scan, string state) =>
            2 * (scan.Said.Count(a => a.States.Contains(state)) + (scan.Imported?.Yes(state) ?? 0))
            >= scan.Said.Length + (scan.Imported?.Labellers ?? 0);
        return new LabelProgress(
            scans.Count, scans.Count(IsLabelled), byScan.Count(g => g.Any(a => a.Person == person)), left,
            paces.Length > 0 ? left * paces[paces.Length / 2] : double.NaN,
            [.. states.Select(s => (s, seen.Count(scan => Shows(scan, s))))]);
    }
}
