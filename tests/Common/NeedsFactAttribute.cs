namespace GwyTip.Tests;

/// <summary>
/// A fact that needs something a machine may lack. It skips with a reason where that is missing; with
/// GWYTIP_REQUIRE_ALL=1 it runs, and fails, instead.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsFactAttribute : FactAttribute
{
    /// <param name="paths">Files or folders that have to be there.</param>
    public NeedsFactAttribute(params Needed[] paths)
    {
        string[] missing = [.. paths.Where(p => !Path.Exists(Needs.PathOf(p))).Select(Needs.Describe)];
        if (!Needs.All && missing.Length > 0)
        {
            Skip = $"needs {string.Join(" and ", missing)}";
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

    /// <summary>The program that opens files through Gwyddion.</summary>
    GwyddionReader,
}

internal static class Needs
{
    /// <summary>Nothing may be skipped.</summary>
    public static bool All => Environment.GetEnvironmentVariable("GWYTIP_REQUIRE_ALL") == "1";

    public static string PathOf(Needed what) => what switch
    {
        Needed.LabelledScans => Path.Combine(Repository.Shared, "data", "si-h-100", "labels.csv"),
        Needed.InstrumentFiles => Path.Combine(Repository.Shared, "data", "spm-files", "expected.csv"),
        Needed.Paper => Path.Combine(Repository.Shared, "paper", "gordon-2019-stm-state-recognition.txt"),
        Needed.GwyddionReader => Repository.PathTo("artifacts", "cmake", "gwyddion", "gwytip-read"),
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    public static string Describe(Needed what) => what switch
    {
        Needed.LabelledScans => "the labelled scans in ../shared/data/si-h-100",
        Needed.InstrumentFiles => "the instrument files in ../shared/data/spm-files",
        Needed.Paper => "the paper's text in ../shared/paper",
        Needed.GwyddionReader => "gwytip-read in artifacts/cmake/gwyddion, which ./build.sh test builds",
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };
}
