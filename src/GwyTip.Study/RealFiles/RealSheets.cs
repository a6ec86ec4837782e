using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Simulation;
using GwyTip.Training;
using GwyTip.Training.Documents;

namespace GwyTip.Study.RealFiles;

/// <summary>
/// Contact sheets of right, wrong and open calls, with a page that says which scan is which. They show the scans themselves,
/// whose licences may forbid to hand them on.
/// </summary>
internal static class RealSheets
{
    /// <summary>The page that shows them.</summary>
    public const string PageName = "calls.md";

    private const int ScansARow = 8;

    private static readonly (string Name, string Title, bool? IsRight)[] _sheets =
    [
        ("right", "Right", true), ("wrong", "Wrong", false), ("open", "Left open, or nothing asked", null),
    ];

    /// <param name="folder">Made where it is missing.</param>
    /// <param name="calls">Those judged have to hold their scans.</param>
    /// <exception cref="TrainingException">A file cannot be written.</exception>
    public static void Write(string folder, IReadOnlyList<RealCall> calls)
    {
        var page = new Document("Calls on real scans");
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, title, isRight) in _sheets)
            {
                RealCall[][] rows =
                [
                    .. calls.Where(c => c.Said.Scan is not null && c.IsRight == isRight)
                        .GroupBy(c => (c.Scan.Kind, c.Scan.Label)).SelectMany(g => g.Chunk(ScansARow)),
                ];
                page.Heading(2, title);
                if (rows.Length == 0)
                {
                    page.Paragraph("None.");
                    continue;
                }
                ScanSheet.Write(Path.Combine(folder, name + ".png"), [.. rows.Select(Scans)]);
                page.Add(new PicturesBlock((name + ".png", title))).Table(
                    ["row", "kind", "label", "from left to right"], rows.Index(),
                    r =>
                    [
                        Cell.Count(r.Index + 1), r.Item[0].Scan.Kind, r.Item[0].Scan.Label,
                        string.Join("; ", r.Item.Select(Text)),
                    ]);
            }
            File.WriteAllText(Path.Combine(folder, PageName), MarkdownWriter.Text(page));
        }
        catch (Exception e) when (e is ScanFileException or IOException or UnauthorizedAccessException)
        {
            throw new TrainingException(e.Message, e);
        }
    }

    private static Scan[] Scans(RealCall[] row) => [.. row.Select(c => c.Said.Scan!)];

    private static string Text(RealCall call)
    {
        var report = call.Said.Report!;
        return $"{call.Scan.File}: {Verdicts.NameOf(report.Verdict)}, {report.State} ({report.Surface})";
    }
}
