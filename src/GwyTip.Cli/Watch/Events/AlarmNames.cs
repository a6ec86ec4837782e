namespace GwyTip.Cli.Watch;

/// <summary>How the alarm is named in the log, the hook's environment and the page.</summary>
internal static class AlarmNames
{
    public static string NameOf(AlarmChange alarm) => alarm switch
    {
        AlarmChange.Begins => "begins",
        AlarmChange.GoesOn => "goes-on",
        AlarmChange.Ends => "ends",
        _ => "none",
    };
}
