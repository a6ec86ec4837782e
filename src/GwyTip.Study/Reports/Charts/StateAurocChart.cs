using GwyTip.Training.Documents;

namespace GwyTip.Study.Reports;

/// <summary>The paper's area of every state (Fig. 2) beside that of each run's ensemble.</summary>
internal static class StateAurocChart
{
    private const int Left = 150, Width = 420, Bar = 16, Gap = 14, Top = 48;

    /// <summary>Where the axis begins: all of them lie far above a guess.</summary>
    private const double From = 0.5;

    public static FigureBlock? Draw(IReadOnlyList<RunScore> runs)
    {
        RunScore[] ours = [.. runs.Where(r => r.Ensemble is not null && r.Surface == Paper.Surfaces[0].Surface)];
        if (ours.Length == 0)
        {
            return null;
        }
        string[] states = [.. Paper.StateAuroc.Keys];
        int each = (ours.Length + 1) * Bar + Gap, bottom = Top + states.Length * each;
        var svg = new SvgText(Left + Width + 240, bottom + 40).Title(Left + Width / 2, "AUROC of every state");
        for (int i = 0; i <= 5; i++)
        {
            double at = From + i * (1 - From) / 5;
            svg.Path(SvgText.Invariant($"M{X(at):0.#} {Top - 8}V{bottom}"), "stroke=\"#ddd\"")
                .Label(X(at), bottom + 20, SvgText.Invariant($"{at:0.0}"), "text-anchor=\"middle\"");
        }
        for (int k = 0; k < states.Length; k++)
        {
            int y = Top + k * each;
            string colour = StateColours.ForState(states[k], k);
            svg.Label(Left - 10, y + each / 2.0 - Gap / 2.0 + 4, Cell.State(states[k]), "text-anchor=\"end\"");
            Row(svg, y, Paper.StateAuroc[states[k]], "#999", $"{Cell.Paper(Paper.StateAuroc[states[k]])} paper");
            for (int r = 0; r < ours.Length; r++)
            {
                var state = ours[r].Ensemble!.Result.States.FirstOrDefault(s => s.Name == states[k]);
                Row(svg, y + (r + 1) * Bar, state?.Auroc ?? double.NaN, colour, $"{Cell.Number(state?.Auroc ?? double.NaN)} "
                    + $"{ours[r].Name}");
            }
        }
        string Ours(RunScore run, string state) =>
            $"{run.Name} {Cell.Number(run.Ensemble!.Result.States.FirstOrDefault(x => x.Name == state)?.Auroc ?? double.NaN)}";
        return new FigureBlock(
            "auroc-of-states",
            "Area of every state, the paper's (grey, caption of its Fig. 2, random split) and the ensembles'. The axis begins "
            + "at 0.5, a guess.",
            "Bars: " + string.Join("; ", states.Select(s => $"{Cell.State(s)}: paper {Cell.Paper(Paper.StateAuroc[s])}, "
                + string.Join(", ", ours.Select(r => Ours(r, s))))),
            svg.ToString());
    }

    private static void Row(SvgText svg, int y, double value, string colour, string text)
    {
        double end = double.IsNaN(value) ? From : Math.Max(value, From);
        svg.Box(Left, y, X(end) - Left, Bar - 3, $"fill=\"{colour}\"")
            .Label(X(end) + 6, y + Bar - 6, text, "font-size=\"11\"");
    }

    private static double X(double value) => Left + (value - From) / (1 - From) * Width;
}
