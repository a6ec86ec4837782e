using GwyTip.Cli.Output;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Watch;

/// <summary>What became of one file.</summary>
/// <param name="File">As it was when it was handed in.</param>
/// <param name="Results">One a channel, at least one.</param>
internal sealed record JudgedFile(FoundFile File, IReadOnlyList<WatchedScan> Results)
{
    /// <summary>The file was written while it was read: the results mean nothing.</summary>
    public bool Changed { get; init; }

    /// <summary>The file is not there any more.</summary>
    public bool Gone { get; init; }

    /// <summary>The file could not be read as scans.</summary>
    public bool IsUnreadable => Results[0].Result is { Channel: null };

    /// <summary>The file is not a scan; null: it is one.</summary>
    public LeftOut? LeftOut => Results[0].Result.LeftOut;
}

/// <summary>A scan of a watched file.</summary>
/// <param name="Result">As <c>classify</c> gives it; of a scan that still runs, about the lines so far.</param>
internal sealed record WatchedScan(ScanResult Result)
{
    /// <summary>Lines of the scan; null where it could not be read.</summary>
    public int? Lines { get; init; }

    /// <summary>Lines that were measured so far.</summary>
    public int? MeasuredLines { get; init; }

    /// <summary>Row at which a running scan gave the alarm of a tip change; null: none.</summary>
    public int? AlarmLine { get; init; }

    /// <summary>A small picture as <see cref="ScanPicture"/> makes it; null where there is none.</summary>
    public byte[]? Picture { get; init; }

    /// <summary>Whether lines are still to come.</summary>
    public bool IsRunning => MeasuredLines < Lines;
}
