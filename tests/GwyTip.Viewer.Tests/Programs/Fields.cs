namespace GwyTip.Tests.Viewer;

/// <summary>Data fields of all kinds, made by libgwyddion once for all tests (native-shim/gwyddion/tests/fields.c).</summary>
internal static class Fields
{
    private static readonly Lazy<string> Folder = new(Make);

    /// <summary>The path of a .gwy file; tests only read it.</summary>
    public static string PathOf(string name) => Path.Combine(Folder.Value, name + ".gwy");

    private static string Make()
    {
        string folder = Directory.CreateTempSubdirectory("gwytip-fields-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var result = Child.Run(Built.Gwyddion("gwytip-fields"), [folder], new Dictionary<string, string> { ["HOME"] = folder });
        Assert.True(result.Status == 0, result.Errors);
        return folder;
    }
}
