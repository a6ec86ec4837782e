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
        using var process = Process.Start(new ProcessStartInfo(_program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = process.StandardError.ReadToEndAsync();
        while (process.StandardOutput.ReadLine() is { } line && !line.Contains(word, StringComparison.Ordinal))
        {
        }
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>How it ended and what it printed.</summary>
    public Ran Run(string folder, params string[] arguments) => Run(_program, folder, arguments);

    /// <summary>
    /// Runs it where no file can grow beyond a size. The signal that tells of it is ignored, as a full disk sends none; and .NET
    /// is not to map its code twice, for which it makes a large file.
    /// </summary>
    public Ran RunLimited(string folder, long bytes, params string[] arguments) => Run(
        "/bin/sh", folder,
        ["-c", $"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f {bytes / 512}; exec \"$0\" \"$@\"", _program,
            .. arguments]);

    /// <summary>Runs it by a script for bash, in which PROGRAM stands for it.</summary>
    public Ran RunBy(string folder, string script) =>
        Run("/bin/bash", folder, ["-c", script.Replace("PROGRAM", $"'{_program}'", StringComparison.Ordinal)]);

    /// <summary>Runs it, does something meanwhile, and waits for its end.</summary>
    public Ran RunWhile(string folder, Action<Process> meanwhile, params string[] arguments) =>
        Run(_program, folder, arguments, meanwhile);

    private static Ran Run(string program, string folder, string[] arguments, Action<Process>? meanwhile = null) =>
        Ran.ToItsEnd(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder }, null, meanwhile);
}
