using System.CommandLine;
using GwyTip.Cli.Scans;
using GwyTip.Inference;
using GwyTip.Terminal;

namespace GwyTip.Cli.Commands;

/// <summary>Options that several commands share, and opening what they name.</summary>
internal static class CommonOptions
{
    public static Option<string?> Models() => new("--models")
    {
        Description = "Folder of models, one folder a surface (default: GWYTIP_MODELS, else beside the program, else your "
            + "Gwyddion folder)",
        HelpName = "DIR",
    };

    /// <param name="asked">Of the option <c>--models</c>.</param>
    public static string ModelsFolder(string? asked) => ModelsLocation.Find(asked, AppContext.BaseDirectory);

    public static Option<string> Surface() => new("--surface")
    {
        Description = "The surface, or auto",
        HelpName = "NAME",
        DefaultValueFactory = _ => Engine.AutoSurface,
    };

    public static Option<ChannelChoice?> Channel() => new("--channel")
    {
        Description = "Number of the channel, or all that can show the tip (default: the first topograph, or the current where "
            + "that holds no image)",
        HelpName = "N|all",
        CustomParser = ChannelChoice.Parse,
    };

    public static Option<bool> Verbose(string besides = "") => new("--verbose")
    {
        Description = "Name each file that is left out of a folder, and why" + besides,
    };

    /// <summary>The bundles that may judge; those that are broken are named on standard error.</summary>
    /// <exception cref="SurfaceException">No bundle for the surface.</exception>
    /// <exception cref="BundleException">The surface's bundle is broken.</exception>
    public static Bundle[] BundlesOf(Engine engine, string surface)
    {
        if (surface != Engine.AutoSurface)
        {
            return [engine.BundleOf(surface)];
        }
        foreach (var (name, error) in engine.Broken)
        {
            Console.Error.WriteLine(Printable.Escape($"{name} is left out: {error.Message}"));
        }
        return [.. engine.Bundles];
    }

    public static Option<string> Provider() => new("--provider")
    {
        Description = "What to run on: auto (a GPU where one really works), cpu, cuda, tensorrt, or a plug-in: see gwytip "
            + "providers",
        HelpName = "NAME",
        DefaultValueFactory = _ => ProviderChoice.Auto.Name,
    };

    /// <summary>Runs what needs models or a runtime; where one is missing, its message goes to standard error.</summary>
    /// <returns>The exit status.</returns>
    public static int Guard(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (Exception e) when (e is SurfaceException or UnknownProviderException or YardstickException)
        {
            Console.Error.WriteLine(Printable.Escape(e.Message));
            return ExitStatus.WrongUsage;
        }
        catch (Exception e) when (e is BundleException or RuntimeLibraryException or ProviderException)
        {
            Console.Error.WriteLine(Printable.Escape(e.Message));
            return ExitStatus.Failed;
        }
    }
}
