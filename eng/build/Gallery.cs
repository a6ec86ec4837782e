namespace GwyTip.Eng;

/// <summary>The verb <c>gallery</c>: writes the page that a test compares with the networks.</summary>
internal static class Gallery
{
    public static int Run(string[] args)
    {
        string writer = Repo.PathTo("tests", "GalleryWriter");
        Build.Dotnet(writer);
        return Tool.Run("dotnet", "run", "--project", writer, "-c", "Release", "--no-build");
    }
}
