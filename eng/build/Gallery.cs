namespace GwyTip.Eng;

/// <summary>The verb <c>gallery</c>: the test that compares the page with the networks writes it when asked to.</summary>
internal static class Gallery
{
    public static int Run(string[] args)
    {
        Environment.SetEnvironmentVariable("GWYTIP_WRITE_GALLERY", "1");
        return Tool.Run(
            "dotnet", ["test", Repo.PathTo("tests", "GwyTip.Simulation.Tests"), "-c", "Release", "--filter", "FullyQualifiedName~GalleryTests", .. Build.NoServers]);
    }
}
