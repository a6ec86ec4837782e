using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GwyTip.Tests;

/// <summary><c>gwytip watch</c> at work in a workplace, until it is told to end.</summary>
internal sealed class Watching : IDisposable
{
    /// <summary>A machine under load is slow, not wrong.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly StringBuilder _output = new(), _errors = new();
    private readonly Workplace _work;

    /// <param name="work">Where to run; the log is there as <c>log.jsonl</c>.</param>
    /// <param name="arguments">Behind the folder, the models, the log and a short time to settle.</param>
    public Watching(Workplace work, params string[] arguments)
        : this(work, "log.jsonl", arguments)
    {
    }

    private Watching(Workplace work, string log, string[] arguments)
    {
        _work = work;
        _process = work.Start(["watch", "in", "--models", work.Models.Folder, "--settle", "0.3", "--log", log, .. arguments]);
        _process.OutputDataReceived += (_, line) => Add(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_errors, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>It writes its log elsewhere; <see cref="Log"/> finds none.</summary>
    public static Watching WithLog(Workplace work, string log) => new(work, log, []);

    /// <summary>What it said so far about how things go.</summary>
    public string Errors => Read(_errors);

    public string Output => Read(_output);

    /// <summary>The objects of the log so far; a line that is not there as a whole yet is left out.</summary>
    public JsonElement[] Log(string kind)
    {
        string text = LogText();
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).Where(e => e.GetProperty("event").GetString() == kind)];
    }

    /// <summary>Not while a line is being added: on Linux .NET opens for reading no file that another program has to itself.</summary>
    private string LogText()
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var file = new FileStream(_work.PathTo("log.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                return new StreamReader(file).ReadToEnd();
            }
            catch (IOException e) when (e is not FileNotFoundException && clock.Elapsed < Patience)
            {
                Thread.Sleep(1);
            }
        }
    }

    public void WaitFor(Func<bool> what)
    {
        var clock = Stopwatch.StartNew();
        while (!what())
        {
            Assert.False(_process.HasExited, $"ended: {Errors}");
            Assert.True(clock.Elapsed < Patience, $"waited in vain\n{Output}\n{Errors}");
            Thread.Sleep(50);
        }
    }

    /// <summary>
    /// Where its page is, once it has looked at the folder: what is written before that is there already, and ignored.
    /// </summary>
    public string PageAddress()
    {
        WaitForStart();
        return Regex.Match(Errors, @"the page is at (\S+)").Groups[1].Value;
    }

    /// <summary>Waits until it has looked at the folder.</summary>
    public void WaitForStart() => WaitFor(() => Errors.Contains("watching ", StringComparison.Ordinal));

    /// <summary>Ends it as Ctrl-C does.</summary>
    /// <returns>What it said.</returns>
    public Ran End()
    {
        Process.Start("kill", ["-INT", $"{_process.Id}"]).WaitForExit();
        Assert.True(_process.WaitForExit(Patience), "Ctrl-C did not end it");
        _process.WaitForExit();
        return new Ran(_process.ExitCode, Output, Errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
        _process.Dispose();
    }

    private static void Add(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.Append(line).Append(line is null ? "" : "\n");
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
