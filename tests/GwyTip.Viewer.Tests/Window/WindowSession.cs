namespace GwyTip.Tests.Viewer;

/// <summary>
/// One run of the real viewer: it opens a file, the driver module takes the menu item Tip State…, reads the dialog and answers it,
/// and the viewer quits.
/// </summary>
internal sealed class WindowSession
{
    private readonly string _folder;

    private WindowSession(string folder, IReadOnlyDictionary<string, string> labels)
    {
        _folder = folder;
        Labels = labels;
    }

    /// <summary>The dialog's texts by the names of their widgets, without <c>gwytip-</c>.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; }

    /// <summary>The entries <c>Tip state::…</c> of the image after the dialog, without the prefix.</summary>
    public IReadOnlyDictionary<string, string> Metadata => Read(_folder, "metadata.txt");

    /// <summary>The same after one undo.</summary>
    public IReadOnlyDictionary<string, string> MetadataAfterUndo => Read(_folder, "undone.txt");

    /// <summary>A picture of the dialog.</summary>
    public string Screenshot => Path.Combine(_folder, "dialog.png");

    /// <param name="answer">ok or cancel.</param>
    /// <param name="surface">A row of the surface choice to take first; null leaves it.</param>
    /// <param name="reset">Whether to press Reset after that.</param>
    public static WindowSession Run(Screen screen, ViewerHome home, string file, string answer = "ok", string? surface = null,
        bool reset = false)
    {
        string folder = home.SubFolder("driven-" + Guid.NewGuid().ToString("N"));
        var environment = new Dictionary<string, string>(home.Environment)
        {
            ["DISPLAY"] = screen.Display,
            ["GWYTIP_DRIVE"] = folder,
            ["GWYTIP_DRIVE_ANSWER"] = answer,
        };
        if (surface is not null)
        {
            environment["GWYTIP_DRIVE_SURFACE"] = surface;
        }
        if (reset)
        {
            environment["GWYTIP_DRIVE_RESET"] = "1";
        }
        var result = Child.Run("gwyddion", ["--no-splash", "--new-instance", "--disable-gl", file], environment);
        Assert.True(result.Status == 0, $"gwyddion ended with {result.Status}: {result.Err}");
        Assert.DoesNotContain("gwytip", result.Out + result.Err, StringComparison.OrdinalIgnoreCase);
        var labels = Read(folder, "labels.txt").ToDictionary(l => l.Key["gwytip-".Length..], l => l.Value);
        return new WindowSession(folder, labels);
    }

    private static Dictionary<string, string> Read(string folder, string file) =>
        File.ReadAllLines(Path.Combine(folder, file)).Select(line => line.Split('\t', 2)).ToDictionary(p => p[0], p => p[1]);
}
