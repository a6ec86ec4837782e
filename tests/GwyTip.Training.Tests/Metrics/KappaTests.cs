using CsCheck;
using GwyTip.Training.Metrics;

namespace GwyTip.Tests.Metrics;

public sealed class KappaTests
{
    /// <summary>Two to six labellers of a scan.</summary>
    private static readonly Gen<LabellerAnswers> Answers =
        Gen.Int[2, 6].SelectMany(all => Gen.Int[0, all].Select(yes => new LabellerAnswers(yes, all)));

    private static readonly Gen<(bool Yes, LabellerAnswers People)[]> Scans =
        Gen.Select(Gen.Bool, Answers, (yes, people) => (yes, people)).Array[1, 40];

    // Table 1 of Fleiss (1971): how many of six psychiatrists gave each of thirty patients a diagnosis. Beside it, the paper's
    // kappa of that category against all others, as the package irr of R prints it for the same data.
    [Theory]
    [InlineData("000002022011010035010002104010", 0.245)]
    [InlineData("031030000001302001200120050200", 0.245)]
    [InlineData("004004430000300500020000000050", 0.520)]
    [InlineData("600030014054053010400514410400", 0.471)]
    [InlineData("031600200600001120036030102006", 0.566)]
    public void Fleiss_kappas_of_the_psychiatrists(string yes, double kappa)
    {
        LabellerAnswers[] patients = [.. yes.Select(c => new LabellerAnswers(c - '0', 6))];

        Assert.Equal(kappa, Kappa.AmongPeople(patients), 3);
    }

    [Fact]
    public void Cohen_s_kappa_of_two_who_read_fifty_proposals()
    {
        // 20 yes of both, 5 of the first alone, 10 of the second alone, 15 no of both: 0.7 equal, 0.5 by chance.
        double kappa = Kappa.WithPeople(
            [.. Times(20, true, 1), .. Times(5, true, 0), .. Times(10, false, 1), .. Times(15, false, 0)]);

        Assert.Equal(0.4, kappa, 12);
    }

    [Fact]
    public void With_people_it_is_the_kappa_of_the_answers_of_a_labeller_drawn_at_random()
    {
        // Every scan once for each of its three labellers: the table of Cohen then holds all pairs.
        Gen.Select(Gen.Bool, Gen.Int[0, 3], (yes, people) => (yes, people)).Array[1, 40].Sample(scans =>
        {
            double drawn = Kappa.WithPeople([.. scans.Select(s => (s.yes, new LabellerAnswers(s.people, 3)))]);
            double listed = Kappa.WithPeople([.. scans.SelectMany(s => Enumerable.Range(0, 3).Select(
                i => (s.yes, new LabellerAnswers(i < s.people ? 1 : 0, 1))))]);
            Assert.Equal(listed, drawn, 1e-9);
        });
    }

    [Fact]
    public void Agreement_on_every_scan_is_1()
    {
        (bool, LabellerAnswers People)[] scans = [(true, new(3, 3)), (false, new(0, 2)), (false, new(0, 5))];

        Assert.Equal(1, Kappa.WithPeople(scans), 12);
        Assert.Equal(1, Kappa.AmongPeople([.. scans.Select(s => s.People)]), 12);
    }

    [Fact]
    public void Answers_that_do_not_hang_together_are_0()
    {
        // Two who say yes to half of the scans, each by itself; a rater who says yes to a third of all alike.
        LabellerAnswers[] four = [new(0, 2), new(1, 2), new(1, 2), new(2, 2)];

        Assert.Equal(0, Kappa.AmongPeople(four), 12);
        Assert.Equal(0, Kappa.WithPeople([.. four.SelectMany(f => new[] { (true, f), (false, f), (false, f) })]), 12);
    }

    [Fact]
    public void Who_says_the_opposite_every_time_is_at_minus_1()
    {
        Assert.Equal(-1, Kappa.WithPeople([(true, new(0, 2)), (false, new(2, 2))]), 12);
        Assert.Equal(-1, Kappa.AmongPeople([new(1, 2)]), 12);
    }

    [Fact]
    public void Yes_and_no_may_change_places() => Scans.Sample(scans =>
    {
        (bool, LabellerAnswers People)[] swapped =
            [.. scans.Select(s => (!s.Yes, new LabellerAnswers(s.People.All - s.People.Yes, s.People.All)))];
        Assert.Equal(Kappa.WithPeople(scans), Kappa.WithPeople(swapped), 1e-9);
        Assert.Equal(
            Kappa.AmongPeople([.. scans.Select(s => s.People)]), Kappa.AmongPeople([.. swapped.Select(s => s.People)]), 9);
    });

    [Fact]
    public void A_rater_who_is_one_more_of_the_people_agrees_with_them_as_they_do()
    {
        // Of each scan's three labellers, each in turn is the rater of the other two.
        Gen.Int[0, 3].Array[2, 40].Sample(yes =>
        {
            double people = Kappa.AmongPeople([.. yes.Select(y => new LabellerAnswers(y, 3))]);
            double rater = Kappa.WithPeople([.. yes.SelectMany(y => Enumerable.Range(0, 3).Select(
                i => (i < y, new LabellerAnswers(i < y ? y - 1 : y, 2))))]);
            Assert.Equal(people, rater, 1e-9);
        });
    }

    [Fact]
    public void Where_nobody_ever_says_anything_else_there_is_none()
    {
        Assert.True(double.IsNaN(Kappa.AmongPeople([new(2, 2), new(3, 3)])));
        Assert.True(double.IsNaN(Kappa.WithPeople([(false, new(0, 2))])));
        Assert.True(double.IsNaN(Kappa.AmongPeople([])));
        Assert.True(double.IsNaN(Kappa.WithPeople([])));
    }

    [Theory]
    [InlineData(0.333333, 3, 1)]
    [InlineData(0.666667, 3, 2)]
    [InlineData(0.857143, 7, 6)]
    [InlineData(0, 2, 0)]
    [InlineData(1, 1, 1)]
    public void A_rounded_mean_gives_the_answers_back(double mean, int labellers, int yes) =>
        Assert.Equal(new LabellerAnswers(yes, labellers), LabellerAnswers.FromMean(mean, labellers));

    private static IEnumerable<(bool, LabellerAnswers)> Times(int times, bool yes, int people) =>
        Enumerable.Repeat((yes, new LabellerAnswers(people, 1)), times);
}
