using GwyTip.Core;
using GwyTip.Simulation;
using GwyTip.Training.Data;

namespace GwyTip.Study.PartialScans;

/// <summary>
/// Tip changes whose line is known, in measured scans: the first lines of one scan and the last of another. Both are clean, as
/// large as each other, measured from the first line to the last, and of other series, so that they do not show the same spot.
/// </summary>
internal static class SplicedTrials
{
    /// <summary>The line lies so far from both ends, as a share of the lines.</summary>
    private const double Margin = 0.2;

    /// <summary>
    /// As a scan comes from the microscope, whose lines nobody levelled: of the heights' range, standard deviation of the step
    /// from line to line and of what each line has of its own, and the jump at the change.
    /// </summary>
    private const double Drift = 0.02, Unrest = 0.02, Jump = 0.5;

    /// <summary>Share of the pixels at either end that the range leaves out.</summary>
    private const double Outside = 0.02;

    /// <param name="name">Which scans.</param>
    /// <param name="clean">Scans in which the tip did not change, in an order drawn at random.</param>
    /// <param name="most">Most changes to make.</param>
    /// <param name="raw">Whether lines lie as before any levelling, and the change is a jump in height besides.</param>
    /// <param name="seed">Which lines.</param>
    /// <returns>As many changed scans as clean ones.</returns>
    public static TrialScans Make(
        string name, IReadOnlyList<(LabelledScan Label, Scan Scan)> clean, int most, bool raw, ulong seed)
    {
        clean = [.. clean.Where(c => MeasuredLines.Find(c.Scan).Missing == 0)];
        var changed = new List<TrialScan>();
        var unchanged = new List<TrialScan>();
        for (int n = 0; n < clean.Count && changed.Count < most; n++)
        {
            var (label, scan) = clean[n];
            var other = clean.Skip(n + 1).Concat(clean.Take(n)).FirstOrDefault(
                o => o.Scan.Width == scan.Width && o.Scan.Lines == scan.Lines
                    && (o.Label.Session, o.Label.Series) != (label.Session, label.Series)).Scan;
            if (other is null)
            {
                continue;
            }
            var random = new RandomSource(seed).Branch((ulong)n);
            int line = (int)(scan.Lines * random.Between(Margin, 1 - Margin));
            double jump = raw ? Jump * (random.Uniform() < 0.5 ? -1 : 1) : 0;
            changed.Add(new TrialScan(Of(scan, other, line, jump, raw ? random.Branch("changed") : null), [line]));
            unchanged.Add(new TrialScan(Of(scan, scan, line, 0, raw ? random.Branch("clean") : null), []));
        }
        return new TrialScans(name, changed, unchanged);
    }

    /// <param name="first">Where the lines above come from.</param>
    /// <param name="second">Where the others come from.</param>
    /// <param name="line">The first of these.</param>
    /// <param name="jump">By how much they lie higher, in parts of the range of <paramref name="first"/>.</param>
    /// <param name="heights">Moves lines; null: they stay as they are.</param>
    private static Scan Of(Scan first, Scan second, int line, double jump, RandomSource? heights)
    {
        double[] all = [.. Enumerable.Range(0, first.Lines).SelectMany(y => first.Line(y).ToArray()).Where(double.IsFinite)];
        double range = Order.Quantile(all, 1 - Outside) - Order.Quantile(all, Outside), drift = 0;
        var spliced = new double[first.Width * first.Lines];
        for (int y = 0; y < first.Lines; y++)
        {
            drift += heights is null ? 0 : Drift * heights.Normal();
            double shift = range * (drift + (heights is null ? 0 : Unrest * heights.Normal()) + (y >= line ? jump : 0));
            var source = (y >= line ? second : first).Line(y);
            for (int x = 0; x < source.Length; x++)
            {
                spliced[y * first.Width + x] = source[x] + shift;
            }
        }
        return new Scan(spliced, first.Width, first.Lines)
        {
            MetresPerPixelX = first.MetresPerPixelX,
            MetresPerPixelY = first.MetresPerPixelY,
        };
    }
}
