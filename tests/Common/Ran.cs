using System.Diagnostics;

namespace GwyTip.Tests;

/// <summary>How a program ended that was run to its end, and what it said.</summary>
/// <param name="Status">Exit status; 128 and more: ended by a signal.</param>
internal sealed record Ran(int Status, string Output, string Errors)
{
    /// <summary>A machine under load is slow, not wrong.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The lines of the output, without their ends.</summary>
    public string[] Lines => Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The rest of the line that starts with a word.</summary>
    public string this[string word] => Lines.Single(l => l.StartsWith(word + " ", StringComparison.Ordinal))[(word.Length + 1)..];

    /// <summary>The number behind a word that a line starts with.</summary>
    public double Number(string word) => double.Parse(this[word]);

    /// <summary>The last words, for a report.</summary>
    public string Last
    {
        get
        {
            string said = (Errors.Trim().Length > 0 ? Errors : Output).Trim().ReplaceLineEndings(" ");
            return $"status {Status}: {(said.Length > 300 ? "…" + said[^300..] : said)}";
        }
    }

    /// <summary>Runs a program of this system in the checkout.</summary>
    public static Ran Here(string program, params string[] arguments) =>
        ToItsEnd(new ProcessStartInfo(program, arguments) { WorkingDirectory = Repository.Root });

    /// <summary>As <see cref="Here"/>, of a program that has to succeed.</summary>
    /// <exception cref="InvalidOperationException">It did not.</exception>
    public static Ran Must(string program, params string[] arguments)
    {
        Ran ran = Here(program, arguments);
        return ran.Status == 0 ? ran : throw new InvalidOperationException(
            $"{program} {string.Join(' ', arguments)} ended with {ran.Status}:\n{ran.Output}\n{ran.Errors}");
    }

    /// <summary>Runs a program to its end, its outputs redirected.</summary>
    /// <param name="input">What it reads; it may end before it has read everything.</param>
    /// <param name="meanwhile">Done once it has started.</param>
    /// <param name="patience">How long it may take; ten minutes otherwise.</param>
    /// <exception cref="TimeoutException">It took longer, and was killed.</exception>
    public static Ran ToItsEnd(
        ProcessStartInfo start, byte[]? input = null, Action<Process>? meanwhile = null, TimeSpan? patience = null)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        meanwhile?.Invoke(process);
        try
        {
            using var stream = process.StandardInput.BaseStream;
            stream.Write(input);
        }
        catch (IOException)
        {
            // It ended before it had read everything; its status tells.
        }
        if (!process.WaitForExit(patience ?? Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{start.FileName} {string.Join(' ', start.ArgumentList)} did not end");
        }
        return new Ran(process.ExitCode, output.Result, errors.Result);
    }
}
