using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Members;
using GwyTip.Training.Networks;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Runs;

public sealed class ConfigTests : InFolder
{
    private TrainingConfig Read(string text)
    {
        string path = Path.Combine(_folder.Path, "config.json");
        File.WriteAllText(path, text);
        return TrainingConfig.Read(path);
    }

    private TrainingConfig Member(string settings) =>
        Read($$"""{ "data": "data", "folds": 4, "members": [ { {{settings}} } ] }""");

    [Theory]
    [InlineData("\"head\": \"softmax\"", "a head of softmax needs tells to be states")]
    [InlineData("\"head\": \"softmax\", \"tells\": \"tip_change\"", "a head of softmax needs tells to be states")]
    [InlineData("\"head\": \"tanh\"", "head")]
    [InlineData("\"tells\": \"atoms\"", "tells")]
    [InlineData("\"patience\": -1", "patience is -1, not 0 or more")]
    [InlineData("\"fold\": 0", "folds is 4")]
    [InlineData("\"fold\": 5", "folds is 4")]
    [InlineData("\"network\": \"line-statistics\", \"head\": \"softmax\", \"tells\": \"states\"", "line-statistics")]
    public void A_member_that_cannot_be_is_refused(string settings, string message) => Assert.Contains(
        message, Assert.Throws<TrainingException>(() => Member(settings)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"head\": \"softmax\", \"tells\": \"states\"", Tells.States)]
    [InlineData("\"fold\": 4, \"tells\": \"tip_change\"", Tells.TipChange)]
    [InlineData("\"fold\": 1, \"patience\": 3", Tells.Everything)]
    [InlineData("\"network\": \"line-statistics\"", Tells.TipChange)]
    public void What_a_member_tells_is_its_choice_unless_its_network_leaves_none(string settings, Tells tells)
    {
        var member = Member(settings).Members[0];
        Assert.Equal(tells, member.EffectiveTells);
        string[] all = [.. SurfaceLabels.HydrogenSilicon100.States.Select(s => s.Name)];
        Assert.Equal(
            tells switch { Tells.States => all[..4], Tells.TipChange => all[4..], _ => all },
            member.Method.StatesOf(member, SurfaceLabels.HydrogenSilicon100));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_number_of_views_that_there_is_not_is_refused(int views) => Assert.Contains(
        $"views is {views}, not one of 1, 5",
        Assert.Throws<TrainingException>(
            () => Read($$"""{ "data": "data", "views": {{views}}, "members": [ {} ] }""")).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_written_is_read_again()
    {
        var config = Member("\"head\": \"softmax\", \"tells\": \"states\", \"patience\": 3, \"fold\": 2") with
        {
            SplitBy = Grouping.Image,
            Labels = LabelMode.MultiClass,
            Views = 5,
        };
        string path = Path.Combine(_folder.Path, "again.json");
        config.Write(path);
        var again = TrainingConfig.Read(path);
        Assert.Equal(config.Members, again.Members);
        Assert.Equal(config with { Members = again.Members }, again);
        Assert.Equal(Head.Softmax, again.Members[0].Head);
    }

    [Theory]
    [InlineData(LabelMode.MultiLabel, Tells.Everything, null, 0.5, true)]
    [InlineData(LabelMode.MultiClass, Tells.Everything, "rows", 0.5, true)]
    [InlineData(LabelMode.MultiClass, Tells.States, null, 1.0, false)] // people differ on it
    [InlineData(LabelMode.MultiClass, Tells.TipChange, null, 1.0, true)] // but not on the tip change
    [InlineData(LabelMode.MultiClass, Tells.TipChange, "rows", 0.5, false)]
    public void Which_scans_teach_is_the_label_modes_choice(
        LabelMode labels, Tells tells, string? agreed, double tipChange, bool teaches)
    {
        var member = new MemberConfig { Tells = tells };
        var config = new TrainingConfig { Data = "", Labels = labels, Members = [member] };
        var scan = new LabelledScan(
            "a.png", "s", "s 1", 2, new Dictionary<string, double> { [Core.TipState.TipChange] = tipChange }, agreed);
        Assert.Equal(teaches, config.Teaches(scan, member));
    }
}
