using System.Diagnostics;

namespace GwyTip.Tests.Torture.Items;

/// <summary>Other programs, which may take hours here.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    public static Ran Run(string program, params string[] arguments) => Run(program, arguments, null);

    /// <param name="environment">Variables; null as a value takes one away.</param>
    /// <param name="meanwhile">Done while it runs.</param>
    /// <param name="folder">Where it runs; null: in the checkout.</param>
    /// <param name="input">What it reads.</param>
    public static Ran Run(
        string program, string[] arguments, IReadOnlyDictionary<string, string?>? environment, Action<Process>? meanwhile = null,
        string? folder = null, byte[]? input = null) =>
        Ran.ToItsEnd(HowToStart(program, arguments, environment, folder), input, meanwhile, Patience);

    /// <summary>Starts one that is killed before its end, and hears nothing of what it says.</summary>
    public static Process Start(
        string program, string[] arguments, IReadOnlyDictionary<string, string?>? environment = null, string? folder = null)
    {
        var start = HowToStart(program, arguments, environment, folder);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        return process;
    }

    private static ProcessStartInfo HowToStart(
        string program, string[] arguments, IReadOnlyDictionary<string, string?>? environment, string? folder)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder ?? Repository.Root };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }
        return start;
    }

    /// <summary>Whether a program is available here.</summary>
    public static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
