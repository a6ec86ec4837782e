using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Output;

/// <summary>What became of one scan: a report, or an error.</summary>
/// <param name="File">The file as it was typed or found.</param>
/// <param name="Channel">The channel; null where the file could not be read.</param>
internal sealed record ScanResult(string File, ScanChannel? Channel)
{
    public TipReport? Report { get; init; }

    /// <summary>What the scan says of its tip; null where there is no report, or nobody asked.</summary>
    public TipReading? Tip { get; init; }

    /// <summary>How it compares with the reference; null where there is no report, or no reference.</summary>
    public HeldAgainst? Like { get; init; }

    /// <summary>The execution provider that ran; null where none did.</summary>
    public string? Provider { get; init; }

    /// <summary>A code and a sentence, e.g. <c>constant: …</c>; null where there is a report.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the error says only that the channel is not an image of the surface: nothing has failed.</summary>
    public bool IsPassedOver { get; init; }

    /// <summary>
    /// What there is to say besides, a sentence each: another channel was judged, a part of the file is damaged, …
    /// </summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Of a file found in a folder: it is not a scan, which is not an error there; null: it is one.</summary>
    public LeftOut? LeftOut { get; init; }
}

/// <summary>How a scan compares with a reference.</summary>
/// <param name="Reference">The reference's file as it was typed.</param>
/// <param name="Comparison">What came of it.</param>
internal sealed record HeldAgainst(string Reference, ScanComparison Comparison);
