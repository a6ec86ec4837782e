using System.Diagnostics;

namespace GwyTip.Tests.Windows;

/// <summary>The genuine PowerShell, on this system, for a user with a folder of their own.</summary>
/// <param name="home">The user's folder: <c>USERPROFILE</c>.</param>
internal sealed class PowerShell(string home)
{
    private static readonly string Host = Repository.PathTo("artifacts", "bin", "PowerShellHost", "release", "powershell-host");

    /// <summary>Further variables of the environment.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Runs a script file as <c>powershell -File</c> does.</summary>
    public Ran File(string script, params string[] arguments) =>
        Start(Host, ["-NoProfile", "-NonInteractive", "-File", script, .. arguments]);

    /// <summary>As <see cref="File"/>, by somebody who has no rights here: root may write everywhere.</summary>
    public Ran FileAsNobody(string script) => System.Environment.IsPrivilegedProcess
        ? Start(
            "setpriv",
            ["--reuid=65534", "--regid=65534", "--clear-groups", Host, "-NoProfile", "-NonInteractive", "-File", script])
        : File(script);

    private Ran Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["USERPROFILE"] = home;
        // PowerShell's own cache and history.
        start.Environment["HOME"] = start.Environment["XDG_CACHE_HOME"] = Path.GetTempPath();
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment["NO_COLOR"] = "1";
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }
        return Ran.ToItsEnd(start);
    }
}
