using System.Diagnostics;
using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Tests;

/// <summary>
/// A folder with scans, a home without anything in it, models of tiny networks, and the published program to run there. The
/// surface is <c>si-h-100</c>; every scan shows <c>rows</c> with a confidence of 0.75 and <c>tip_change</c> with 0.25.
/// </summary>
internal sealed class Workplace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gwytip-cli-");

    public Workplace() => Models.Add("si-h-100", [new(TinyState.Always("rows", 0.75), TinyState.Always("tip_change", 0.25))]);

    public static string PublishedFolder { get; } = Repository.PathTo("artifacts", "cli");

    public static string ProgramName => OperatingSystem.IsWindows() ? "gwytip.exe" : "gwytip";

    public TinyModels Models { get; } = new();

    /// <summary>The program to run.</summary>
    public string Program { get; set; } = Path.Combine(PublishedFolder, ProgramName);

    /// <summary>Environment variables besides those that keep the user's own installation out.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public void Dispose()
    {
        Models.Dispose();
        _folder.Delete(recursive: true);
    }

    public string PathTo(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a .gwy file of one channel and gives its name.</summary>
    public string Write(string name, double[] heights, int width, int lines) => Write(name, [Channel(0, heights, width, lines)]);

    public string Write(string name, IReadOnlyList<ScanChannel> channels)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathTo(name))!);
        GwyFile.Write(PathTo(name), channels);
        return name;
    }

    /// <summary>Writes a scan that can be judged.</summary>
    public string WriteGood(string name) => Write(name, TestScans.Heights(32, 32), 32, 32);

    public string WriteBytes(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathTo(name), bytes);
        return name;
    }

    /// <summary>Writes a shell script and gives its path.</summary>
    public string WriteScript(string name, string body)
    {
        File.WriteAllText(PathTo(name), $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathTo(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        return PathTo(name);
    }

    /// <summary>Compiles a library to put between the program and its system, from a source in <c>Watch</c>.</summary>
    public string Compile(string source)
    {
        string library = PathTo($"{source}.so");
        string file = Repository.PathTo("tests", "GwyTip.Cli.Tests", "Watch", $"{source}.c");
        string[] warnings = ["-Wall", "-Wextra", "-Werror"];
        using var compiler = Process.Start("cc", [.. warnings, "-shared", "-fPIC", "-o", library, file, "-ldl"]);
        compiler.WaitForExit();
        Assert.Equal(0, compiler.ExitCode);
        return library;
    }

    public static ScanChannel Channel(int id, double[] heights, int width, int lines, string unit = "m") =>
        new(id, $"channel {id}", new Scan(heights, width, lines), unit);

    /// <summary>Runs <c>gwytip classify</c> with the tiny models.</summary>
    public Ran Classify(params string[] arguments) => Run(["classify", "--models", Models.Folder, .. arguments]);

    /// <summary>Runs the program in the folder.</summary>
    public Ran Run(params string[] arguments) => Ran.ToItsEnd(HowToStart(arguments));

    /// <summary>Starts the program in the folder, its outputs redirected.</summary>
    public Process Start(params string[] arguments)
    {
        var start = HowToStart(arguments);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        return Process.Start(start)!;
    }

    private ProcessStartInfo HowToStart(string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { WorkingDirectory = _folder.FullName };
        start.Environment.Remove("GWYTIP_MODELS");
        start.Environment.Remove("GWYTIP_READ");
        start.Environment[OperatingSystem.IsWindows() ? "USERPROFILE"
            : "HOME"] = Directory.CreateDirectory(PathTo("home")).FullName;
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }
        return start;
    }
}
