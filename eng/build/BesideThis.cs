using System.Diagnostics;

namespace GwyTip.Eng;

/// <summary>
/// Another verb of this program that runs at the same time; what it says is kept, and printed when it is waited for.
/// </summary>
internal sealed class BesideThis : IDisposable
{
    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly string _file;

    private BesideThis(Process process, string file)
    {
        (_process, _file) = (process, file);
        _log = new StreamWriter(file);
        process.OutputDataReceived += (_, line) => Write(line.Data);
        process.ErrorDataReceived += (_, line) => Write(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <param name="verb">The verb.</param>
    /// <param name="log">File for what it says; its folder exists.</param>
    public static BesideThis Start(string verb, string log)
    {
        string program = Environment.ProcessPath!;
        // dotnet itself runs the program where there is no launcher.
        string[] arguments = Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? [Environment.GetCommandLineArgs()[0], verb]
            : [verb];
        return new BesideThis(
            Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Environment.CurrentDirectory,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!,
            log);
    }

    /// <summary>Waits for its end and prints what it said.</summary>
    /// <returns>Its exit status.</returns>
    public int Finish()
    {
        _process.WaitForExit();
        _log.Flush();
        Console.Write(File.ReadAllText(_file));
        return _process.ExitCode;
    }

    /// <summary>Ends it where nobody waited for it.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
        _process.Dispose();
        _log.Dispose();
    }

    private void Write(string? line)
    {
        lock (_log)
        {
            if (line is not null)
            {
                _log.WriteLine(line);
            }
        }
    }
}
