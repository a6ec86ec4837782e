using CsCheck;
using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class VerdictsTests
{
    private const string Surface = "si-h-100";

    // Confidences in the order atoms, rows, defect, tip change.
    [Theory]
    [InlineData(0.9, 0.6, 0.1, 0.1, Verdict.Good, 0.9)]
    [InlineData(0.3, 0.6, 0.1, 0.1, Verdict.Good, 0.6)]
    [InlineData(0.9, 0.6, 0.7, 0.1, Verdict.Bad, 0.7)]
    [InlineData(0.9, 0.6, 0.1, 0.8, Verdict.Bad, 0.8)]
    [InlineData(0.1, 0.2, 0.6, 0.8, Verdict.Bad, 0.8)]
    [InlineData(0.1, 0.2, 0.4, 0.1, Verdict.Unsure, 0.4)]
    [InlineData(0.1, 0.2, 0.15, 0.45, Verdict.Unsure, 0.2)]
    public void The_verdict_and_its_confidence_follow_from_the_majorities(
        double atoms, double rows, double defect, double change, Verdict verdict, double confidence)
    {
        var reports = SomeStates.OneMember(atoms, rows, defect, change);

        Assert.Equal(verdict, Verdicts.Decide(reports));
        Assert.Equal(confidence, Verdicts.Confidence(verdict, reports), 12);
    }

    [Fact]
    public void An_unknown_surface_comes_before_everything()
    {
        var reports = SomeStates.OneMember(0.9, 0.1, 0.8, 0.1);

        Assert.Equal(Verdict.UnknownSurface, Verdicts.Decide(reports, unknownSurface: true));
        Assert.Equal(0.9, Verdicts.Confidence(Verdict.UnknownSurface, reports), 12);
    }

    [Fact]
    public void Members_that_do_not_know_a_state_do_not_stand_against_it()
    {
        var reports = Voting.Count(
            SomeStates.All, [[0.3, double.NaN, 0.1, 0.1], [0.4, 0.7, 0.1, 0.1], [0.2, double.NaN, 0.1, 0.1]]);

        Assert.Equal(Verdict.Good, Verdicts.Decide(reports));
        Assert.Equal(0.7, Verdicts.Confidence(Verdict.Good, reports), 12);
    }

    // Confidences in the order atoms, rows, defect, tip change.
    [Theory]
    [InlineData(0.9, 0.6, 0.1, 0.1, "individual_atoms")]
    [InlineData(0.9, 0.6, 0.7, 0.1, "generic_defect")]
    [InlineData(0.9, 0.6, 0.1, 0.8, "tip_change")]
    [InlineData(0.1, 0.2, 0.6, 0.8, "tip_change")]
    [InlineData(0.1, 0.2, 0.4, 0.1, null)]
    public void A_verdict_rests_on_the_surest_of_the_states_that_made_it(
        double atoms, double rows, double defect, double change, string? behind)
    {
        var reports = SomeStates.OneMember(atoms, rows, defect, change);
        var verdict = Verdicts.Decide(reports);

        Assert.Equal(behind, Verdicts.Behind(verdict, reports)?.State.Name);
        Assert.Equal(
            behind ?? "made up",
            new TipReport(Surface, verdict, "made up", Verdicts.Confidence(verdict, reports), null, reports).Reason);
    }

    [Fact]
    public void A_verdict_that_no_state_speaks_for_has_no_confidence() =>
        Assert.Throws<ArgumentException>(
            () => Verdicts.Confidence(Verdict.Good, SomeStates.OneMember(0.1, 0.1, 0.1, 0.1)));

    [Fact]
    public void More_votes_for_an_undesirable_state_never_make_a_verdict_good() => AfterOneMoreVote(
        Gen.Int[2, 3], (before, after) => after == Verdict.Bad || after == before);

    [Fact]
    public void More_votes_for_a_desirable_state_only_turn_unsure_into_good() => AfterOneMoreVote(
        Gen.Int[0, 1], (before, after) => after == before || (before, after) == (Verdict.Unsure, Verdict.Good));

    /// <summary>Checks a rule about the verdicts before and after one member becomes sure of a state.</summary>
    private static void AfterOneMoreVote(Gen<int> state, Func<Verdict, Verdict, bool> rule) =>
        Gen.Select(SomeStates.Confidences.Array[3], Gen.Int[0, 2], state).Sample((members, member, sure) =>
        {
            double[][] more = [.. members.Select((confidences, m) => m == member
                ? [.. confidences[..sure], 1, .. confidences[(sure + 1)..]] : confidences)];

            return rule(
                Verdicts.Decide(Voting.Count(SomeStates.All, members)),
                Verdicts.Decide(Voting.Count(SomeStates.All, more)));
        });

    [Fact]
    public void Tip_change_is_set_aside_when_the_most_likely_state_is_asked_for() =>
        Assert.Equal(SomeStates.Rows, Verdicts.MostLikely(SomeStates.OneMember(0.1, 0.3, 0.2, 0.99)));

    [Fact]
    public void A_rare_state_needs_less_confidence_to_be_the_most_likely()
    {
        var rare = SomeStates.State("rare", desirable: true, share: 0.05);
        var common = SomeStates.State("common", desirable: true, share: 0.5);

        Assert.Equal(rare, Verdicts.MostLikely(Voting.Count([common, rare], [[0.8, 0.2]])));
        Assert.Equal(common, Verdicts.MostLikely(Voting.Count([common, rare], [[0.8, 0.17]])));
    }

    [Fact]
    public void A_state_never_seen_in_training_does_not_win_by_that()
    {
        var never = SomeStates.State("never", desirable: true, share: 0);
        var common = SomeStates.State("common", desirable: true, share: 0.5);

        Assert.Equal(common, Verdicts.MostLikely(Voting.Count([never, common], [[0.001, 0.6]])));
    }

    [Fact]
    public void Tip_change_alone_has_no_most_likely_state() =>
        Assert.Throws<ArgumentException>(() => Verdicts.MostLikely(Voting.Count([SomeStates.Change], [[0.4]])));
}
