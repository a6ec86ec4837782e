using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Training.Data;
using GwyTip.Training.Metrics;

namespace GwyTip.Tests.Evaluation;

public sealed class LineStepsOnScansTests
{
    [NeedsFact(Needed.LabelledScans)]
    public void The_largest_step_alone_tells_most_tip_changes()
    {
        string labels = Needs.PathOf(Needed.LabelledScans);
        string images = Path.Combine(Path.GetDirectoryName(labels)!, "images");
        LabelledScan[] certain =
            [.. LabelFile.Read(labels, SurfaceLabels.HydrogenSilicon100).Where(s => s.Labels[TipState.TipChange] is 0 or 1)];

        Scored[] scores = [.. certain.Where((_, i) => i % 10 == 0).Select(s => Score(images, s)).OfType<Scored>()];

        // On all 3,933 of them it is 0.90.
        Assert.InRange(scores.Length, 380, 400);
        Assert.InRange(RocCurve.Measure(scores).Area, 0.85, 1);
    }

    private static Scored? Score(string images, LabelledScan labelled)
    {
        try
        {
            var scan = ScanFile.Pick(Path.Combine(images, labelled.File)).Channel.Scan;
            return LineSteps.Measure(scan, LineFlattening.Fit(scan)) is { } steps
                ? new Scored(steps.Ratio, labelled.Labels[TipState.TipChange] == 1)
                : null;
        }
        catch (ScanException)
        {
            return null;
        }
    }
}
