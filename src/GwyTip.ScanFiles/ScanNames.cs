using System.Buffers;

namespace GwyTip.ScanFiles;

/// <summary>
/// What a file's name tells. It decides only where what the file holds cannot: it is cut short, not ours to read, or in a format
/// of Gwyddion's where there is no Gwyddion.
/// </summary>
public static class ScanNames
{
    /// <summary>What .NET makes of a byte in a name that is not UTF-8. The name does not lead back to the file.</summary>
    private const char NotUtf8 = '\uFFFD';

    /// <summary>Endings that files of other kinds do not have.</summary>
    private static readonly HashSet<string> OfScans = new(StringComparer.OrdinalIgnoreCase)
    {
        ".gwy", ".gsf", ".sxm", ".png", ".sm2", ".sm3", ".sm4", ".nid", ".mul", ".tom", ".sur", ".mdt",
    };

    /// <summary>Endings of scans, and of other files too.</summary>
    private static readonly HashSet<string> OfScansAndOthers = new(StringComparer.OrdinalIgnoreCase)
    {
        ".dat", ".nc", ".ibw", ".stm", ".top", ".spm", ".mi", ".stp", ".par", ".tfr", ".tlb", ".vert", ".asc", ".int", ".jpk",
    };

    /// <summary>Ends of Omicron's endings, which have the channel in front: <c>.Z_mtrx</c>.</summary>
    private static readonly string[] EndsOfScans = ["_mtrx", "_flat"];

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>Whether a file of this name is a scan, as far as a name can tell.</summary>
    public static bool MayBeScan(string path)
    {
        string ending = Path.GetExtension(path);
        return IsScan(path) || OfScansAndOthers.Contains(ending) || IsNumber(ending);
    }

    /// <summary>Whether a file of this name is a scan, surely.</summary>
    internal static bool IsScan(string path)
    {
        string ending = Path.GetExtension(path);
        return OfScans.Contains(ending) || EndsOfScans.Any(end => ending.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether this is what became of a name that is not UTF-8: the file is there and cannot be opened.</summary>
    public static bool IsNotUtf8(string path) => path.Contains(NotUtf8, StringComparison.Ordinal) && !Path.Exists(path);

    /// <summary>Bruker and WSxM number the scans of a series: <c>.001</c>.</summary>
    private static bool IsNumber(string ending) => ending.Length == 4 && !ending.AsSpan(1).ContainsAnyExcept(Digits);
}
