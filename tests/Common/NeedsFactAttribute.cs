namespace GwyTip.Tests;

/// <summary>
/// A fact that needs something a machine may lack. It skips with a reason where that is missing; with
/// GWYTIP_REQUIRE_ALL=1 it runs, and fails, instead.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsFactAttribute : FactAttribute
{
    /// <param name="path">A file or folder that has to be there.</param>
    public NeedsFactAttribute(Needed path)
    {
        string where = Needs.PathOf(path);
        bool all = Environment.GetEnvironmentVariable("GWYTIP_REQUIRE_ALL") == "1";
        if (!all && !Path.Exists(where))
        {
            Skip = $"needs {Needs.Describe(path)}";
        }
    }
}

internal enum Needed
{
    /// <summary>The labelled H:Si(100) scans beside the checkout.</summary>
    LabelledScans,

    /// <summary>The raw instrument files beside the checkout.</summary>
    InstrumentFiles,

    /// <summary>The paper's text beside the checkout.</summary>
    Paper,
}

internal static class Needs
{
    public static string PathOf(Needed what) => what switch
    {
        Needed.LabelledScans => Path.Combine(Repository.Shared, "data", "si-h-100", "labels.csv"),
        Needed.InstrumentFiles => Path.Combine(Repository.Shared, "data", "spm-files", "expected.csv"),
        Needed.Paper => Path.Combine(Repository.Shared, "paper", "gordon-2019-stm-state-recognition.txt"),
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    public static string Describe(Needed what) => what switch
    {
        Needed.LabelledScans => "the labelled scans in ../shared/data/si-h-100",
        Needed.InstrumentFiles => "the instrument files in ../shared/data/spm-files",
        Needed.Paper => "the paper's text in ../shared/paper",
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };
}
