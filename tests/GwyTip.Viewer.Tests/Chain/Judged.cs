using System.Globalization;
using System.Text.Json;

namespace GwyTip.Tests.Viewer;

/// <summary>What one way of asking said of a scan.</summary>
internal sealed record Judged(string Verdict, string State, double Confidence, IReadOnlyDictionary<string, double> States)
{
    /// <summary>Columns of a table of results, and metadata, that are not states.</summary>
    public static readonly IReadOnlySet<string> NotStates = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "file", "channel", "surface", "state", "verdict", "confidence", "provider", "error", "channel_title", "channel_unit",
        "measured", "left_out", "left out", "notes", "tip change", "tip change line", "thresholds", "tip", "reason",
    };

    /// <summary>A line of <c>gwytip classify --format json</c>.</summary>
    public static Judged OfJson(string line)
    {
        var json = JsonDocument.Parse(line).RootElement;
        return new Judged(
            json.GetProperty("verdict").GetString()!, json.GetProperty("state").GetString()!,
            json.GetProperty("confidence").GetDouble(),
            json.GetProperty("states").EnumerateArray()
                .ToDictionary(s => s.GetProperty("name").GetString()!, s => s.GetProperty("confidence").GetDouble()));
    }

    /// <summary>What the C consumer printed.</summary>
    public static Judged OfConsumer(string output)
    {
        var words = output.Split(
            '\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ', 2)).ToDictionary(w => w[0], w => w[1]);
        return new Judged(
            words["verdict"], words["state"], Number(words["confidence"]),
            words.Where(w => w.Key.StartsWith("state.", StringComparison.Ordinal))
                .ToDictionary(w => w.Key["state.".Length..], w => Number(w.Value)));
    }

    /// <summary>The metadata of an image.</summary>
    public static Judged OfEntries(IReadOnlyDictionary<string, string> entries) => new(
        entries["Verdict"], entries["State"], Number(entries["Confidence"]),
        entries.Where(e => !NotStates.Contains(e.Key)).ToDictionary(e => e.Key, e => Number(e.Value)));

    /// <summary>The same words, and confidences that differ by at most 1e-5.</summary>
    public void AssertSame(Judged other)
    {
        Assert.Equal((Verdict, State), (other.Verdict, other.State));
        Assert.Equal(Confidence, other.Confidence, 1e-5);
        Assert.Equal(States.Keys.Order(StringComparer.Ordinal), other.States.Keys.Order(StringComparer.Ordinal));
        Assert.All(States, s => Assert.Equal(s.Value, other.States[s.Key], 1e-5));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
