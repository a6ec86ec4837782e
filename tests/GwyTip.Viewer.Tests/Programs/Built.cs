namespace GwyTip.Tests.Viewer;

/// <summary>What the build leaves for these tests to run.</summary>
internal static class Built
{
    public static string Library => In("native", "libgwytip.so");

    public static string LibraryFolder => Repository.PathTo("artifacts", "native");

    public static string Cli => In("cli", "gwytip");

    /// <summary>A file that CMake builds from native-shim/gwyddion.</summary>
    public static string Gwyddion(string file) => In("cmake", "gwyddion", file);

    private static string In(params string[] parts)
    {
        string path = Repository.PathTo(["artifacts", .. parts]);
        return File.Exists(path) ? path : throw new FileNotFoundException(
            $"{path} is not built; ./build.sh test builds everything first");
    }
}
