namespace GwyTip.Tests.Viewer;

/// <summary>
/// One run of the real viewer: it opens files, the driver module does the lines of a script
/// (native-shim/gwyddion/drive/script.h), and the viewer quits.
/// </summary>
internal sealed class WindowSession
{
    /// <summary>Responses of a dialog.</summary>
    public const string Ok = "respond\t-5", Cancel = "respond\t-6", Close = "respond\t-7", Help = "respond\t-11",
    Reset = "respond\t1", SaveTable = "respond\t1000";

    public const string Single = "Tip State", All = "Tip State of All Images";

    private WindowSession(string folder) => Folder = folder;

    /// <summary>Where the outputs lie.</summary>
    public string Folder { get; }

    /// <summary>The dialog's texts by the names of their widgets, without <c>gwytip-</c>.</summary>
    public IReadOnlyDictionary<string, string> Labels => LabelsIn("labels.txt");

    /// <summary>The entries <c>Tip state::…</c> of the image after the dialog, without the prefix.</summary>
    public IReadOnlyDictionary<string, string> Metadata => Entries("metadata.txt");

    /// <summary>The same after one undo.</summary>
    public IReadOnlyDictionary<string, string> MetadataAfterUndo => Entries("undone.txt");

    /// <summary>A picture of the dialog.</summary>
    public string Screenshot => PathOf("dialog.png");

    /// <summary>Opens the dialog on a file, reads it and answers it.</summary>
    /// <param name="answer"><see cref="Ok"/> or <see cref="Cancel"/>.</param>
    /// <param name="first">What to do in the dialog before it is read.</param>
    public static WindowSession Judge(Screen screen, ViewerHome home, string file, string answer = Ok, params string[] first) =>
        Run(screen, home, [file], [
            .. Open(Single), .. first, "settle\t6", "labels\tlabels.txt", "shot\tdialog.png", answer, $"gone\t{Single}",
            "metadata\tmetadata.txt", "images\timages.txt", "masked\tmasked.txt", "undo", "metadata\tundone.txt",
            "masked\tunmasked.txt"]);

    /// <summary>The lines that open a dialog once an image is there.</summary>
    public static string[] Open(string title) => ["data", $"menu\t{title}...", $"dialog\t{title}", "settle\t4"];

    public static WindowSession Run(Screen screen, ViewerHome home, string[] files, params string[] script)
    {
        string folder = home.SubFolder("driven-" + Guid.NewGuid().ToString("N"));
        File.WriteAllLines(Path.Combine(folder, "script.txt"), [.. script, "quit"]);
        var environment = new Dictionary<string, string>(home.Environment)
        {
            ["DISPLAY"] = screen.Display,
            ["GWYTIP_DRIVE"] = folder
        };
        var result = Child.Run("gwyddion", ["--no-splash", "--new-instance", "--disable-gl", .. files], environment);
        Assert.True(result.Status == 0, $"gwyddion ended with {result.Status}: {result.Errors}");
        Assert.Empty(Screen.Complaints(result.Output + "\n" + result.Errors));
        return new WindowSession(folder);
    }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public IReadOnlyDictionary<string, string> LabelsIn(string file) =>
        Entries(file).ToDictionary(l => l.Key["gwytip-".Length..], l => l.Value);

    /// <summary>The lines of an output, each split into its cells.</summary>
    public IReadOnlyList<string[]> Cells(string file) => [.. File.ReadAllLines(PathOf(file)).Select(line => line.Split('\t'))];

    private Dictionary<string, string> Entries(string file) =>
        File.ReadAllLines(PathOf(file)).Select(line => line.Split('\t', 2)).ToDictionary(p => p[0], p => p[1]);
}
