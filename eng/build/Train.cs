namespace GwyTip.Eng;

/// <summary>The verb <c>train</c>: <c>gwytip-train</c> on this machine's engine.</summary>
internal static class Train
{
    public static int Run(string[] args)
    {
        Packages.Ensure(Need.Build | Need.Train);
        // On Windows TorchSharp brings libtorch.
        if (!OperatingSystem.IsWindows())
        {
            Build.CMake("libtorch");
        }
        string project = Repo.PathTo("src", "GwyTip.Trainer", "GwyTip.Trainer.csproj");
        Build.Dotnet(project);
        return Tool.Run("dotnet", ["run", "--project", project, "-c", "Release", "--no-build", "--", .. args]);
    }
}
