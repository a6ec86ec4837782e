namespace GwyTip.Core;

/// <summary>What came of a comparison. It says nothing of whether the scan is good; that is a <see cref="Verdict"/>'s.</summary>
public enum Likeness
{
    AsSharp,

    LessSharp,

    /// <summary>The two have nothing in common by which sharpness could be told.</summary>
    Incomparable,
}

/// <summary>Their names, the same in every output.</summary>
public static class Likenesses
{
    /// <summary><c>as sharp</c>, <c>less sharp</c> or <c>cannot be compared</c>.</summary>
    public static string NameOf(Likeness likeness) => likeness switch
    {
        Likeness.AsSharp => "as sharp",
        Likeness.LessSharp => "less sharp",
        _ => "cannot be compared",
    };
}
