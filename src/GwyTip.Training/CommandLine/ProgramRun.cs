using System.CommandLine;
using System.CommandLine.Invocation;
using GwyTip.Inference;
using GwyTip.Terminal;
using GwyTip.Training.Engines;

namespace GwyTip.Training.CommandLine;

/// <summary>A program from its command line to its exit status: usage, faults that the user can mend, Ctrl-C.</summary>
internal static class ProgramRun
{
    /// <returns>0: done; 1: it failed, and why is on standard error; 2: wrong usage; 130: stopped.</returns>
    public static async Task<int> Run(RootCommand root, Manual manual, string[] args)
    {
        Machine.KeepMemory();
        HelpWithExamples.AddTo(root, manual);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
        {
            UsageErrors.Write(Console.Error, manual, parsed);
            return UsageErrors.Status;
        }
        // Its own handling of Ctrl-C would break where a second one follows. A command that cannot stop half-way ends as any
        // program does.
        var settings = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        using var stopping = parsed.Action is AsynchronousCommandLineAction ? new Stopping(manual.Program) : null;
        try
        {
            return await parsed.InvokeAsync(settings, stopping?.Token ?? CancellationToken.None);
        }
        catch (Exception e) when (OutputException.In(e) is { } output)
        {
            if (!output.IsClosed)
            {
                Console.Error.WriteLine($"{manual.Program}: {output.Message}");
            }
            return 1;
        }
        catch (Exception e) when (e is TrainingException or IOException or UnauthorizedAccessException or DllNotFoundException
            or BundleException or RuntimeLibraryException)
        {
            Console.Error.WriteLine($"{manual.Program}: {Printable.Escape(e.Message)}");
            return 1;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine($"{manual.Program}: stopped; the same command goes on from here");
            return 130;
        }
    }
}
