using System.Diagnostics;

namespace GwyTip.Tests.Windows;

/// <summary>What a program said, with the line ends of this system, and how it ended.</summary>
internal sealed record Ran(int Status, string Output, string Errors)
{
    /// <summary>A machine under load is slow, not wrong.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The rest of the line that starts with a word.</summary>
    public string this[string word] => Lines.Single(l => l.StartsWith(word + " ", StringComparison.Ordinal))[(word.Length + 1)..];

    /// <summary>Runs a program to its end.</summary>
    public static Ran ToItsEnd(ProcessStartInfo start, byte[]? input = null)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            using var stream = process.StandardInput.BaseStream;
            stream.Write(input);
        }
        catch (IOException)
        {
            // It ended before it had read everything; its status tells.
        }
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{start.FileName} {string.Join(' ', start.ArgumentList)} did not end");
        }
        return new Ran(process.ExitCode, output.Result.ReplaceLineEndings("\n"), errors.Result.ReplaceLineEndings("\n"));
    }

    /// <summary>Runs a program of this system, which has to succeed.</summary>
    public static Ran Here(string program, params string[] arguments)
    {
        Ran ran = ToItsEnd(new ProcessStartInfo(program, arguments));
        Assert.True(ran.Status == 0, $"{program} {string.Join(' ', arguments)}\n{ran.Output}\n{ran.Errors}");
        return ran;
    }
}
