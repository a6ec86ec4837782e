namespace GwyTip.Tests.Torture.Attacks;

/// <summary>Something that reads bytes which nobody vouches for.</summary>
/// <param name="Name">As it is typed and reported.</param>
/// <param name="IsText">Whether lines and numbers in decimal are what the bytes are made of.</param>
/// <param name="Seeds">Whole inputs to begin with.</param>
/// <param name="Words">Pieces that inputs are made of.</param>
/// <param name="Read">Reads an input; whatever it does but return or refuse is a failure.</param>
/// <param name="Refuses">Whether an exception is the documented one.</param>
internal sealed record Target(
    string Name, bool IsText, IReadOnlyList<byte[]> Seeds, IReadOnlyList<string> Words, Action<byte[]> Read,
    Predicate<Exception> Refuses)
{
    /// <summary>
    /// Makes the checks in a changed input fit, so that what lies behind them is reached too; null: there are none.
    /// </summary>
    public Func<byte[], Random, byte[]>? Repair { get; init; }

    /// <summary>Inputs that earlier attacks found, kept in the repository.</summary>
    public IReadOnlyList<byte[]> Kept { get; init; } = [];
}
