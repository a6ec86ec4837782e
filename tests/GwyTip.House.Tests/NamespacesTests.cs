using System.Text.RegularExpressions;
using GwyTip.Eng;

namespace GwyTip.Tests;

/// <summary>
/// Which room of <c>src</c> leans on which, and which namespace on which, by the lines that begin with "using", and by names
/// written out where they are used.
/// </summary>
public sealed partial class NamespacesTests
{
    /// <summary>What each room may lean on; nothing else, and not the other way round.</summary>
    private static readonly Dictionary<string, string[]> _rooms = new()
    {
        ["Core"] = [],
        ["ScanFiles"] = ["Core"],
        ["Inference"] = ["Core"],
        ["Native"] = ["Core", "Inference"],
        ["Cli"] = ["Core", "Inference", "ScanFiles", "Terminal"],
        ["Simulation"] = ["Core", "ScanFiles"],
        ["Training"] = ["Core", "Inference", "ScanFiles", "Simulation", "Terminal"],
        ["Trainer"] = ["Core", "Inference", "ScanFiles", "Simulation", "Terminal", "Training"],
        ["Study"] = ["Core", "Inference", "ScanFiles", "Simulation", "Terminal", "Training"],
    };

    private static readonly Source[] _sources = [.. SourceFiles.Texts
        .Where(
            f => SourceFiles.Short(f).StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))
        .Select(Source.Read)];

    [Fact]
    public void Every_room_leans_on_what_it_may_lean_on() => Assert.Empty(
        from source in _sources
        from used in source.Uses
        where RoomOf(used) != source.Room && !_rooms[source.Room].Contains(RoomOf(used))
        select $"{source.File} uses {used}");

    [Fact]
    public void No_namespaces_stand_in_a_circle()
    {
        var uses = _sources.ToLookup(s => s.Namespace, s => s.Uses.Concat(Outer(s.Namespace)))
            .ToDictionary(g => g.Key, g => g.SelectMany(u => u).Where(u => u != g.Key).ToHashSet());
        // Whoever uses nothing that is left is taken out; what then remains goes round.
        while (uses.Where(u => !u.Value.Any(uses.ContainsKey)).Select(u => u.Key).ToArray() is { Length: > 0 } free)
        {
            Array.ForEach(free, name => uses.Remove(name));
        }

        Assert.Empty(uses.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void There_is_something_to_look_at() => Assert.True(_sources.Length > 300 && _sources.Sum(s => s.Uses.Length) > 500);

    private static string RoomOf(string name) => name.Split('.') is [_, var room, ..] ? room : "";

    /// <summary>The namespaces that a namespace stands in: it sees what is in them without a using.</summary>
    private static IEnumerable<string> Outer(string name)
    {
        while (name.LastIndexOf('.') is > 0 and var dot)
        {
            name = name[..dot];
            yield return name;
        }
    }

    private sealed record Source(string File, string Room, string Namespace, string[] Uses)
    {
        public static Source Read(string path)
        {
            string text = System.IO.File.ReadAllText(path), file = SourceFiles.Short(path),
                room = file.Split('/')[1]["GwyTip.".Length..];
            return new Source(
                file, room, Namespaces().Match(text) is { Success: true } m ? m.Groups[1].Value : $"the program of {room}",
                [
                    .. Usings().Matches(text).Select(u => u.Groups[1].Value),
                    .. WrittenOut().Matches(text).Select(u => $"GwyTip.{u.Groups[1].Value}"),
                ]);
        }
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"^using (?:static |\w+ = )?(GwyTip\.[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Usings();

    /// <summary>The room of a name such as <c>Core.Verdicts</c>, in code and not in a sentence.</summary>
    [GeneratedRegex(
        @"^(?!\s*//)[^""\n]*?(?<![\w.])(?:GwyTip\.)?(Core|Inference|ScanFiles|Simulation)\.[A-Z]", RegexOptions.Multiline)]
    private static partial Regex WrittenOut();
}
