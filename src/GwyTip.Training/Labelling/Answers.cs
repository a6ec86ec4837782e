namespace GwyTip.Training.Labelling;

/// <summary>Somebody who labels.</summary>
/// <param name="Id">In the database.</param>
/// <param name="Name">As it was typed; unique but for the case of its letters.</param>
/// <param name="Token">What a link of theirs carries, so that nobody else answers for them.</param>
public sealed record Labeller(long Id, string Name, string Token);

/// <summary>What kind of answer it is.</summary>
public enum AnswerKind
{
    /// <summary>The states that are named show, and no others; none at all is an answer too.</summary>
    Seen,

    /// <summary>Looked at, and not to be told: it counts for nothing but that the scan need not be asked for again.</summary>
    CannotTell,

    /// <summary>What was said before is taken back.</summary>
    Withdrawn,
}

/// <summary>Why a scan was asked for, so that figures can be made of those drawn by chance alone.</summary>
public enum Chosen
{
    /// <summary>By chance.</summary>
    Random,

    /// <summary>As its session has few labels, and scans that look like it none.</summary>
    Spread,

    /// <summary>As it looks like a scan that shows the state with the fewest labels.</summary>
    Needed,

    /// <summary>As everybody is asked for it.</summary>
    Shared,

    /// <summary>As the ensemble has most to learn from it.</summary>
    Teaching,

    /// <summary>The person went to it.</summary>
    Asked,

    /// <summary>A verdict was corrected at the microscope.</summary>
    Correction,
}

/// <summary>An answer to be saved.</summary>
/// <param name="Scan">The scan's number in the database.</param>
/// <param name="Person">Who says it.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="States">Names of the states that show.</param>
public sealed record Answer(long Scan, long Person, AnswerKind Kind, IReadOnlyList<string> States)
{
    /// <summary>What the person wrote to it; empty: nothing.</summary>
    public string Note { get; init; } = "";

    public Chosen Chosen { get; init; } = Chosen.Asked;

    /// <summary>How long it was looked at, in seconds, by the person's own clock; 0: not known.</summary>
    public double Seconds { get; init; }

    /// <summary>When it was said, where that was before it is saved; null: when it is saved.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>
    /// The states that were asked for: of others it says nothing. Null: to be saved, those that people are asked for now; read,
    /// all there were.
    /// </summary>
    public IReadOnlyList<string>? Asked { get; init; }

    /// <summary>Whether it says if a state shows.</summary>
    public bool Covers(string state) => Asked?.Contains(state) ?? true;
}

/// <summary>An answer that counts: the last of its person on its scan.</summary>
/// <param name="Number">Grows with every answer that is saved.</param>
/// <param name="Said">The answer.</param>
public sealed record GivenAnswer(long Number, Answer Said);

/// <summary>A scan that the database knows.</summary>
/// <param name="Id">In the database.</param>
/// <param name="File">Path from the folder of scans on, with <c>/</c>, where it was last.</param>
/// <param name="Session">Measuring session.</param>
/// <param name="Series">Series within it.</param>
/// <param name="IsThere">Whether it was found when the folder was last looked at.</param>
/// <param name="Problem">Why it cannot be shown; null: it can, as far as is known.</param>
/// <param name="Hash">SHA-256 of the file, in hexadecimal; null where the file was never seen.</param>
public sealed record KnownScan(
    long Id, string File, string Session, string Series, bool IsThere, string? Problem, string? Hash);
