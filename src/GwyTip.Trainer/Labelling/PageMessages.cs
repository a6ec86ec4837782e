using GwyTip.Training.Labelling;

namespace GwyTip.Trainer.Labelling;

/// <summary>What the page asks and is told, as JSON.</summary>
internal static class PageMessages
{
    public sealed record Me(string Name, bool Confirmed);

    public sealed record MeAnswer(string? Token, string? Name, int Answers);

    public sealed record State(string Name, string Description, bool Desirable);

    public sealed record Setup(string Person, string Folder, string? Surface, int Goal, IReadOnlyList<State> States);

    public sealed record Next(IReadOnlyList<long> Shown, int Count);

    public sealed record Said(IReadOnlyList<string> States, bool CannotTell, string Note);

    public sealed record Scan(
        long Id, string File, string Session, string Channel, string Size, string Pixels, Chosen Why, int[] Networks,
        int[] Measured, Said? Mine);

    public sealed record StateCount(string State, int Scans);

    /// <summary>Seconds are null before there is a pace.</summary>
    public sealed record Progress(
        int Scans, int Labelled, int Mine, int Left, double? Seconds, IReadOnlyList<StateCount> States, int Problems);

    public sealed record NextAnswer(IReadOnlyList<Scan> Scans, Progress Progress);

    /// <summary>Asked are the states that the page shows: it may be older than the last that people are asked for.</summary>
    public sealed record Answer(
        long Scan, IReadOnlyList<string> States, IReadOnlyList<string> Asked, bool CannotTell, string Note, Chosen Why,
        double Seconds);

    public sealed record OneScan(Scan? Scan, Progress Progress);

    public sealed record Pair(string First, string Second, string State, int Scans, double? Kappa);

    public sealed record Together(string State, int Scans, double? Kappa);

    public sealed record Opinion(string Person, IReadOnlyList<string> States);

    public sealed record Disputed(long Id, string File, IReadOnlyList<Opinion> Said);

    public sealed record Agreement(IReadOnlyList<Pair> Pairs, IReadOnlyList<Together> Together, IReadOnlyList<Disputed> Disputed);

    /// <summary>What went wrong, and whether saying one's name mends it.</summary>
    public sealed record Fault(string Error, bool AskName = false);
}
