using GwyTip.Core;
using GwyTip.Training.Documents;

namespace GwyTip.Study.Reports;

/// <summary>The agreed state of each scan against the most likely one, tip change set aside.</summary>
internal sealed record ConfusionMatrix(IReadOnlyList<string> States, int[,] Counts)
{
    private const int Side = 104, Left = 150, Top = 66;

    public static ConfusionMatrix Count(JudgedMembers ensemble)
    {
        string[] states = [.. ensemble.States.Select(s => s.Name).Where(s => s != TipState.TipChange)];
        int[,] counts = new int[states.Length, states.Length];
        foreach (var j in ensemble.Judged.Where(j => states.Contains(j.Scan.SingleState) && states.Contains(j.Report.State)))
        {
            counts[Array.IndexOf(states, j.Scan.SingleState), Array.IndexOf(states, j.Report.State)]++;
        }
        return new ConfusionMatrix(states, counts);
    }

    public FigureBlock Figure(string run)
    {
        int n = States.Count;
        var svg = new SvgText(Left + n * Side + 20, Top + n * Side + 30)
            .Title(Left + n * Side / 2, "Agreed state (rows) and the one named (columns)");
        var told = new List<string>();
        for (int r = 0; r < n; r++)
        {
            int all = Enumerable.Range(0, n).Sum(c => Counts[r, c]);
            svg.Label(Left - 8, Top + r * Side + Side / 2, Cell.State(States[r]), "text-anchor=\"end\"")
                .Label(Left + r * Side + Side / 2, Top - 10, Cell.State(States[r]), "text-anchor=\"middle\" font-size=\"11\"")
                .Label(Left - 8, Top + r * Side + Side / 2 + 16, $"{all} scans", "text-anchor=\"end\" font-size=\"11\" "
                    + "fill=\"#666\"");
            for (int c = 0; c < n; c++)
            {
                double share = all == 0 ? 0 : Counts[r, c] / (double)all;
                string ink = share > 0.55 ? "fill=\"#fff\"" : "";
                string percent = (all == 0 ? Cell.None : Cell.Percent(share)).Text;
                int x = Left + c * Side + Side / 2 - 1, y = Top + r * Side + Side / 2;
                svg.Box(Left + c * Side, Top + r * Side, Side - 2, Side - 2, $"fill=\"{Shade(share)}\"")
                    .Label(x, y, percent, $"text-anchor=\"middle\" font-size=\"16\" {ink}")
                    .Label(x, y + 18, $"{Counts[r, c]}", $"text-anchor=\"middle\" font-size=\"11\" {ink}");
            }
            told.Add($"{Cell.State(States[r])}: {(all == 0 ? "no scans" : $"{Counts[r, r]} of {all} right")}");
        }
        return new FigureBlock(
            $"{run}-confusion",
            "Confusion matrix: of the held-out scans with one agreed state, the share that is given each state. The mean of the "
            + "diagonal is the balanced accuracy.",
            "Confusion matrix. " + string.Join("; ", told), svg.ToString());
    }

    /// <summary>From white to a dark blue.</summary>
    private static string Shade(double share)
    {
        int Mix(int dark) => (int)Math.Round(247 + share * (dark - 247));
        return $"rgb({Mix(20)},{Mix(80)},{Mix(150)})";
    }
}
