using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;

namespace GwyTip.Study.Reports;

/// <summary>Scans of a state and what the ensemble says of them: the paper's Fig. 1.</summary>
internal sealed record ExamplesOfStates(string State, IReadOnlyList<Judgement> Scans)
{
    private const int Thumb = 128, Row = 160, Left = 130, Top = 66, Bars = 120, Step = Thumb + Bars + 36;

    /// <summary>Where among the scans of a state, sorted by its confidence, the samples stand.</summary>
    private static readonly (double At, string Name)[] _places =
        [(0.9, "surer than nine in ten"), (0.5, "in the middle"), (0.1, "less sure than nine in ten")];

    /// <summary>
    /// Of each state the scans that surely show it, at fixed places of the order of confidence: nothing is picked by hand.
    /// </summary>
    public static IReadOnlyList<ExamplesOfStates> Choose(JudgedMembers ensemble)
    {
        var judged = ensemble.Judged;
        var samples = new List<ExamplesOfStates>();
        foreach (var question in StateQuestion.ForStates(ensemble.States))
        {
            Judgement[] sorted =
            [
                .. judged
                    .Where(j => question.IsTipChange
                        ? j.Scan.Labels[TipState.TipChange] == 1
                        : j.Scan.SingleState == question.State.Name)
                    .OrderBy(j => j.Report.States[question.Index].Confidence).ThenBy(j => j.Scan.File, StringComparer.Ordinal),
            ];
            if (sorted.Length > 0)
            {
                samples.Add(new ExamplesOfStates(
                    question.State.Name, [.. _places.Select(p => sorted[(int)Math.Round(p.At * (sorted.Length - 1))])]));
            }
        }
        return samples;
    }

    public static FigureBlock? Draw(
        IReadOnlyList<ExamplesOfStates> samples, IReadOnlyDictionary<string, FlattenedScan> scans, IReadOnlyList<TipState> states,
        string run)
    {
        if (samples.Count == 0)
        {
            return null;
        }
        var svg = new SvgText(Left + _places.Length * Step + 10, Top + samples.Count * Row)
            .Title(Left + _places.Length * Step / 2, "Scans and confidences");
        for (int p = 0; p < _places.Length; p++)
        {
            svg.Label(Left + p * Step, Top - 14, _places[p].Name, "font-size=\"11\" fill=\"#666\"");
        }
        for (int r = 0; r < samples.Count; r++)
        {
            int y = Top + r * Row;
            svg.Label(Left - 12, y + Thumb / 2, Cell.State(samples[r].State), "text-anchor=\"end\"");
            for (int p = 0; p < samples[r].Scans.Count; p++)
            {
                Draw(svg, Left + p * Step, y, samples[r].Scans[p], scans, states);
            }
        }
        return new FigureBlock(
            $"{run}-samples",
            "Scans that show each state, as the networks see them, and the ensemble's confidence in every state; the tick is "
            + "the threshold of a vote (the paper's Fig. 1). "
            + "All are held out: of the scans of a state in the order of its confidence, those a tenth from the top, in the "
            + "middle and a tenth from the end.",
            "Sample scans. " + string.Join("; ", samples.Select(s => $"{Cell.State(s.State)}: confidences "
                + string.Join(", ", s.Scans.Select(j => Cell.Number(Confidence(j, s.State)))))),
            svg.ToString());
    }

    private static double Confidence(Judgement judged, string state) =>
        judged.Report.States.First(s => s.State.Name == state).Confidence;

    private static void Draw(
        SvgText svg, int x, int y, Judgement judged, IReadOnlyDictionary<string, FlattenedScan> scans,
        IReadOnlyList<TipState> states)
    {
        svg.Image(x, y, Thumb, Thumbnail.Draw(scans[judged.Scan.File]), judged.Scan.File);
        for (int k = 0; k < states.Count; k++)
        {
            double confidence = judged.Report.States[k].Confidence, threshold = states[k].Threshold;
            int top = y + 2 + k * 25;
            svg.Label(x + Thumb + 8, top + 9, Cell.State(states[k].Name), "font-size=\"10\" fill=\"#555\"")
                .Label(x + Thumb + 8 + Bars, top + 9, Cell.Paper(confidence).Text, "font-size=\"10\" text-anchor=\"end\"")
                .Box(x + Thumb + 8, top + 13, Bars, 6, "fill=\"#eee\"")
                .Box(x + Thumb + 8, top + 13, Bars * confidence, 6, $"fill=\"{StateColours.ForState(states[k].Name, k)}\"")
                .Path(SvgText.Invariant($"M{x + Thumb + 8 + Bars * threshold:0.#} {top + 11}v10"), "stroke=\"#222\"");
        }
        string verdict = $"{Verdicts.NameOf(judged.Report.Verdict)} ({Cell.Paper(judged.Report.Confidence)})";
        svg.Label(x, y + Thumb + 14, verdict, "font-size=\"11\"");
    }
}
