namespace GwyTip.Eng;

/// <summary>The verb <c>train</c>: <c>gwytip-train</c> with what follows.</summary>
internal static class Train
{
    public static int Run(string[] args)
    {
        Packages.Ensure(Need.Build | Need.Train);
        Build.Dotnet(Repo.PathTo("src", "GwyTip.Trainer", "GwyTip.Trainer.csproj"));
        // An interrupted trainer ends by itself, after a checkpoint: this program waits for it.
        Console.CancelKeyPress += (_, interrupt) => interrupt.Cancel = true;
        string program = Repo.Artifacts(
            "bin", "GwyTip.Trainer", "release", OperatingSystem.IsWindows() ? "gwytip-train.exe" : "gwytip-train");
        // What people type first: ./build.sh train --quick.
        string[] command = args is ["--quick", ..] ? ["train", .. args] : args;
        return Tool.RunIn(Environment.CurrentDirectory, program, command);
    }
}
