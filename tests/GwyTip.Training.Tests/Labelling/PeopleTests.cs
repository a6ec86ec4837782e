using CsCheck;
using GwyTip.Training.Labelling;

namespace GwyTip.Tests.Labelling;

/// <summary>Agreement, progress, and who is shown what.</summary>
public sealed class PeopleTests
{
    private static readonly Labeller _ana = new(1, "Ana", "a"), _bo = new(2, "Bo", "b");

    private static GivenAnswer Said(long number, Labeller who, long scan, params string[] states) =>
        new(number, new Answer(scan, who.Id, AnswerKind.Seen, states) { Seconds = 2 });

    private static KnownScan[] Scans(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new KnownScan(
            i, $"{i}.gwy", $"session {i % 4}", "", true, null, $"{unchecked((uint)i * 2_654_435_761):x8}"))];

    [Fact]
    public void Kappa_of_two_people_is_cohens()
    {
        // Of 10 scans both say yes to 4, both no to 3, Ana alone yes to 2, Bo alone to 1: o = 0.7, e = 0.6·0.5 + 0.4·0.5.
        const string ana = "yyyyyynnnn", bo = "yyyynnynnn";
        GivenAnswer[] answers = [.. ana.Select((a, i) => Said(i, _ana, i, a == 'y' ? ["rows"] : [])),
            .. bo.Select((b, i) => Said(100 + i, _bo, i, b == 'y' ? ["rows"] : []))];

        var agreement = new PeopleAgreement([_ana, _bo], ["rows"], answers);
        var pair = Assert.Single(agreement.Pairs());

        Assert.Equal((10, 0.4), (pair.Scans, Math.Round(pair.Kappa, 10)));
        Assert.Equal(3, agreement.Disagreements().Count);
        Assert.Equal(10, agreement.Together("rows").Scans);
    }

    [Fact]
    public void Whoever_cannot_tell_says_nothing()
    {
        var cannot = new GivenAnswer(2, new Answer(1, _bo.Id, AnswerKind.CannotTell, []));
        var agreement = new PeopleAgreement([_ana, _bo], ["rows"], [Said(1, _ana, 1, "rows"), cannot]);

        Assert.Empty(agreement.Pairs());
        Assert.Empty(agreement.Disagreements());
    }

    [Fact]
    public void Progress_counts_states_by_half_of_the_people_and_time_by_their_pace()
    {
        var scans = Scans(10);
        GivenAnswer[] answers = [Said(1, _ana, 1, "rows"), Said(2, _bo, 1), Said(3, _bo, 2, "rows"), Said(4, _ana, 3)];

        var progress = LabelProgress.Count(
            scans, answers, ["rows", "double_tip"], _ana.Id, s => s.Id == 2, new Dictionary<long, ImportedLabels>());

        Assert.Equal([("rows", 2), ("double_tip", 0)], progress.States);
        Assert.Equal((10, 3, 2), (progress.Scans, progress.Labelled, progress.Mine));
        Assert.Equal((8, 16.0), (progress.Left, progress.SecondsLeft));
    }

    [Fact]
    public void Everybody_is_shown_the_shared_scans_and_nobody_another_ones_until_nothing_else_is_left() => Gen.Select(
        Gen.Int[1, 40], Gen.Double[0, 1], Gen.Double[0, 1], Gen.ULong).Sample((count, everybody, random, seed) =>
        {
            var scans = Scans(count);
            var next = new NextScans(everybody, random, seed);
            var answers = new List<GivenAnswer>();
            foreach (var who in new[] { _ana, _bo })
            {
                var shown = new List<Choice>();
                while (next.For(who.Id, Now(scans, answers), 1, []) is [var choice])
                {
                    shown.Add(choice);
                    answers.Add(Said(answers.Count, who, choice.Scan));
                }
                // In the end each has seen all of them, once.
                Assert.Equal(scans.Select(s => s.Id), shown.Select(s => s.Scan).Order());
                if (who == _bo)
                {
                    Assert.All(shown, s => Assert.Equal(Chosen.Shared, s.Why));
                }
            }
        }, iter: 200);

    [Fact]
    public void First_scans_spread_over_sessions_and_looks()
    {
        var scans = Scans(40);
        // Half of each session look alike, the others do not.
        var looks = scans.ToDictionary(s => s.Id, s => new float[] { s.Id > 20 ? s.Id : 0 });
        var next = new NextScans(everybody: 0, random: 0, seed: 1);
        var situation = Now(scans, []) with { Looks = looks };

        var shown = next.For(_ana.Id, situation, 12, []);

        var sessions = shown.GroupBy(s => scans[s.Scan - 1].Session);
        Assert.Equal([3, 3, 3, 3], sessions.Select(g => g.Count()));
        Assert.True(shown.Count(s => s.Scan > 20) >= 8);
        Assert.All(shown, s => Assert.Equal(Chosen.Spread, s.Why));
    }

    [Fact]
    public void What_most_scans_look_like_comes_before_the_odd_ones()
    {
        var scans = Scans(40);
        // Three kinds of a dozen each, and four that are like nothing else.
        var looks = scans.ToDictionary(s => s.Id, s => new float[] { s.Id > 36 ? 100 * s.Id : 10 * (s.Id % 3) + s.Id / 100f });
        var doubts = scans.ToDictionary(s => s.Id, s => s.Id > 30 ? 1.0 : 0.0);
        var next = new NextScans(everybody: 0, random: 0, seed: 1);

        var shown = next.For(_ana.Id, Now(scans, []) with { Looks = looks }, 3, []);
        var doubted = new NextScans(everybody: 0, random: 0, seed: 2)
            .For(_ana.Id, Now(scans, []) with { Looks = looks, Teaching = doubts }, 1, []);

        Assert.Equal([0, 1, 2], shown.Select(s => s.Scan % 3).Order());
        Assert.All(shown, s => Assert.InRange(s.Scan, 1, 36));
        Assert.InRange(doubted[0].Scan, doubted[0].Why == Chosen.Teaching ? 31 : 1, 36);
    }

    /// <summary>A state that one scan in ten shows would else have a handful of labels after a hundred.</summary>
    [Fact]
    public void Half_goes_to_the_state_with_the_fewest_labels_by_what_scans_that_show_it_look_like()
    {
        var scans = Scans(200);
        bool IsRare(long scan) => scan % 10 == 0;
        var looks = scans.ToDictionary(s => s.Id, s => new float[] { IsRare(s.Id) ? 50 + s.Id / 100f : s.Id % 7 });
        GivenAnswer[] answers =
        [
            Said(1, _ana, 1, "rows"), Said(2, _ana, 2, "rows"), Said(3, _ana, 10, "double_tip"), Said(4, _ana, 3, "corruption"),
        ];
        var situation = Now(scans, answers) with { Looks = looks, States = ["rows", "double_tip", "impurities"] };

        var shown = new NextScans(everybody: 0, random: 0, seed: 3).For(_ana.Id, situation, 20, []);

        var needed = shown.Where(s => s.Why == Chosen.Needed).ToArray();
        Assert.InRange(needed.Length, 5, 15);
        Assert.All(needed, s => Assert.True(IsRare(s.Scan)));
        // Where nobody has seen a state, or nobody knows what scans look like, there is nothing to look for.
        foreach (var other in (NextScans.Situation[])
            [situation with { States = ["impurities"] }, situation with { Looks = new Dictionary<long, float[]>() }])
        {
            Assert.DoesNotContain(
                new NextScans(everybody: 0, random: 0, seed: 3).For(_ana.Id, other, 20, []), s => s.Why == Chosen.Needed);
        }
    }

    [Fact]
    public void With_an_ensemble_half_goes_to_what_teaches_most_and_a_share_stays_random()
    {
        var scans = Scans(400);
        var situation = Now(scans, []) with { Teaching = scans.ToDictionary(s => s.Id, s => s.Id / 400.0) };
        var shown = new NextScans(everybody: 0, random: 0.25, seed: 5).For(_ana.Id, situation, 100, []);

        Assert.InRange(shown.Count(s => s.Why == Chosen.Random), 12, 38);
        Assert.InRange(shown.Count(s => s.Why == Chosen.Teaching), 25, 50);
        Assert.All(shown.Where(s => s.Why == Chosen.Teaching), s => Assert.True(s.Scan > 250));
    }

    [Fact]
    public void What_somebody_else_has_before_them_is_not_shown_as_well()
    {
        var scans = Scans(3);
        var situation = Now(scans, []) with { Busy = new HashSet<long> { 1, 2 } };

        Assert.Equal(3, new NextScans(0, 1, 1).For(_ana.Id, situation, 1, [])[0].Scan);
    }

    private static NextScans.Situation Now(KnownScan[] scans, IReadOnlyList<GivenAnswer> answers) =>
        new(scans, answers, new Dictionary<long, float[]>(), new Dictionary<long, double>(), new HashSet<long>());
}
