using System.Text.Json.Nodes;
using GwyTip.Cli.Output;
using GwyTip.Cli.Watch;
using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class PageStateTests
{
    private static readonly DateTimeOffset Morning = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private readonly History _history = new();
    private readonly PageState _page;

    public PageStateTests() => _page = new PageState(_history, new WatchOptions("/scans") { AlarmAfter = 3 });

    /// <summary>With <c>--channel all</c>: the alarm is one channel's, and the others come after it.</summary>
    [Fact]
    public void The_alarm_is_shown_whichever_channel_came_last()
    {
        Add(1, 0, AlarmChange.None);
        Assert.False(Alarm);
        Add(2, 0, AlarmChange.Begins);
        Add(2, 1, AlarmChange.None);
        Assert.True(Alarm);
        Add(3, 0, AlarmChange.GoesOn);
        Add(3, null, AlarmChange.None);
        Assert.True(Alarm);
        Add(4, 0, AlarmChange.Ends);
        Add(4, 1, AlarmChange.None);
        Assert.False(Alarm);
    }

    /// <summary>A scan that runs is judged again and again, and only its first good verdict ends the alarm.</summary>
    [Fact]
    public void An_alarm_that_has_ended_does_not_come_back_with_the_next_verdict_on_the_same_file()
    {
        Add(1, 0, AlarmChange.Begins);
        Add(2, 0, AlarmChange.Ends);
        Add(3, 0, AlarmChange.None, file: 2);

        Assert.False(Alarm);
    }

    [Fact]
    public void A_file_that_is_judged_anew_takes_the_place_of_all_that_was_said_of_it()
    {
        Add(1, null, AlarmChange.None);
        Add(2, 0, AlarmChange.None, file: 1);
        Add(2, 1, AlarmChange.None, file: 1);
        Add(3, 0, AlarmChange.None);

        Assert.Equal([(0, "1"), (1, "1"), (0, "3")], _history.Now().Scans.Select(s => (s.Event.Channel!.Value, s.Event.File)));
    }

    private bool Alarm => JsonNode.Parse(_page.ToJson())!["alarm"]!.GetValue<bool>();

    private void Add(int minute, int? channel, AlarmChange alarm, int? file = null)
    {
        var report = new TipReport("si-h-100", Verdict.Bad, "generic_defect", 0.9, null, []);
        var result = channel is { } id
            ? new ScanResult($"{file ?? minute}", Workplace.Channel(id, [0], 1, 1)) { Report = report }
            : new ScanResult($"{file ?? minute}", null) { Error = "unreadable: a part of it" };
        _history.Scan(new WatchEvent(Morning.AddMinutes(minute), new WatchedScan(result), Again: false, alarm));
    }
}
