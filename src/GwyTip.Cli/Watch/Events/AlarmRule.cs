using GwyTip.Core;

namespace GwyTip.Cli.Watch;

/// <summary>What a verdict did to the alarm.</summary>
internal enum AlarmChange
{
    /// <summary>There is no alarm.</summary>
    None,

    /// <summary>This verdict raised it.</summary>
    Begins,

    GoesOn,

    /// <summary>This verdict ended it.</summary>
    Ends,
}

/// <summary>
/// The alarm: on while the last few scans were all judged bad. A scan that is not surely bad ends the row, and so the alarm. A
/// file judged again (it grows) keeps its place and counts once.
/// </summary>
/// <param name="after">How many bad scans in a row raise it, at least 1.</param>
internal sealed class AlarmRule(int after)
{
    private readonly List<(string File, Verdict Verdict)> _last = [];
    private bool _on;

    /// <summary>The file at which the present row of bad scans began; null: there is none.</summary>
    public string? Since => _last.Count > 0 && _last[^1].Verdict == Verdict.Bad ? _last[^BadInARow()].File : null;

    public AlarmChange Add(string file, Verdict verdict)
    {
        int known = _last.FindIndex(l => l.File == file);
        if (known >= 0)
        {
            _last[known] = (file, verdict);
        }
        else
        {
            _last.Add((file, verdict));
            // Enough to say where a row began, without growing forever.
            _last.RemoveRange(0, Math.Max(0, _last.Count - Math.Max(1000, after)));
        }
        bool was = _on;
        _on = BadInARow() >= after;
        return (was, _on) switch
        {
            (false, true) => AlarmChange.Begins,
            (true, true) => AlarmChange.GoesOn,
            (true, false) => AlarmChange.Ends,
            _ => AlarmChange.None,
        };
    }

    private int BadInARow() => _last.AsEnumerable().Reverse().TakeWhile(l => l.Verdict == Verdict.Bad).Count();
}
