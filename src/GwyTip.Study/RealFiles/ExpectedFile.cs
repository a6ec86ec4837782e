using GwyTip.Core;
using GwyTip.Training;

namespace GwyTip.Study.RealFiles;

/// <summary>What may be said of a scan file.</summary>
/// <param name="File">Below the folder of files.</param>
/// <param name="Surfaces">Surfaces, or <c>unknown-surface</c>, or <c>any</c>.</param>
/// <param name="Verdicts">Verdicts, or <c>any</c>.</param>
internal sealed record ExpectedFile(string File, IReadOnlyList<string> Surfaces, IReadOnlyList<string> Verdicts)
{
    private const string Whatever = "any";

    private static readonly string Unknown = Core.Verdicts.NameOf(Verdict.UnknownSurface);

    /// <summary>Whether only <c>unknown-surface</c> is right.</summary>
    public bool IsForeign => Surfaces.SequenceEqual([Unknown]);

    /// <summary>
    /// Whether a report is as expected. One with the verdict <c>unknown-surface</c> names no surface, nor does one of the bundle
    /// for <see cref="AnySurface"/>, whatever its verdict: no bundle of a surface recognised the scan.
    /// </summary>
    public bool Accepts(TipReport report)
    {
        bool isUnknown = !report.IsRecognised;
        string surface = isUnknown ? Unknown : report.Surface;
        return (Surfaces.Contains(Whatever) || Surfaces.Contains(surface))
            && (Verdicts.Contains(Whatever) || Verdicts.Contains(Core.Verdicts.NameOf(report.Verdict))
                || (isUnknown && Verdicts.Contains(Unknown)));
    }

    /// <summary>
    /// Whether what came of the file is as expected. A reason in place of a verdict is an answer, too, where anything is right; a
    /// file that cannot be read is not one.
    /// </summary>
    public bool Accepts(RealVerdict judged) => judged.Report is { } report
        ? Accepts(report)
        : judged.IsRead && Surfaces is [Whatever] && Verdicts is [Whatever];

    /// <param name="path">CSV with the columns file, accepted_surfaces and accepted_verdicts; several words each.</param>
    /// <exception cref="TrainingException">The file cannot be read, or is not such a list.</exception>
    public static IReadOnlyList<ExpectedFile> Read(string path) =>
    [
        .. ListedRows.Read(path, "file", "accepted_surfaces", "accepted_verdicts")
            .Select(r => new ExpectedFile(r.Cells[0], Words(r.Cells[1]), Words(r.Cells[2]))),
    ];

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
