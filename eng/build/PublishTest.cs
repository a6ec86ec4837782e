namespace GwyTip.Eng;

/// <summary>
/// The verb <c>test-publish</c>: the archive for Linux as a user has it, in an empty folder with an empty home. It takes minutes,
/// and is not part of <c>test</c>.
/// </summary>
internal static class PublishTest
{
    public static int Run(string[] args)
    {
        Publish.Run([]);
        string place = Directory.CreateTempSubdirectory("gwytip-publish-").FullName;
        var phases = new Phases();
        try
        {
            string home = Directory.CreateDirectory(Path.Combine(place, "an empty home")).FullName;
            string trainer = Unpack(Publish.Trainer(Publish.Linux), Path.Combine(place, "trainer"));
            CheckTrainer(phases, trainer, home);
            Check(phases, Unpack(Publish.Product(Publish.Linux), Path.Combine(place, "product")), home);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
        phases.PrintTable();
        return phases.AllPassed ? 0 : 1;
    }

    /// <returns>The one folder in it.</returns>
    private static string Unpack(Archive archive, string folder)
    {
        Tool.Must("tar", "-xzf", archive.Path, "-C", Directory.CreateDirectory(folder).FullName);
        return Directory.GetDirectories(folder).Single();
    }

    private static void CheckTrainer(Phases phases, string unpacked, string home)
    {
        phases.Run("no CUDA, no cuDNN in the trainer", () => !Files(unpacked).Any(PublishedFiles.IsOfNvidia));
        phases.Run("gwytip-train", () => Says(home, "simulate", "gwytip-train/gwytip-train", unpacked, "--help"));
        phases.Run("gwytip-study", () => Says(home, "report", "gwytip-train/gwytip-study", unpacked, "--help"));
        phases.Run("gwytip-train finds libtorch", () =>
            !Output(home, "ldd", unpacked, "gwytip-train/libLibTorchSharp.so").Contains("not found", StringComparison.Ordinal));
    }

    private static void Check(Phases phases, string unpacked, string home)
    {
        string atoms = Path.Combine(unpacked, "samples", "si-h-100-atoms.gwy");
        string ours = Path.Combine(home, ".gwyddion", "gwytip");
        phases.Run("no CUDA, no cuDNN", () => !Files(unpacked).Any(PublishedFiles.IsOfNvidia));
        phases.Run(
            "gwytip where it is unpacked", () => Says(home, "individual_atoms", "gwytip/gwytip", unpacked, "classify", atoms));
        phases.Run("install.sh", () => Status(home, "sh", unpacked, "install.sh") == 0);
        phases.Run(
            "gwytip as installed",
            () => Says(home, "individual_atoms", Path.Combine(ours, "gwytip"), unpacked, "classify", atoms));
        phases.Run(
            "the module, by a macro", () => Says(home, "good", "python3", unpacked, "macros/python/judge_files.py", atoms));
        phases.Run("uninstall.sh", () => Status(home, "sh", unpacked, "uninstall.sh") == 0);
        phases.Run("nothing of ours is left", () => !Directory.Exists(ours) && !Files(home)
            .Any(f => Path.GetFileName(f).Contains("gwytip", StringComparison.Ordinal)));
    }

    private static string[] Files(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    private static bool Says(string home, string expected, string program, string folder, params string[] arguments)
    {
        string output = Output(home, program, folder, arguments);
        Console.Write(output);
        return output.Contains(expected, StringComparison.Ordinal);
    }

    private static string Output(string home, string program, string folder, params string[] arguments) =>
        Tool.Read("env", [.. Clean(home, program, folder), .. arguments]).Output;

    private static int Status(string home, string program, string folder, params string[] arguments) =>
        Tool.Run("env", [.. Clean(home, program, folder), .. arguments]);

    /// <summary>Nothing of this user's environment but the PATH.</summary>
    private static string[] Clean(string home, string program, string folder) =>
        ["-i", "-C", folder, $"HOME={home}", $"PATH={Environment.GetEnvironmentVariable("PATH")}", "LC_ALL=C.UTF-8", program];
}
