using System.Diagnostics;
using System.Text;

namespace GwyTip.Tests.Viewer;

/// <param name="Status">The exit status.</param>
/// <param name="Out">What was written to standard output.</param>
/// <param name="Err">What was written to standard error.</param>
internal sealed record ChildResult(int Status, string Out, string Err);

/// <summary>Child processes with a time limit, a home of their own, and nothing of ours in their environment.</summary>
internal static class Child
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="TimeoutException">It took more than a minute; it is killed.</exception>
    public static ChildResult Run(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, byte[]? input = null)
    {
        using var process = Start(program, arguments, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            process.StandardInput.BaseStream.Write(input);
        }
        process.StandardInput.Close();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end within {Limit}");
        }
        return new ChildResult(process.ExitCode, output.Result, errors.Result);
    }

    /// <summary>Starts a program with its streams redirected.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start");
    }
}
