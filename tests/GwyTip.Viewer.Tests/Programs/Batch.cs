namespace GwyTip.Tests.Viewer;

/// <summary>Runs gwytip-batch: the process function of the installed module, without a window.</summary>
internal static class Batch
{
    public static ChildResult Run(ViewerHome home, params string[] arguments) =>
        Child.Run(Built.Gwyddion("gwytip-batch"), arguments, home.Environment);

    /// <summary>The rows of the CSV report, one an image.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(ViewerHome home, params string[] arguments) =>
        Csv.Read(Run(home, ["--format", "csv", .. arguments]).Out);

    /// <summary>The error of a scan that cannot be judged: nothing else is said of it.</summary>
    public static string Error(ViewerHome home, string file)
    {
        var row = Assert.Single(Rows(home, file));
        Assert.All(row.Where(c => c.Key is not ("file" or "channel" or "error" or "channel_title" or "channel_unit")), c => Assert.Empty(c.Value));
        return row["error"];
    }
}
