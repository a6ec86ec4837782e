using System.Text.Json;

namespace GwyTip.Tests.Viewer;

/// <summary>
/// Runs gwytip-batch, which runs the process function of the installed module without a window, and prints what it leaves in the
/// metadata.
/// </summary>
internal static class Batch
{
    /// <summary>An image a row: <c>file</c>, <c>channel</c>, and our metadata.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(ViewerHome home, params string[] arguments) =>
    [
        .. Child.Run(
            Built.Gwyddion("gwytip-batch"), arguments, home.Environment).Lines
            .Select(line => JsonSerializer.Deserialize<Dictionary<string, string>>(line)!),
    ];

    /// <summary>The error of a scan that cannot be judged: nothing else is said of it.</summary>
    public static string Error(ViewerHome home, string file)
    {
        var row = Assert.Single(Rows(home, file));
        Assert.Equal(["Error", "channel", "file"], row.Keys.Order(StringComparer.Ordinal));
        return row["Error"];
    }
}
