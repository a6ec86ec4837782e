namespace GwyTip.Tests.Torture.Items;

/// <summary>One line of the report: what was tried, what for, and what came of it.</summary>
/// <param name="What">What was tried.</param>
/// <param name="Goal">What is asked for.</param>
/// <param name="Reached">What was reached, with figures.</param>
/// <param name="Holds">Whether nothing went wrong; a goal not yet reached in number is no fault.</param>
/// <param name="Of">When and of which commit, where it is of an earlier run than the item's others; null: it is not.</param>
internal sealed record Figure(string What, string Goal, string Reached, bool Holds, string? Of = null);

/// <summary>Last figures of an item.</summary>
/// <param name="Date">When, UTC, to the minute.</param>
/// <param name="Commit">Of which commit; with a plus where files had been changed since.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Figures">What came of it.</param>
internal sealed record ItemResult(string Date, string Commit, double Seconds, IReadOnlyList<Figure> Figures);

/// <summary>Something to be trusted, and how it is attacked.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="Title">Of its part of the report.</param>
/// <param name="Promise">What is promised.</param>
/// <param name="How">How it is tested.</param>
/// <param name="Run">Attacks it.</param>
internal sealed record Item(string Name, string Title, string Promise, string How, Func<Effort, IEnumerable<Figure>> Run);

/// <summary>How much is tried.</summary>
/// <param name="IsQuick">A small part, as a test.</param>
/// <param name="Share">Of the full counts, where not quick.</param>
/// <param name="Folder">Where what was found goes.</param>
/// <param name="Seed">Of what is drawn.</param>
/// <param name="Only">The one part of an item that is asked for, where it has parts; null: all.</param>
internal sealed record Effort(bool IsQuick, double Share, string Folder, int Seed, string? Only = null)
{
    /// <summary>How many of something.</summary>
    public int Of(int full, int quick) => IsQuick ? quick : Math.Max(quick, (int)(full * Share));

    /// <summary>A folder of an item's own.</summary>
    public string Place(string name) => Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
}
