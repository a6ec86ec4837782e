using CsCheck;
using GwyTip.Cli.Watch;
using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class AlarmRuleTests
{
    [Theory]
    [InlineData(1, "good bad bad good", "none begins goes-on ends")]
    [InlineData(3, "bad bad bad bad good bad", "none none begins goes-on ends none")]
    [InlineData(2, "bad unsure bad bad unknown-surface", "none none none begins ends")]
    [InlineData(3, "bad bad good bad bad", "none none none none none")]
    public void Only_so_many_bad_scans_in_a_row_raise_it_and_the_first_other_one_ends_it(
        int after, string verdicts, string expected)
    {
        var rule = new AlarmRule(after);
        var said = verdicts.Split(' ').Select((name, n) => AlarmNames.NameOf(rule.Add($"{n}", Named(name))));

        Assert.Equal(expected, string.Join(' ', said));
    }

    [Fact]
    public void A_file_that_grows_counts_once_with_its_latest_verdict()
    {
        var rule = new AlarmRule(2);
        Assert.Equal(AlarmChange.None, rule.Add("a", Verdict.Bad));
        Assert.Equal(AlarmChange.None, rule.Add("a", Verdict.Bad));
        Assert.Equal(AlarmChange.Begins, rule.Add("b", Verdict.Bad));

        // What was bad at its first lines is fine as a whole.
        Assert.Equal(AlarmChange.Ends, rule.Add("b", Verdict.Good));
        Assert.Null(rule.Since);
        Assert.Equal(AlarmChange.Begins, rule.Add("b", Verdict.Bad));
    }

    [Fact]
    public void A_file_judged_again_keeps_its_place_in_the_row()
    {
        var rule = new AlarmRule(3);
        foreach (string file in (string[])["a", "b", "c"])
        {
            rule.Add(file, Verdict.Bad);
        }

        Assert.Equal("a", rule.Since);
        Assert.Equal(AlarmChange.Ends, rule.Add("b", Verdict.Good));
        Assert.Equal("c", rule.Since);
        Assert.Equal(AlarmChange.None, rule.Add("d", Verdict.Bad));
        Assert.Equal(AlarmChange.Begins, rule.Add("e", Verdict.Bad));
        Assert.Equal("c", rule.Since);
    }

    [Fact]
    public void It_is_on_exactly_while_the_last_scans_are_all_bad() =>
        Gen.Select(Gen.Int[1, 4], Gen.Frequency((2, Gen.Const(Verdict.Bad)), (1, Gen.Enum<Verdict>())).Array[0, 40])
            .Sample((after, verdicts) =>
        {
            var rule = new AlarmRule(after);
            for (int n = 0; n < verdicts.Length; n++)
            {
                bool on = rule.Add($"{n}", verdicts[n]) is AlarmChange.Begins or AlarmChange.GoesOn;
                Assert.Equal(n + 1 >= after && verdicts[(n + 1 - after)..(n + 1)].All(v => v == Verdict.Bad), on);
            }
        });

    private static Verdict Named(string name) => Enum.GetValues<Verdict>().Single(v => Verdicts.NameOf(v) == name);
}
