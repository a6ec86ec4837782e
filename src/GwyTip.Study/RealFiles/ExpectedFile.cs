using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;
using GwyTip.Training;
using GwyTip.Training.Data;

namespace GwyTip.Study.RealFiles;

/// <summary>What may be said of a scan file.</summary>
/// <param name="File">Below the folder of files.</param>
/// <param name="Surfaces">Surfaces, or <c>unknown-surface</c>, or <c>any</c>.</param>
/// <param name="Verdicts">Verdicts, or <c>any</c>.</param>
public sealed record ExpectedFile(string File, IReadOnlyList<string> Surfaces, IReadOnlyList<string> Verdicts)
{
    private const string Any = "any";

    private static readonly string[] Columns = ["file", "accepted_surfaces", "accepted_verdicts"];

    private static readonly string Unknown = Core.Verdicts.NameOf(Verdict.UnknownSurface);

    /// <summary>Whether only <c>unknown-surface</c> is right.</summary>
    public bool IsForeign => Surfaces.SequenceEqual([Unknown]);

    /// <summary>Whether a report is as expected. One with the verdict <c>unknown-surface</c> names no surface.</summary>
    public bool Accepts(TipReport report)
    {
        string verdict = Core.Verdicts.NameOf(report.Verdict), surface = report.Verdict == Verdict.UnknownSurface
            ? Unknown
            : report.Surface;
        return (Surfaces.Contains(Any) || Surfaces.Contains(surface)) && (Verdicts.Contains(Any) || Verdicts.Contains(verdict));
    }

    /// <exception cref="TrainingException">The file cannot be read, or lacks a column.</exception>
    public static IReadOnlyList<ExpectedFile> Read(string path)
    {
        var rows = Csv.Read(path);
        int[] at = [.. Columns.Select(c => rows.Count == 0 ? -1 : Array.IndexOf(rows[0], c))];
        if (at.Contains(-1))
        {
            throw new TrainingException($"{path} lacks a column: it needs {string.Join(", ", Columns)}");
        }
        if (rows.Skip(1).FirstOrDefault(r => r.Length <= at.Max()) is { } shortRow)
        {
            throw new TrainingException($"{path}: the row '{string.Join(',', shortRow)}' has {shortRow.Length} cells");
        }
        return rows.Count > 1
            ? [.. rows.Skip(1).Select(r => new ExpectedFile(r[at[0]], Words(r[at[1]]), Words(r[at[2]])))]
            : throw new TrainingException($"{path} names no file");
    }

    /// <summary>Judges the first topograph of each file; one that cannot be judged spoils no other.</summary>
    public static IReadOnlyList<JudgedFile> Judge(Engine engine, string surface, string folder, IReadOnlyList<ExpectedFile> files)
    {
        using var gwyddion = new GwyddionReader();
        return [.. files.Select(file =>
        {
            try
            {
                var report = engine.Classify(
                    ScanFile.Pick(Path.Combine(folder, file.File), gwyddion).Channel.Scan, surface).Report;
                return new JudgedFile(
                    file, report.Surface, report.Match?.Score, Core.Verdicts.NameOf(report.Verdict), null, file.Accepts(report));
            }
            catch (ScanException e)
            {
                // A reason in place of a verdict is an answer, too; a file that cannot be read is none.
                return new JudgedFile(file, null, null, null, e.Code, file.Surfaces is [Any] && file.Verdicts is [Any]);
            }
            catch (ScanFileException e)
            {
                return new JudgedFile(file, null, null, null, e.Message, false);
            }
        })];
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <param name="Expected">What may be said.</param>
/// <param name="Surface">The surface whose ensemble answered; null: the file could not be judged.</param>
/// <param name="Score">How much the scan looks like it; null: that ensemble cannot tell.</param>
/// <param name="Verdict">What it said; null with <paramref name="Surface"/>.</param>
/// <param name="Error">Why the file could not be judged.</param>
/// <param name="Agrees">Whether that was expected.</param>
public sealed record JudgedFile(
    ExpectedFile Expected, string? Surface, double? Score, string? Verdict, string? Error, bool Agrees);
