namespace GwyTip.Eng;

/// <param name="Name">What is typed after build.sh or build.ps1.</param>
/// <param name="Summary">One line of the help text.</param>
/// <param name="Run">Gets the arguments after the verb; gives the exit status.</param>
/// <param name="Takes">What may follow the verb.</param>
internal sealed record Verb(string Name, string Summary, Func<string[], int> Run, Arguments Takes = Arguments.None)
{
    public bool Accepts(string[] arguments) => Takes switch
    {
        Arguments.Any => true,
        Arguments.Gpu => arguments is [] or ["--gpu"],
        _ => arguments is [],
    };
}

/// <summary>What may follow a verb; the verb itself says what is wrong with <see cref="Any"/>.</summary>
internal enum Arguments
{
    None,
    Gpu,
    Any,
}

/// <summary>The command line of build.sh and build.ps1.</summary>
internal static class Verbs
{
    private const int WrongUsage = 2;

    public static IReadOnlyList<Verb> All { get; } =
    [
        new("demo", "install what is missing, build, install the module, classify samples/ through Gwyddion", Demo.Run),
        new("test", "install what is missing, build everything, check formats, run all tests", Tests.Run),
        new("test-windows", "of that, what runs under Wine; everything has to be built", Tests.RunWindows),
        new("install", "build, and copy module, library, models and programs into your Gwyddion folder; --gpu: the libraries "
            + "for CUDA and TensorRT too", Install.Run, Arguments.Gpu),
        new("uninstall", "remove exactly what install copied", Install.Remove),
        new("publish", "build the archives for lab PCs without network, into artifacts/publish", Publish.Run),
        new(
            "test-publish", "publish, then unpack, install, use and uninstall the archive for Linux in an empty home",
            PublishTest.Run),
        new("pack", "make NuGet packages for C# programs, into artifacts/packages", Pack.Run),
        new("gallery", "write docs/gallery.md: the samples, and what the networks in models/ say of them", Gallery.Run),
        new(
            "bench",
            "measure what a verdict costs, whole and in parts, into docs/performance.md; --gpu: batches on the GPU, recorded",
            Bench.Run, Arguments.Gpu),
        new(
            "torture",
            "attack everything for hours and write docs/reliability.md; names of items: only those; --share 0.1: a tenth of the "
            + "counts; --quick: a small part, without the page", Torture.Run, Arguments.Any),
        new("train", "build gwytip-train and run it with the arguments that follow", TrainingPrograms.Train, Arguments.Any),
        new("study", "build gwytip-study and run it with the arguments that follow", TrainingPrograms.Study, Arguments.Any),
    ];

    public static int Run(string[] args)
    {
        if (args is [] or ["help" or "--help" or "-h"])
        {
            Console.Write(Help());
            return args is [] ? WrongUsage : 0;
        }
        Verb? verb = All.FirstOrDefault(v => v.Name == args[0]);
        if (verb is null)
        {
            Console.Error.Write($"There is no verb '{args[0]}'.\n\n{Help()}");
            return WrongUsage;
        }
        if (!verb.Accepts(args[1..]))
        {
            string what = verb.Takes == Arguments.Gpu ? "no arguments but --gpu" : "no arguments";
            Console.Error.Write($"'{verb.Name}' takes {what}, but got: {string.Join(' ', args[1..])}\n\n{Help()}");
            return WrongUsage;
        }
        return Run(verb, args[1..]);
    }

    /// <summary>Whatever a person can put right is one sentence and status 1.</summary>
    public static int Run(Verb verb, string[] arguments)
    {
        try
        {
            return verb.Run(arguments);
        }
        catch (Exception e) when (e is BuildException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"\n{e.Message}");
            return 1;
        }
    }

    private static string Help() =>
        "Usage: ./build.sh VERB  (Windows: .\\build.ps1 VERB)\n\n"
        + string.Concat(All.Select(v => $"  {v.Name,-12} {v.Summary}\n"));
}
