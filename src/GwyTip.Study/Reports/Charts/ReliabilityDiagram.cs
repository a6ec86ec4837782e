using GwyTip.Training.Documents;
using GwyTip.Training.Metrics;

namespace GwyTip.Study.Reports;

/// <summary>Mean label against mean confidence in the bins of the calibration error, a line a state.</summary>
internal static class ReliabilityDiagram
{
    /// <summary>A bin with fewer scans says little; the calibration error counts them all.</summary>
    private const int Least = 5;

    public static FigureBlock Draw(JudgedMembers ensemble, string run)
    {
        var judged = ensemble.Judged;
        ChartLine[] lines =
        [
            .. ensemble.States.Select((s, k) => new ChartLine(
                $"{Cell.State(s.Name)}: {Cell.Number(ensemble.Result.States[k].Ece)}", StateColours.ForState(s.Name, k),
                Points([.. judged.Select(j => (j.Report.States[k].Confidence, j.Scan.Labels[s.Name]))]))),
        ];
        return new FigureBlock(
            $"{run}-reliability",
            $"Reliability: the mean label of the scans whose confidence lies in each of {CalibrationError.Bins} bins, on all "
            + $"held-out scans with soft labels; bins of fewer than {Least} scans are not drawn. "
            + "On the diagonal a confidence is the share of labellers who agree. In the legend, the expected calibration error.",
            "Reliability diagram. Expected calibration errors: " + string.Join("; ", lines.Select(l => l.Legend)),
            new LineChart("Reliability", ChartAxis.Share("confidence"), ChartAxis.Share("mean label"), LegendPlace.RightBelow)
            { HasDiagonal = true }.Draw(lines));
    }

    /// <summary>A point for each bin that holds enough scans.</summary>
    public static IReadOnlyList<(double X, double Y)> Points(IReadOnlyList<(double Confidence, double Label)> scans) =>
    [
        .. scans.GroupBy(s => Math.Min((int)(s.Confidence * CalibrationError.Bins), CalibrationError.Bins - 1))
            .Where(g => g.Count() >= Least).OrderBy(g => g.Key)
            .Select(g => (g.Average(s => s.Confidence), g.Average(s => s.Label))),
    ];
}
