using System.ComponentModel;
using System.Diagnostics;

namespace GwyTip.Eng;

/// <summary>Runs other programs.</summary>
internal static class Tool
{
    /// <summary>Runs a program in the checkout, its output going where ours goes.</summary>
    /// <returns>The program's exit status.</returns>
    /// <exception cref="BuildException">There is no such program.</exception>
    public static int Run(string program, params IEnumerable<string> arguments) => RunIn(Repo.Root, program, arguments);

    /// <summary>As <see cref="Run"/>, in another folder.</summary>
    public static int RunIn(string folder, string program, params IEnumerable<string> arguments)
    {
        using Process process = Start(program, arguments, captured: false, folder);
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>As <see cref="Run"/>, but a status other than 0 ends the verb.</summary>
    public static void Must(string program, params IEnumerable<string> arguments)
    {
        int status = Run(program, arguments);
        if (status != 0)
        {
            throw new BuildException($"{Path.GetFileName(program)} {string.Join(' ', arguments)}\nended with status {status}.");
        }
    }

    /// <summary>Runs a program and keeps its standard output.</summary>
    public static (int Status, string Output) Read(string program, params IEnumerable<string> arguments)
    {
        using Process process = Start(program, arguments, captured: true);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    /// <summary>Starts a program and leaves it to itself.</summary>
    public static void Launch(string program, params IEnumerable<string> arguments) =>
        Start(program, arguments, captured: false).Dispose();

    /// <summary>Where on the PATH a program lies, or null.</summary>
    public static string? Find(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ""] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending)))
            .FirstOrDefault(File.Exists);
    }

    private static Process Start(string program, IEnumerable<string> arguments, bool captured, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? Repo.Root,
            UseShellExecute = false,
            RedirectStandardOutput = captured,
        };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new BuildException($"{program} cannot be started: {e.Message}");
        }
    }
}
