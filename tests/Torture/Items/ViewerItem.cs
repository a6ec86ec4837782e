using GwyTip.Tests.Viewer;

namespace GwyTip.Tests.Torture.Items;

/// <summary>
/// A person who cannot decide: dialogs opened, played with and answered one way or the other, files closed under them, in two
/// viewers at once.
/// </summary>
internal static class ViewerItem
{
    /// <summary>Growth of a viewer from a third of the way to the end that counts as flat, MB.</summary>
    private const double Flat = 60;

    public static IEnumerable<Figure> Run(Effort effort)
    {
        if (effort.IsQuick || !Tool.Has("gwyddion") || !Tool.Has("Xvfb"))
        {
            // The tests of the window are the quick ones.
            yield break;
        }
        int actions = effort.Of(1000, 20);
        var viewers = Enumerable.Range(0, 2).Select(i => Task.Run(() => Viewer(actions / 2, effort.Seed + i))).ToArray();
        Task.WaitAll(viewers);
        foreach (var viewer in viewers)
        {
            yield return viewer.Result;
        }
    }

    private static Figure Viewer(int actions, int seed)
    {
        using var screen = new Screen();
        using var home = new ViewerHome();
        home.WithDriver().WithLibrary().WithModels(Repository.PathTo("models"));
        var random = new Random(seed);
        string folder = home.SubFolder("driven");
        string[] files =
        [
            .. Directory.GetFiles(Repository.PathTo("samples"), "*.gwy").OrderBy(_ => random.Next()).Take(3),
                Fields.PathOf("partly-nan"),
        ];
        File.WriteAllLines(Path.Combine(folder, "script.txt"), [.. Enumerable.Range(0, actions).SelectMany(_ =>
            Action(random)), "quit"]);
        var environment = home.Environment.ToDictionary(e => e.Key, e => (string?)e.Value);
        environment["DISPLAY"] = screen.Display;
        environment["GWYTIP_DRIVE"] = folder;
        var resident = new List<double>();
        var ran = Tool.Run("gwyddion", ["--no-splash", "--new-instance", "--disable-gl", .. files], environment, process =>
        {
            while (!process.WaitForExit(TimeSpan.FromSeconds(1)))
            {
                process.Refresh();
                try
                {
                    resident.Add(process.WorkingSet64 / 1e6);
                }
                catch (InvalidOperationException)
                {
                    // It has ended at this moment.
                }
            }
        });
        double early = resident[resident.Count / 3], late = resident[^(resident.Count / 10 + 1)];
        string[] complaints = Screen.Complaints(ran.Errors);
        bool flat = late - early <= Flat;
        return new Figure(
            "one of two viewers at once, dialogs opened and answered at random",
                "1,000 actions in all; alive at the end, memory flat",
            $"{actions} dialogs in {resident.Count} s, status {ran.Status}, {complaints.Length} "
                + $"complaints{string.Concat(complaints.Take(2).Select(c => $" ({c})"))}, resident {early:F0} MB after a "
            + $"third, {late:F0} MB at the end{(ran.Status == 0 ? "" : " " + ran.Last)}",
            ran.Status == 0 && complaints.Length == 0 && flat);
    }

    private static IEnumerable<string> Action(Random random)
    {
        string title = random.Next(4) == 0 ? "Tip State of All Images" : "Tip State";
        yield return "data";
        yield return $"menu\t{title}...";
        yield return $"dialog\t{title}";
        yield return "gone\tPlease wait";
        yield return $"settle\t{random.Next(5)}";
        bool closes = random.Next(4) == 0;
        if (closes)
        {
            yield return "close";
            yield return $"settle\t{random.Next(3)}";
        }
        if (title == "Tip State")
        {
            for (int i = random.Next(3); i > 0; i--)
            {
                yield return random.Next(3) switch
                {
                    0 => $"choose\tgwytip-surface\t{(random.Next(2) == 0 ? "si-h-100" : "au-111")}",
                    1 => "press\tMask at the tip change",
                    _ => "respond\t1",
                };
                yield return $"settle\t{random.Next(3)}";
            }
        }
        yield return $"respond\t{(random.Next(4) == 0 ? -5 : -6)}";
        yield return $"gone\t{title}";
        if (closes)
        {
            yield return "reopen";
        }
    }
}
