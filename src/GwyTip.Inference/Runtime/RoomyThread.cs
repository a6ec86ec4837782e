using System.Runtime.ExceptionServices;

namespace GwyTip.Inference;

/// <summary>
/// Runs a call on a thread with stack enough for the host's command line. ONNX Runtime 1.30 matches a regular expression against
/// /proc/self/cmdline when its environment is made, with a matcher that calls itself for every character: a shell pattern that
/// became a few hundred files would overflow an ordinary stack, and the process would be gone.
/// </summary>
internal static class RoomyThread
{
    private const string CommandLine = "/proc/self/cmdline";

    /// <summary>Measured: about 150. Only what is used becomes memory.</summary>
    private const int BytesPerCharacter = 512;

    private const int OrdinaryStack = 8 << 20;

    private const int LargestStack = 1 << 30;

    /// <summary>Runs on the caller's thread where its stack is enough.</summary>
    public static T Run<T>(Func<T> call)
    {
        long needed = (long)CommandLineLength() * BytesPerCharacter;
        // A host's thread may have a stack far smaller than the main thread's.
        if (needed < OrdinaryStack / 16)
        {
            return call();
        }
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = call();
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            (int)Math.Min(OrdinaryStack + needed, LargestStack));
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }

    private static int CommandLineLength()
    {
        try
        {
            return File.Exists(CommandLine) ? File.ReadAllBytes(CommandLine).Length : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
