namespace GwyTip.Training.Data;

/// <summary>What people said of one scan.</summary>
/// <param name="File">Name of the scan's file in the images folder.</param>
/// <param name="Session">Measuring session; scans of one session share a tip and a sample.</param>
/// <param name="Series">Series within the session; its frames repeat one spot.</param>
/// <param name="Responses">How many people labelled it, at least 1.</param>
/// <param name="Labels">Mean of their yes/no answers for each tip state, 0..1, by state name.</param>
/// <param name="SingleState">
/// The one state that all labellers agree on with tip change set aside (HOUSE's four-state subset); null where they differ or see
/// several.
/// </param>
/// <param name="Use">What it may be used for.</param>
public sealed record LabelledScan(
    string File, string Session, string Series, int Responses, IReadOnlyDictionary<string, double> Labels, string? SingleState,
    ScanUse Use = ScanUse.Any);
