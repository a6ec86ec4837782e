using System.CommandLine;
using System.Globalization;
using GwyTip.Inference;
using GwyTip.Terminal;

namespace GwyTip.Cli.Commands;

/// <summary><c>gwytip models</c>: what can be recognised, and how well.</summary>
internal static class ModelsCommand
{
    private static readonly Option<string?> Models = CommonOptions.Models();

    public static Command Make()
    {
        var command = new Command("models", "List the surfaces, their states and how well they are told apart.") { Models };
        command.SetAction(
            parsed => CommonOptions.Guard(() => Run(new ModelsFolder(CommonOptions.ModelsFolder(parsed.GetValue(Models))))));
        return command;
    }

    private static int Run(ModelsFolder models)
    {
        Console.WriteLine(Printable.Escape(models.Folder));
        foreach (Bundle bundle in models.Bundles)
        {
            Print(bundle);
        }
        foreach (var (name, error) in models.Broken)
        {
            Console.WriteLine("\n" + Printable.Escape($"{name}: cannot be used: {error.Message}"));
        }
        return models.Broken.Count == 0 ? ExitStatus.Done : ExitStatus.Failed;
    }

    private static void Print(Bundle bundle)
    {
        BundleManifest manifest = bundle.Manifest;
        string members = manifest.Members.Count == 1 ? "1 member" : $"{manifest.Members.Count} members";
        string trained = $"{bundle.Surface}: {members}, trained on {manifest.TrainingData.Images} scans of "
            + $"{manifest.TrainingData.Sessions} sessions ({manifest.TrainingData.Source}, {manifest.TrainingData.Licence})";
        Console.WriteLine("\n" + Printable.Escape(trained));
        int widest = bundle.States.Max(s => s.Name.Length);
        foreach (var state in bundle.States)
        {
            string desirable = state.Desirable ? "desirable  " : "undesirable";
            Console.WriteLine(Printable.Escape($"  {state.Name.PadRight(widest)}  {desirable}  {state.Description}"));
        }
        if (manifest.Quality.Count > 0)
        {
            Console.WriteLine(manifest.HeldOutSessions.Count > 0
                ? $"  measured on {manifest.HeldOutSessions.Count} sessions that no member saw:"
                : "  measured on what each member was not trained on:");
        }
        foreach (var (name, value) in manifest.Quality)
        {
            string figure = value.ToString(double.IsInteger(value) ? "F0" : "F3", CultureInfo.InvariantCulture);
            Console.WriteLine(Printable.Escape($"    {name} {figure}"));
        }
    }
}
