using GwyTip.Core;

namespace GwyTip.ScanFiles;

/// <summary>What Gwyddion's importers tell of the slow axis. The viewer's module goes by the same words.</summary>
internal static class GwyDirection
{
    private static readonly (string Key, string Down, string Up)[] Entries =
    [
        ("Direction", "down", "up"), // Nanonis
        ("Slow scan", "TopDown", "BottomUp"), // GXSM
    ];

    public static ScanDirection Read(IReadOnlyDictionary<string, string> metadata, string title)
    {
        foreach (var (key, down, up) in Entries)
        {
            string value = metadata.GetValueOrDefault(key, "").Trim();
            if (value.Equals(down, StringComparison.OrdinalIgnoreCase))
            {
                return ScanDirection.Down;
            }
            if (value.Equals(up, StringComparison.OrdinalIgnoreCase))
            {
                return ScanDirection.Up;
            }
        }
        // Omicron Matrix: "Z TraceUp", "Z RetraceDown".
        return title.Contains("tracedown", StringComparison.OrdinalIgnoreCase) ? ScanDirection.Down
            : title.Contains("traceup", StringComparison.OrdinalIgnoreCase) ? ScanDirection.Up
            : ScanDirection.Unknown;
    }

    /// <summary>The metadata that make a reader see <paramref name="direction"/>.</summary>
    public static (string Key, string Value)? Entry(ScanDirection direction) => direction switch
    {
        ScanDirection.Down => (Entries[0].Key, Entries[0].Down),
        ScanDirection.Up => (Entries[0].Key, Entries[0].Up),
        _ => null,
    };
}
