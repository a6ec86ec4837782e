namespace GwyTip.Core;

/// <summary>What a channel of a scan file recorded.</summary>
public enum SignalKind
{
    /// <summary>Topography.</summary>
    Height,

    /// <summary>
    /// The tunnelling current, or what a lock-in amplifier makes of it: the image of a scan at constant height.
    /// </summary>
    Current,

    /// <summary>The shift of a resonance: the image of a force microscope at constant height.</summary>
    FrequencyShift,

    /// <summary>Neither title nor unit tell, as of a picture. It may be an image of the surface.</summary>
    Unnamed,

    /// <summary>A temperature, a voltage, a phase: no image of the surface, however much structure it has.</summary>
    Other,
}

/// <summary>The way of the fast axis.</summary>
public enum ScanPass
{
    Unknown,

    Forward,

    Backward,
}

/// <summary>What a channel is by its title and its unit, as instruments write them.</summary>
/// <param name="Kind">What was recorded.</param>
/// <param name="Pass">Which way the tip went.</param>
/// <param name="Name">The title without the pass, in small letters: the same for both passes of a scan.</param>
/// <param name="ReasonAgainst">Why the channel cannot show the tip, e.g. <c>a voltage</c>; null: it can.</param>
public sealed record ChannelSignal(SignalKind Kind, ScanPass Pass, string Name, string? ReasonAgainst)
{
    private const string Position = "a position";

    private static readonly string[] Forwards = ["forward", "fwd", "trace", "traceup", "tracedown"];

    private static readonly string[] Backwards = ["backward", "bwd", "retrace", "retraceup", "retracedown"];

    private static readonly string[] Heights = ["z", "topo", "topography", "topograph", "height", "zsensor", "heightsensor"];

    /// <summary>Words of a title that say what was recorded, whatever the unit: an amplitude comes in metres.</summary>
    private static readonly (string Word, string Is)[] OtherWords =
    [
        ("temperature", "a temperature"), ("temp", "a temperature"), ("bias", "a voltage"), ("voltage", "a voltage"),
        ("phase", "a phase"), ("amplitude", "an amplitude"), ("excitation", "an excitation"), ("dissipation", "a dissipation"),
        ("error", "an error signal"), ("deflection", "a deflection"), ("friction", "a friction"), ("setpoint", "a set point"),
        ("x", Position), ("y", Position), ("time", "a time"),
        // As the plug-in calls the maps that it keeps beside a scan.
        ("activation", "an activation map"),
    ];

    private static readonly Dictionary<string, string> OtherUnits = new(StringComparer.Ordinal)
    {
        ["K"] = "a temperature",
        ["°C"] = "a temperature",
        ["V"] = "a voltage",
        ["deg"] = "a phase",
        ["rad"] = "a phase",
        ["s"] = "a time",
        ["W"] = "a power",
        ["N"] = "a force",
        ["C"] = "a charge",
        ["F"] = "a capacitance",
        ["T"] = "a field",
    };

    /// <param name="title">What the file calls the channel; may be empty.</param>
    /// <param name="unit">Of its values, without a prefix; empty where unknown.</param>
    public static ChannelSignal Parse(string title, string unit)
    {
        string[] words = Words(title);
        var pass = words.Any(Backwards.Contains) ? ScanPass.Backward : words.Any(Forwards.Contains) ? ScanPass.Forward
            : ScanPass.Unknown;
        string name = string.Join(' ', words.Where(w => !Forwards.Contains(w) && !Backwards.Contains(w)));
        var (kind, reason) = KindOf(words, unit);
        return new ChannelSignal(kind, pass, name, reason);
    }

    /// <param name="name">What the sentence calls the channel.</param>
    /// <exception cref="ScanException">The channel cannot show the tip.</exception>
    public void Refuse(string name)
    {
        if (ReasonAgainst is not null)
        {
            throw new ScanException(ScanProblem.OtherSignal, $"{name} is {ReasonAgainst}, no image of the surface");
        }
    }

    private static (SignalKind Kind, string? ReasonAgainst) KindOf(string[] words, string unit)
    {
        // A height that was not calibrated comes in volts.
        bool saysHeight = words.Any(Heights.Contains);
        if (!saysHeight && Array.Find(OtherWords, w => Says(words, w, unit)) is { Is: { } other })
        {
            return (SignalKind.Other, other);
        }
        if (!saysHeight && OtherUnits.TryGetValue(unit, out string? quantity))
        {
            return (SignalKind.Other, quantity);
        }
        return saysHeight || unit == "m" ? (SignalKind.Height, null)
            : unit is "A" or "S" or "A/V" || words.Contains("current") ? (SignalKind.Current, null)
            : unit == "Hz" ? (SignalKind.FrequencyShift, null)
            : (SignalKind.Unnamed, null);
    }

    /// <summary>
    /// An X or a Y beside other words is a position only in metres: the output of a lock-in amplifier has both, too.
    /// </summary>
    private static bool Says(string[] words, (string Word, string Is) other, string unit) =>
        words.Contains(other.Word)
        && (other.Is != Position || unit == "m"
            || words.All(w => w == other.Word || Forwards.Contains(w) || Backwards.Contains(w)));

    /// <summary>
    /// The words of a title in small letters: <c>Frequency_Shift (Forward)</c> has three, <c>ZSensor</c> and <c>TraceUp</c> one
    /// each.
    /// </summary>
    private static string[] Words(string title)
    {
        var words = new List<string>();
        int begin = -1;
        for (int i = 0; i <= title.Length; i++)
        {
            bool inWord = i < title.Length && char.IsLetterOrDigit(title[i]);
            if (inWord && begin < 0)
            {
                begin = i;
            }
            else if (!inWord && begin >= 0)
            {
                words.Add(title[begin..i].ToLowerInvariant());
                begin = -1;
            }
        }
        return [.. words];
    }
}
