using GwyTip.Training.Documents;
using GwyTip.Training.Metrics;

namespace GwyTip.Study.Reports;

/// <summary>
/// How often each confidence is given, a panel a state: scans whose labellers mostly saw the state, and the others.
/// </summary>
internal static class ConfidenceHistogram
{
    private const int Panel = 200, Height = 120, Left = 20, Top = 60, Step = Panel + 24;
    private const string No = "#c4c4c4";

    public static FigureBlock Draw(JudgedMembers ensemble, string run)
    {
        var judged = ensemble.Judged;
        var svg = new SvgText(Left + ensemble.States.Count * Step, Top + Height + 60)
            .Title((Left + ensemble.States.Count * Step) / 2, "How often each confidence is given");
        var told = new List<string>();
        for (int k = 0; k < ensemble.States.Count; k++)
        {
            var state = ensemble.States[k];
            int[] yes = new int[CalibrationError.Bins], no = new int[CalibrationError.Bins];
            foreach (var j in judged)
            {
                int bin = Math.Min((int)(j.Report.States[k].Confidence * CalibrationError.Bins), CalibrationError.Bins - 1);
                (j.Scan.Labels[state.Name] > 0.5 ? yes : no)[bin]++;
            }
            Draw(svg, Left + k * Step, Cell.State(state.Name), StateColours.ForState(state.Name, k), state.Threshold, yes, no);
            told.Add($"{Cell.State(state.Name)}: {yes.Sum()} scans that show it, {no.Sum()} that do not");
        }
        return new FigureBlock(
            $"{run}-histogram",
            "Confidences of all held-out scans, coloured where more than half of the labellers saw the state, grey where not. "
            + "Each kind has its own scale, its fullest bin reaching the top, for most scans lack most states. The dashed line "
            + "is the threshold of a vote.",
            "Histograms of confidence. " + string.Join("; ", told), svg.ToString());
    }

    private static void Draw(SvgText svg, int left, string state, string colour, double threshold, int[] yes, int[] no)
    {
        const double width = Panel / (double)CalibrationError.Bins;
        svg.Label(left + Panel / 2, Top - 10, state, "text-anchor=\"middle\"");
        for (int b = 0; b < yes.Length; b++)
        {
            double up = Up(no, b), over = Up(yes, b);
            svg.Box(left + b * width, Top + Height - up, width - 1, up, $"fill=\"{No}\"", $"{no[b]} without")
                .Box(left + b * width + width / 4, Top + Height - over, width / 2, over, $"fill=\"{colour}\"", $"{yes[b]} with");
        }
        double at = left + threshold * Panel;
        svg.Path(SvgText.Invariant($"M{left} {Top + Height}h{Panel}"), "stroke=\"#444\"")
            .Path(SvgText.Invariant($"M{at:0.#} {Top}V{Top + Height}"), "stroke=\"#444\" stroke-dasharray=\"4 3\"")
            .Label(left, Top + Height + 18, "0").Label(left + Panel, Top + Height + 18, "1", "text-anchor=\"end\"")
            .Label(left + Panel / 2, Top + Height + 18, "confidence", "text-anchor=\"middle\" font-size=\"11\"")
            .Label(left + Panel / 2, Top + Height + 36, $"{yes.Sum()} with, {no.Sum()} without", "text-anchor=\"middle\" "
                + "font-size=\"11\" fill=\"#666\"");
    }

    private static double Up(int[] bins, int bin) => bins.Max() == 0 ? 0 : Height * bins[bin] / (double)bins.Max();
}
