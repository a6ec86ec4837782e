using System.Text.RegularExpressions;

namespace GwyTip.Tests;

public sealed partial class AbiTests(ConsumerFixture consumer) : IClassFixture<ConsumerFixture>
{
    private static readonly string[] Functions =
    [
        "gwytip_abi_version",
        "gwytip_activation_map",
        "gwytip_channel_check",
        "gwytip_classify",
        "gwytip_classify_batch",
        "gwytip_compare",
        "gwytip_decide",
        "gwytip_engine_close",
        "gwytip_engine_left_out",
        "gwytip_engine_open",
        "gwytip_engine_states",
        "gwytip_engine_surfaces",
        "gwytip_likeness_name",
        "gwytip_measured_part",
        "gwytip_status_name",
        "gwytip_stream_close",
        "gwytip_stream_open",
        "gwytip_stream_poll",
        "gwytip_stream_push",
        "gwytip_stream_reset",
        "gwytip_surface_score",
        "gwytip_tip_picture",
        "gwytip_verdict_name",
    ];

    public static IEnumerable<object[]> Programs =>
        from program in (string[])["abi", "stream", "fork", "host"]
        from compiler in (string[])["gcc", "g++"]
        from version1 in (bool[])[false, true]
        select new object[] { program, compiler, version1 };

    /// <summary>
    /// The programs say <c>ok</c> and nothing else: the library prints nothing, whether it succeeds or fails. A child in
    /// <c>fork.c</c> that gets no answer is killed after a minute.
    /// </summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public void Every_function_does_what_the_header_says(string program, string compiler, bool version1)
    {
        string compiled = Published.Compile(compiler, program, consumer.Folder, version1);

        var outcome = Published.Run(compiled, [Published.Library, consumer.Models]);

        Assert.Equal(("ok\n", "", 0), (outcome.Output, outcome.Errors, outcome.Status));
    }

    [Fact]
    public void Every_function_is_called_in_a_fork()
    {
        string source = File.ReadAllText(Repository.PathTo("tests", "native-consumer", "fork.c"));

        Assert.DoesNotContain(Functions, f => !source.Contains($"tip.{f["gwytip_".Length..]}(", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gcc")]
    [InlineData("g++")]
    public void Structs_lie_in_memory_as_the_header_says(string compiler) =>
        Assert.Equal(Layout(compiler, version1: false), StructLayout.OfCSharp());

    /// <summary>What programs compiled long ago rely on: whatever breaks this needs a new ABI version.</summary>
    [Fact]
    public void Structs_only_grow_at_their_end()
    {
        var before = Layout("gcc", version1: true);
        // They came later.
        before.Add("gwytip_tip", 1368);
        before.Add("gwytip_comparison", 2096);
        var today = StructLayout.OfCSharp();

        Assert.Equal(before.Where(p => !p.Key.Contains('.')), StructLayout.Smallest());
        // It lies behind a struct that has grown, and is found by that one's size.
        const string moved = "gwytip_batch_item.message";
        Assert.DoesNotContain(before, p => p.Key.Contains('.') && p.Key != moved && today[p.Key] != p.Value);
        Assert.DoesNotContain(before, p => !p.Key.Contains('.') && today[p.Key] < p.Value);
    }

    [Fact]
    public void A_program_of_version_1_gives_todays_verdicts()
    {
        double[] scan = TestScans.Heights(64, 64);
        string[] arguments = [Published.Library, Repository.PathTo("models"), "auto", "64", "64", "cpu"];
        var today = Published.Run(Published.Compile("gcc", "consumer", consumer.Folder), arguments, scan);
        var older = Published.Run(Published.Compile("gcc", "consumer", consumer.Folder, version1: true), arguments, scan);

        Assert.Contains("verdict ", today.Output, StringComparison.Ordinal);
        // Of the tip, and of bundles left out, that version knew nothing.
        string known = string.Concat(today.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("tip ", StringComparison.Ordinal)
                && !line.StartsWith("left_out ", StringComparison.Ordinal)).Select(line => line + '\n'));
        Assert.Equal(today with { Output = known }, older);
    }

    [Fact]
    public void A_program_in_C_prints_the_sentence_about_the_tip()
    {
        string sentence = consumer.Classify(scan: (TestScans.Adsorbates(), TestScans.TerraceSide, TestScans.TerraceSide))["tip"];

        Assert.Matches(@"^this is your tip: [5-7](\.\d)? pixels wide, round and single \(from 10 adsorbates\)$", sentence);
    }

    [Fact]
    public void The_library_exports_the_headers_functions_and_nothing_else()
    {
        var symbols = Published.Run("nm", ["-D", "--defined-only", "--format=posix", Published.Library]);
        string header = File.ReadAllText(Repository.PathTo("native-shim", "include", "gwytip.h"));

        var exported = symbols.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(' ')).Where(p => p[1] == "T").Select(p => p[0].Split('@')[0]);

        Assert.Equal(Functions, exported.Order(StringComparer.Ordinal));
        Assert.Equal(Functions, Declaration().Matches(header).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    private SortedDictionary<string, int> Layout(string compiler, bool version1)
    {
        var outcome = Published.Run(Published.Compile(compiler, "layout", consumer.Folder, version1), []);
        return new(outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(' ')).ToDictionary(p => p[0], p => int.Parse(p[1])), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^GWYTIP_API .*?\b(gwytip_\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
