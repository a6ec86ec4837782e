namespace GwyTip.Cli;

/// <summary>Exit statuses of <c>gwytip</c>.</summary>
internal static class ExitStatus
{
    public const int Done = 0;

    /// <summary>
    /// Some scan failed (the others are still reported), or nothing could be judged at all: no models, no runtime. Or there is
    /// nowhere to say it: standard output is a full disk or a closed pipe.
    /// </summary>
    public const int Failed = 1;

    public const int WrongUsage = 2;
}
