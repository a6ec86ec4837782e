using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Output;

/// <summary>What became of one scan: a report, or an error.</summary>
/// <param name="File">The file as it was typed or found.</param>
/// <param name="Channel">The channel's number in the file; null where the file could not be read.</param>
internal sealed record ScanResult(string File, int? Channel)
{
    public TipReport? Report { get; init; }

    /// <summary>The execution provider that ran; null where none did.</summary>
    public string? Provider { get; init; }

    /// <summary>A code and a sentence, e.g. <c>constant: …</c>; null where there is a report.</summary>
    public string? Error { get; init; }

    /// <summary>Of a file found in a folder: it is no scan, which is no error there; null: it is one.</summary>
    public LeftOut? LeftOut { get; init; }
}
