using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Documents;

namespace GwyTip.Study.Reports;

/// <summary>Right and wrong calls of every state, as small pictures.</summary>
internal static class SurestCalls
{
    private const int Thumb = 128, Step = Thumb + 12, Row = Thumb + 46, Left = 150, Top = 50;
    private const string Right = "#2c8c3c", Wrong = "#cc2b2b";

    public static FigureBlock Draw(IReadOnlyList<Calls> calls, IReadOnlyDictionary<string, FlattenedScan> scans, string run)
    {
        var svg = new SvgText(Left + Calls.Most * Step + 10, Top + 2 * calls.Count * Row + 10)
            .Title(Left + Calls.Most * Step / 2, "The surest calls, right and wrong");
        for (int c = 0; c < calls.Count; c++)
        {
            DrawRow(svg, Top + 2 * c * Row, calls[c], right: true, scans);
            DrawRow(svg, Top + (2 * c + 1) * Row, calls[c], right: false, scans);
        }
        return new FigureBlock(
            $"{run}-calls",
            $"Of each state, up to {Calls.Most} held-out scans that a majority of members calls so with the highest "
            + "confidence: first those the labellers agree with, "
            + "then those they do not, with their answer. The number is the confidence; the whole name of a scan shows where "
            + "the mouse rests on it, and stands in report.json.",
            "Contact sheet. " + string.Join("; ", calls.Select(c => $"{Cell.State(c.State)}: {c.Right.Count} right and "
            + $"{c.Wrong.Count} wrong calls shown")),
            svg.ToString());
    }

    private static void DrawRow(SvgText svg, int y, Calls calls, bool right, IReadOnlyDictionary<string, FlattenedScan> scans)
    {
        var judged = right ? calls.Right : calls.Wrong;
        string colour = right ? Right : Wrong;
        svg.Label(Left - 14, y + Thumb / 2 - 4, Cell.State(calls.State), "text-anchor=\"end\"")
            .Label(Left - 14, y + Thumb / 2 + 14, right ? "right" : "wrong", "text-anchor=\"end\" font-size=\"12\" "
                + $"fill=\"{colour}\"");
        if (judged.Count == 0)
        {
            svg.Label(Left, y + Thumb / 2, "none", "fill=\"#666\"");
        }
        for (int i = 0; i < judged.Count; i++)
        {
            int x = Left + i * Step;
            var scan = judged[i].Scan;
            var confidence = Cell.Paper(judged[i].Report.States[calls.Index].Confidence);
            string said = calls.State == TipState.TipChange ? (right ? "tip change" : "no change") : Pictures.Labelled(scan);
            svg.Image(x, y, Thumb, Thumbnail.Draw(scans[scan.File]), scan.File)
                .Box(x, y, Thumb, Thumb, $"fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"")
                .Label(x, y + Thumb + 14, $"{confidence}  {said}", "font-size=\"11\"")
                .Label(x, y + Thumb + 27, Pictures.Short(scan), "font-size=\"9\" fill=\"#777\"");
        }
    }
}
