using System.Diagnostics;

namespace GwyTip.Tests.Viewer;

/// <summary>
/// A screen that nobody sees, and a window manager on it: without one no window of Gwyddion gets the focus, and then no scan is
/// the current one.
/// </summary>
public sealed class Screen : IDisposable
{
    private readonly Process _server;
    private readonly Process _manager;

    public Screen()
    {
        var none = new Dictionary<string, string> { ["HOME"] = "/nonexistent" };
        _server = Child.Start("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], none);
        var number = _server.StandardOutput.ReadLineAsync();
        if (!number.Wait(TimeSpan.FromSeconds(20)) || number.Result is null)
        {
            _server.Kill();
            throw new InvalidOperationException($"Xvfb does not start: {_server.StandardError.ReadToEnd()}");
        }
        Display = $":{number.Result}";
        _manager = Child.Start("openbox", ["--sm-disable"], new Dictionary<string, string>(none) { ["DISPLAY"] = Display });
    }

    /// <summary>What DISPLAY has to be.</summary>
    public string Display { get; }

    /// <summary>
    /// Lines in which a viewer complains of what was asked of it, or names us. It complains by itself of a height that is not a
    /// number where it counts heights.
    /// </summary>
    public static string[] Complaints(string errors) =>
    [
        .. errors.Split('\n').Where(l => l.Contains("gwytip", StringComparison.OrdinalIgnoreCase)
            || (l.Contains("-CRITICAL", StringComparison.Ordinal)
                && !l.Contains("gwy_math_histogram", StringComparison.Ordinal))),
    ];

    public void Dispose()
    {
        foreach (var process in new[] { _manager, _server })
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }
}

[CollectionDefinition(Name)]
public sealed class OnScreen : ICollectionFixture<Screen>
{
    public const string Name = "on a screen";
}
