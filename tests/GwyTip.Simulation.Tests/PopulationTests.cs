using GwyTip.Core;

namespace GwyTip.Simulation.Tests;

public class PopulationTests
{
    private static IEnumerable<ScanPlan> Plans(Population population, int count,
        ParameterRanges ranges = ParameterRanges.Training) =>
        Enumerable.Range(0, count)
            .Select(i => population.Plan(7, i / 10, i % 10, new ScanSize(null, null, population.UsualPixels), ranges));

    public static TheoryData<string> Surfaces { get; } = [.. Population.All.Select(p => p.Surface)];

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void Every_label_is_drawn_alone_and_a_tip_change_is_labelled_where_there_is_one(string surface)
    {
        var population = Population.ForSurface(surface);
        var plans = Plans(population, 600).ToArray();
        foreach (var plan in plans)
        {
            plan.Check();
            Assert.All(plan.Labels, label => Assert.Contains(label, population.Labels));
            Assert.Equal(plan.TipChanges.Count > 0, plan.Labels.Contains(TipState.TipChange));
        }
        foreach (string label in population.Labels.Where(l => l != TipState.TipChange))
        {
            Assert.InRange(plans.Count(p => p.Labels.Where(l => l != TipState.TipChange).SequenceEqual([label])), 30, 300);
        }
        Assert.InRange(plans.Count(p => p.TipChanges.Count > 0), 60, 150);
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void No_two_scans_are_alike_not_even_on_different_surfaces(string surface)
    {
        ulong[] seeds = [.. Plans(Population.ForSurface(surface), 1000)
            .Select(p => p.Seed), .. Plans(Population.All.First(p => p.Surface != surface), 1000).Select(p => p.Seed)];
        Assert.Equal(seeds.Length, seeds.Distinct().Count());
    }

    /// <summary>Most lines are then those of the tip before: one that shows something, where it is fine.</summary>
    [Fact]
    public void A_tip_that_changes_back_soon_gives_a_scan_its_label()
    {
        var plans = Plans(Population.ForSurface("si-h-100"), 6000).Where(p => p.MeasuredLines is null && p.TipChanges.Count == 2
            && p.Tip.Apices[0].Radius < 2 && p.TipChanges[0].After.Apices[0].Radius > 3).ToArray();

        Assert.True(plans.Length >= 5);
        Assert.All(plans, p => Assert.DoesNotContain(SiliconLabels.Bad, p.Labels));
    }

    [Fact]
    public void Labels_are_true_of_the_plans()
    {
        foreach (string surface in (string[])["au-111", "cu-111"])
        {
            foreach (var plan in Plans(Population.ForSurface(surface), 400))
            {
                var metal = (MetalPlan)plan.Surface;
                var labels = plan.Labels;
                Assert.Equal(labels.Contains(MetalLabels.DoubleTip), plan.Tip.Apices.Count > 1);
                Assert.Equal(labels.Contains(MetalLabels.StepEdges), metal.Terraces.Steps.Count > 0);
                int single = metal.Adatoms + ((metal as CopperPlan)?.CarbonMonoxide ?? 0);
                // Pairs are told from neighbours only where there is room between them.
                Assert.True(plan.Tip.Apices.Count == 1 || single <= 4
                    || plan.Size / Math.Sqrt(single) >= 2.2 * MetalTips.Reach(plan.Tip));
                Assert.True(!labels.Contains(MetalLabels.Atoms) || single >= 3);
                Assert.True(!labels.Contains(MetalLabels.Impurities) || metal.Lumps.Count >= 2);
            }
        }
        foreach (var plan in Plans(Population.ForSurface("si-h-100"), 400)
            .Where(p => p.TipChanges.Count == 0 && !p.Labels.Contains(SiliconLabels.Bad)))
        {
            // What a label promises has three pixels a period at least.
            double period = plan.Labels[0] == SiliconLabels.Rows ? Silicon100.RowPeriod : plan.Labels[0] == SiliconLabels.Atoms
                ? Silicon100.AtomSeparation : Silicon100.DimerPeriod;
            Assert.True(period / plan.PixelSize >= 2.99);
        }
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void A_tip_change_is_to_be_seen_at_its_line(string surface)
    {
        // Without noise and mishaps, which may hide it, and without steps, which move on from line to line as a change does.
        int seen = 0, changes = 0;
        foreach (var plan in Plans(Population.ForSurface(surface), 500)
            .Where(p => p.TipChanges.Count == 1 && p.Surface.Terraces.Steps.Count == 0).Take(16))
        {
            var quiet = plan with { Noise = new ScanNoise(), Corruption = new Corruption(), MeasuredLines = null };
            double[] steps = Measure.LineSteps(Simulator.Run(quiet).Scan);
            int row = quiet.RowOf(quiet.TipChanges[0].Line), largest = Array.IndexOf(steps, steps.Max());
            changes++;
            seen += largest >= row - 1 && largest <= row && steps[largest] > 2 * steps.Order().ElementAt(steps.Length / 2)
                ? 1
                : 0;
        }
        Assert.True(seen >= 0.9 * changes, $"{seen} of {changes}");
    }

    [Fact]
    public void Training_and_evaluation_share_no_value_and_the_whole_has_all()
    {
        Draw training = new(new RandomSource(1), ParameterRanges.Training),
            evaluation = new(new RandomSource(2), ParameterRanges.Evaluation),
            whole = new(new RandomSource(3), ParameterRanges.Whole);
        static int Fifth(double v) => (int)Math.Floor(v * 5);
        Assert.Equal([0, 1, 3], Enumerable.Range(0, 500).Select(_ => Fifth(training.In(0, 1))).Distinct().Order());
        Assert.Equal([2, 4], Enumerable.Range(0, 500).Select(_ => Fifth(evaluation.In(0, 1))).Distinct().Order());
        Assert.Equal([0, 1, 2, 3, 4], Enumerable.Range(0, 500).Select(_ => Fifth(whole.In(0, 1))).Distinct().Order());
        Assert.Equal([2, 4], Enumerable.Range(0, 500).Select(_ => Fifth(Math.Log10(evaluation.Log(1, 10)))).Distinct().Order());
        ParameterRanges[] apart = [ParameterRanges.Training, ParameterRanges.Evaluation];
        var radii = apart.Select(r => Plans(Population.ForSurface("cu-111"), 200, r)
            .Where(p => p.Labels.SequenceEqual([MetalLabels.Atoms])).Select(p => Fifth((p.Tip.Apices[0].Radius - 0.4) / 1.6))
                .ToHashSet()).ToArray();
        Assert.Empty(radii[0].Intersect(radii[1]));
    }

    [Fact]
    public void A_size_that_cannot_show_the_states_is_refused_with_the_largest_that_can()
    {
        foreach (var (population, largest) in Population.All.Zip([21.1, 45, 45]))
        {
            var error = Assert.Throws<ArgumentException>(() => population.Check(new ScanSize(100, 120, population.UsualPixels)));
            Assert.Contains(
                largest.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
            population.Check(new ScanSize(3, 100, population.UsualPixels));
        }
    }
}
