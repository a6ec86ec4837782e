using CsCheck;
using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class VotingTests
{
    [Fact]
    public void A_confidence_at_the_threshold_is_a_vote_and_the_mean_is_reported()
    {
        var state = SomeStates.State("rows", desirable: true, threshold: 0.6);

        var report = Voting.Count([state], [[0.6], [0.59], [0.91]])[0];

        Assert.Equal(2, report.Votes);
        Assert.Equal(0.7, report.Confidence, 12);
        Assert.True(report.HasMajority);
        Assert.Equal([0.6, 0.59, 0.91], report.Members);
    }

    [Fact]
    public void Half_of_the_members_are_no_majority()
    {
        var report = Voting.Count([SomeStates.Rows], [[0.9], [0.1], [0.8], [0.2]])[0];

        Assert.Equal(2, report.Votes);
        Assert.False(report.HasMajority);
    }

    [Fact]
    public void A_member_that_does_not_know_a_state_neither_votes_nor_counts()
    {
        var report = Voting.Count([SomeStates.Rows], [[0.9], [double.NaN], [double.NaN]])[0];

        Assert.Equal((1, 1), (report.Votes, report.Voters));
        Assert.Equal(0.9, report.Confidence, 12);
        Assert.True(report.HasMajority);
        Assert.True(double.IsNaN(report.Members[1]));
    }

    [Fact]
    public void Members_that_do_not_fit_the_states_are_refused_with_a_reason()
    {
        string message = Assert.Throws<ArgumentException>(
            () => Voting.Count(SomeStates.All, [[0.1, 0.2, 0.3, 0.4], [0.1]])).Message;
        Assert.Contains("member 1 gives 1 confidences for 4 states", message, StringComparison.Ordinal);

        message = Assert.Throws<ArgumentException>(() => Voting.Count([SomeStates.Rows], [[double.NaN], [double.NaN]])).Message;
        Assert.Contains("no member gives a confidence for rows", message, StringComparison.Ordinal);

        message = Assert.Throws<ArgumentException>(() => Voting.Count([SomeStates.Rows], [[1.5]])).Message;
        Assert.Contains("1.5 for rows", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unanimous_members_decide_as_any_one_of_them_would() => SomeStates.Confidences.Sample(one =>
    {
        var alone = Voting.Count(SomeStates.All, [one]);
        var five = Voting.Count(SomeStates.All, [one, one, one, one, one]);

        Assert.Equal(alone.Select(r => r.HasMajority), five.Select(r => r.HasMajority));
        Assert.Equal(Verdicts.Decide(alone), Verdicts.Decide(five));
        Assert.All(alone.Zip(five), p => Assert.Equal(p.First.Confidence, p.Second.Confidence, 12));
    });

    [Fact]
    public void Raising_a_threshold_never_adds_a_vote() =>
        Gen.Select(Gen.Double.Unit, Gen.Double.Unit, Gen.Double.Unit.Array[1, 9]).Sample((one, other, confidences) =>
        {
            double[][] members = [.. confidences.Select(c => new[] { c })];

            int votesLow = Voting.Count([SomeStates.State("rows", true, Math.Min(one, other))], members)[0].Votes;
            int votesHigh = Voting.Count([SomeStates.State("rows", true, Math.Max(one, other))], members)[0].Votes;

            Assert.True(votesHigh <= votesLow);
        });

    [Fact]
    public void The_order_of_the_members_does_not_matter() => SomeStates.Confidences.Array[1, 9].Sample(members =>
    {
        var forward = Voting.Count(SomeStates.All, members);
        var backward = Voting.Count(SomeStates.All, [.. members.Reverse()]);

        Assert.Equal(forward.Select(r => r.Votes), backward.Select(r => r.Votes));
        Assert.All(forward.Zip(backward), p => Assert.Equal(p.First.Confidence, p.Second.Confidence, 12));
    });
}
