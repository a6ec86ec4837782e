using GwyTip.Training.Rules;

namespace GwyTip.Tests.Rules;

public sealed class ThresholdChoiceTests
{
    [Fact]
    public void A_perfect_ranking_is_cut_between_the_classes() =>
        Assert.Equal(
            0.55, ThresholdChoice.Choose([0.9, 0.8, 0.7, 0.4, 0.2, 0.1], [true, true, true, false, false, false], 0.9), 6);

    [Fact]
    public void Where_all_are_found_it_goes_no_lower_though_the_precision_would_allow_it()
    {
        // Behind ten that are right, one wrong one would still leave a precision of 0.91.
        double[] confidences = [.. Enumerable.Range(0, 10).Select(_ => 0.9), 0.1, 0.05];
        Assert.Equal(0.5, ThresholdChoice.Choose(confidences, [.. Enumerable.Range(0, 12).Select(i => i < 10)], 0.9), 6);
    }

    [Fact]
    public void Where_precision_can_be_had_recall_is_as_high_as_it_allows()
    {
        // 19 of the first 20 and 20 of the first 23 are right: 0.95 and 0.87.
        double[] confidences = [.. Enumerable.Range(0, 40).Select(i => 0.99 - i * 0.02)];
        bool[] positive = [.. Enumerable.Range(0, 40).Select(i => i is < 20 and not 10 || i == 22)];
        double threshold = ThresholdChoice.Choose(confidences, positive, 0.9);
        Assert.InRange(threshold, confidences[21], confidences[20]);
    }

    [Fact]
    public void Equal_confidences_are_never_divided()
    {
        double threshold = ThresholdChoice.Choose([0.6, 0.6, 0.6, 0.2], [true, false, true, false], 0.9);
        Assert.InRange(threshold, 0.2, 0.6);
    }

    [Fact]
    public void Without_a_positive_the_threshold_is_a_half() =>
        Assert.Equal(0.5, ThresholdChoice.Choose([0.9, 0.1], [false, false], 0.9));

    [Fact]
    public void Every_fold_by_itself_has_to_be_precise()
    {
        // Fold 0 ranks perfectly down to 0.3; in fold 1 scans without the state reach 0.6. Together 30 of 32 are right at 0.3.
        double[] confidences = [.. Enumerable.Range(0, 28).Select(i => 0.95 - i * 0.02), 0.9, 0.8, 0.6, 0.55];
        bool[] positive = [.. Enumerable.Repeat(true, 30), false, false];
        int[] folds = [.. Enumerable.Repeat(0, 28), 1, 1, 1, 1];
        Assert.InRange(ThresholdChoice.Choose(confidences, positive, 0.9), 0, 0.42);
        Assert.InRange(ThresholdChoice.Choose(confidences, positive, folds), 0.6, 0.8);
    }

    [Fact]
    public void A_fold_in_which_nothing_is_precise_demands_nothing()
    {
        // Fold 0 is perfect; in fold 1 two of three scans do not show the state, however sure the members are.
        double[] confidences = [.. Enumerable.Range(0, 40).Select(i => 0.95 - i * 0.02), .. Enumerable.Range(0, 6).Select(
            i => 0.9 - i * 0.1)];
        bool[] positive = [.. Enumerable.Range(0, 40).Select(i => i < 20), false, true, false, false, true, false];
        int[] folds = [.. Enumerable.Repeat(0, 40), .. Enumerable.Repeat(1, 6)];
        Assert.Equal(
            ThresholdChoice.Choose(confidences, positive, ThresholdChoice.WantedPrecision),
            ThresholdChoice.Choose(confidences, positive, folds), 6);
    }

    [Fact]
    public void A_fold_without_the_state_demands_nothing() =>
        Assert.Equal(0.75, ThresholdChoice.Choose([0.9, 0.8, 0.3, 0.7], [true, true, false, false], [0, 0, 0, 1]), 6);

    /// <summary>Of a fault on surfaces never seen before rather nothing is said than something wrong.</summary>
    [Theory]
    [InlineData(0.95, 200, true)]
    [InlineData(0.84, 60, true)]
    [InlineData(0.6, 200, false)]
    public void A_fault_that_no_threshold_tells_precisely_gets_no_votes(double precision, int told, bool has)
    {
        const int scans = 1000, shown = 400;
        // The surest are right as often as said; the rest of those that show it is anywhere below.
        bool[] positive = new bool[scans];
        for (int i = 0; i < told; i++)
        {
            positive[i] = 37 * i % 100 < 100 * precision;
        }
        for (int i = scans - 1, left = shown - positive.Count(p => p); left > 0; i--, left--)
        {
            positive[i] = true;
        }
        double[] confidences = [.. Enumerable.Range(0, scans).Select(i => 0.95 - 0.9 * i / scans)];

        var (threshold, wanted) = ThresholdChoice.ChooseOrNone(
            confidences, positive, [.. Enumerable.Range(0, scans).Select(i => i % 2)]);

        Assert.Equal(has, threshold < 1);
        Assert.True(!has || precision >= wanted, $"{precision} {wanted}");
        Assert.True(!has || threshold > confidences[told + 60], $"{threshold}");
    }

    [Fact]
    public void Where_people_differ_votes_that_agree_with_them_see_more_than_precise_ones()
    {
        // Everybody sees it in the first thirty, two of three people in the next thirty, nobody in the rest.
        double[] confidences = [.. Enumerable.Range(0, 150).Select(i => 0.99 - 0.006 * i)];
        double[] shares = [.. Enumerable.Range(0, 150).Select(i => i < 30 ? 1 : i < 60 ? 2 / 3.0 : 0)];
        // One labeller drawn for each.
        bool[] one = [.. Enumerable.Range(0, 150).Select(i => i < 30 || (i < 60 && i % 3 > 0))];

        double agreed = ThresholdChoice.ChooseForAgreement(confidences, shares),
            precise = ThresholdChoice.Choose(confidences, one, ThresholdChoice.WantedPrecision);

        Assert.InRange(precise, confidences[45], confidences[29]);
        Assert.InRange(agreed, confidences[60], confidences[55]);
    }

    [Fact]
    public void Of_thresholds_that_agree_alike_the_highest_is_taken()
    {
        // Twenty scans on which people differ hardly change a kappa that two thousand others fix.
        double[] confidences = [.. Enumerable.Repeat(0.9, 1000), .. Enumerable.Repeat(0.5, 20), .. Enumerable.Repeat(0.1, 1000)];
        double[] shares = [.. Enumerable.Repeat(1.0, 1000), .. Enumerable.Repeat(0.6, 20), .. Enumerable.Repeat(0.0, 1000)];
        Assert.Equal(0.7, ThresholdChoice.ChooseForAgreement(confidences, shares), 6);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(0, 5)]
    [InlineData(0, 0)]
    [InlineData(1, 5)]
    [InlineData(0.5, 6)]
    public void Where_nothing_agrees_better_than_chance_no_member_votes(double share, int scans) =>
        Assert.Equal(
            1, ThresholdChoice.ChooseForAgreement(
                [.. Enumerable.Range(0, scans).Select(i => 0.9 - 0.1 * i)], [.. Enumerable.Repeat(share, scans)]));
}
