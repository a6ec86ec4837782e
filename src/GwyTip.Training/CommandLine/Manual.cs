namespace GwyTip.Training.CommandLine;

/// <summary>What the help of a program says beside its options.</summary>
/// <param name="Program">Its name.</param>
/// <param name="Tutorial">Behind the help of the program itself.</param>
/// <param name="Examples">By the names of its commands: lines to copy.</param>
/// <param name="OtherProgram">The program that has more commands.</param>
/// <param name="OtherCommands">Their names.</param>
internal sealed record Manual(
    string Program, string Tutorial, IReadOnlyDictionary<string, string> Examples, string OtherProgram,
    IReadOnlyList<string> OtherCommands)
{
    /// <summary>By names that commands had once: what to type now.</summary>
    public IReadOnlyDictionary<string, string> Renamed { get; init; } = new Dictionary<string, string>();
}
