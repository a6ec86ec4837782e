using System.Diagnostics;

namespace GwyTip.Tests;

/// <summary>A program as people run it: a process of its own.</summary>
internal sealed class TestedProgram
{
    public static TestedProgram Trainer { get; } = new("gwytip-train");

    public static TestedProgram Study { get; } = new("gwytip-study");

    private readonly string _name, _program;

    private TestedProgram(string name) =>
        (_name, _program) = (name, Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? name + ".exe" : name));

    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(3);

    /// <summary>What it printed; fails the test where it did not end well.</summary>
    public string Succeed(string folder, params string[] arguments)
    {
        var (status, output, errors) = Run(folder, arguments);
        Assert.True(status == 0, $"{_name} {string.Join(' ', arguments)} ended with {status}: {errors}");
        return output;
    }

    /// <summary>Its error message; fails the test where there is none, or a stack trace in it.</summary>
    public string Fail(string folder, params string[] arguments)
    {
        var (status, _, errors) = Run(folder, arguments);
        Assert.Equal(1, status);
        Assert.StartsWith(_name + ": ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        return errors;
    }

    /// <summary>
    /// Starts it and kills it as soon as it has printed a line with a word in it; where it ends before, so be it.
    /// </summary>
    public void Kill(string folder, string word, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        _ = process.StandardError.ReadToEndAsync();
        while (process.StandardOutput.ReadLine() is { } line && !line.Contains(word, StringComparison.Ordinal))
        {
        }
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>How it ended and what it printed.</summary>
    public (int Status, string Output, string Errors) Run(string folder, params string[] arguments) =>
        End(Start(folder, arguments), arguments);

    /// <summary>
    /// Runs it where no file can grow beyond a size. The signal that tells of it is ignored, as a full disk sends none; and .NET
    /// is not to map its code twice, for which it makes a large file.
    /// </summary>
    public (int Status, string Output, string Errors) RunLimited(string folder, long bytes, params string[] arguments) => End(
        Start(
            "/bin/sh", folder,
            ["-c", $"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f {bytes / 512}; exec \"$0\" \"$@\"", _program,
                .. arguments]),
        arguments);

    /// <summary>Runs it by a script for bash, in which PROGRAM stands for it.</summary>
    public (int Status, string Output, string Errors) RunBy(string folder, string script) =>
        End(Start("/bin/bash", folder, ["-c", script.Replace("PROGRAM", $"'{_program}'", StringComparison.Ordinal)]), [script]);

    /// <summary>Runs it, does something meanwhile, and waits for its end.</summary>
    public (int Status, string Output, string Errors) RunWhile(
        string folder, Action<Process> meanwhile, params string[] arguments)
    {
        var process = Start(folder, arguments);
        meanwhile(process);
        return End(process, arguments);
    }

    private (int Status, string Output, string Errors) End(Process started, string[] arguments)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(_limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{_name} {string.Join(' ', arguments)} did not end in {_limit}");
        }
        return (process.ExitCode, output.Result, errors.Result);
    }

    private Process Start(string folder, string[] arguments) => Start(_program, folder, arguments);

    private static Process Start(string program, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
