using System.Diagnostics;
using System.Text;

namespace GwyTip.Tests.Viewer;

/// <summary>Child processes with a time limit, a home of their own, and nothing of ours in their environment.</summary>
internal static class Child
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="TimeoutException">It took more than a minute; it is killed.</exception>
    public static Ran Run(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, byte[]? input = null) =>
        Ran.ToItsEnd(HowToStart(program, arguments, environment), input, patience: Limit);

    /// <summary>Starts a program with its streams redirected.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = HowToStart(program, arguments, environment);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start");
    }

    private static ProcessStartInfo HowToStart(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { StandardOutputEncoding = Encoding.UTF8 };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }
        return start;
    }
}
