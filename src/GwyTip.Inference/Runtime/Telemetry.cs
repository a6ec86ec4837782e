using System.Runtime.InteropServices;

namespace GwyTip.Inference;

/// <summary>
/// Keeps ONNX Runtime from collecting facts about the user's machine. Nobody was asked; and on Linux its natives 1.30 run a shell
/// and put the command line through a regular expression that overflows the stack at some ten thousand characters, so that a
/// program with many files as arguments dies.
/// </summary>
internal static partial class Telemetry
{
    private const string Variable = "ORT_DISABLE_TELEMETRY";

    /// <summary>Has to come before ONNX Runtime makes its environment.</summary>
    public static void TurnOff()
    {
        Environment.SetEnvironmentVariable(Variable, "1");
        if (!OperatingSystem.IsWindows())
        {
            // There .NET keeps its variables to itself, and natives read the process's own.
            _ = SetEnvironmentVariable(Variable, "1", overwrite: 1);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironmentVariable(string name, string value, int overwrite);
}
