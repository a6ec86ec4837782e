namespace GwyTip.Core;

/// <summary>The columns of a label file that say which scan a row is about; behind them stand those of the labels.</summary>
public static class LabelColumns
{
    /// <summary>The scan's file, below the folder of scans.</summary>
    public const string File = "file";

    /// <summary>The measuring session: scans of one session never lie on two sides of a split.</summary>
    public const string Session = "scan_session";

    /// <summary>The series: frames of one place.</summary>
    public const string Series = "scan_series";

    /// <summary>How many people labelled the scan; a label is the mean of their answers, 0..1.</summary>
    public const string Labellers = "n_responses";

    /// <summary>A column that may be left out: what the scan is used for.</summary>
    public const string Use = "use";

    /// <summary>Those that every label file has, in the order in which they are written.</summary>
    public static IReadOnlyList<string> Needed { get; } = [File, Session, Series, Labellers];
}
