namespace GwyTip.Eng;

/// <summary>The verbs <c>train</c> and <c>study</c>: <c>gwytip-train</c> and <c>gwytip-study</c> with what follows.</summary>
internal static class TrainingPrograms
{
    // What people type first: ./build.sh train --quick.
    public static int Train(string[] args) =>
        Run("GwyTip.Trainer", "gwytip-train", args is ["--quick", ..] ? ["train", .. args] : args);

    public static int Study(string[] args) => Run("GwyTip.Study", "gwytip-study", args);

    private static int Run(string project, string name, string[] args)
    {
        Packages.Ensure(Need.Build | Need.Train);
        Build.Dotnet(Repo.PathTo("src", project, project + ".csproj"));
        // An interrupted program ends by itself, after a checkpoint: this one waits for it.
        Console.CancelKeyPress += (_, interrupt) => interrupt.Cancel = true;
        string program = Repo.Artifacts("bin", project, "release", OperatingSystem.IsWindows() ? name + ".exe" : name);
        return Tool.RunIn(Environment.CurrentDirectory, program, args);
    }
}
