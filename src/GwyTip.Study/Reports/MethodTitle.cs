using GwyTip.Training.Members;

namespace GwyTip.Study.Reports;

/// <summary>
/// What tables call a method, and where it stands in them: the ensemble first, then as in the paper's Table I, unknown ones last.
/// </summary>
internal static class MethodTitle
{
    public const string Ensemble = "ensemble";

    public static string NameOf(string key) => key == Ensemble ? "Ensemble" : Method.Find(key)?.Title ?? key;

    public static int OrderOf(string key) =>
        key == Ensemble ? -1 : Method.Names.ToList().IndexOf(key) is >= 0 and var place ? place : Method.Names.Count;
}
