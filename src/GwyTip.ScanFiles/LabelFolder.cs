namespace GwyTip.ScanFiles;

/// <summary>
/// What the programs agree on about a folder of scans that people label: <c>gwytip</c> adds corrections beside the scans, and
/// <c>gwytip-train</c>, which has the database, takes them up.
/// </summary>
public static class LabelFolder
{
    /// <summary>The database of who said what.</summary>
    public const string Database = "gwytip-labels.db";

    /// <summary>What people at the microscope said is wrong, a JSON object a line.</summary>
    public const string Corrections = "gwytip-corrections.jsonl";

    /// <summary>Letters of a person's name at most.</summary>
    public const int LongestName = 60;
}
