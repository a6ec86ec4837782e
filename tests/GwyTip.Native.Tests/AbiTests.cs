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
        "gwytip_decide",
        "gwytip_engine_close",
        "gwytip_engine_open",
        "gwytip_engine_states",
        "gwytip_engine_surfaces",
        "gwytip_measured_part",
        "gwytip_status_name",
        "gwytip_stream_close",
        "gwytip_stream_open",
        "gwytip_stream_poll",
        "gwytip_stream_push",
        "gwytip_stream_reset",
        "gwytip_surface_score",
        "gwytip_verdict_name",
    ];

    /// <summary>Nothing but the program's own word on its outputs: the library prints nothing, whether it succeeds or fails.</summary>
    [Theory]
    [InlineData("gcc")]
    [InlineData("g++")]
    public void Every_function_keeps_the_headers_word_and_prints_nothing(string compiler)
    {
        var outcome = Published.Run(Published.Compile(compiler, "abi", consumer.Folder), [Published.Library, consumer.Models]);

        Assert.Equal(("ok\n", "", 0), (outcome.Output, outcome.Errors, outcome.Status));
    }

    /// <summary>Running scans have a program of their own.</summary>
    [Theory]
    [InlineData("gcc")]
    [InlineData("g++")]
    public void A_scan_can_be_judged_line_by_line(string compiler)
    {
        var outcome = Published.Run(Published.Compile(compiler, "stream", consumer.Folder), [Published.Library, consumer.Models]);

        Assert.Equal(("ok\n", "", 0), (outcome.Output, outcome.Errors, outcome.Status));
    }

    /// <summary>Without an answer the program's children would be killed after a minute.</summary>
    [Theory]
    [InlineData("gcc")]
    [InlineData("g++")]
    public void A_fork_may_use_the_library_only_where_its_parent_did_not(string compiler)
    {
        var outcome = Published.Run(Published.Compile(compiler, "fork", consumer.Folder), [Published.Library, consumer.Models]);

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
    public void Structs_lie_in_memory_as_the_header_says(string compiler)
    {
        var outcome = Published.Run(Published.Compile(compiler, "layout", consumer.Folder), []);
        var header = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(' ')).ToDictionary(p => p[0], p => int.Parse(p[1]));

        Assert.Equal(header.OrderBy(p => p.Key), StructLayout.OfCSharp().OrderBy(p => p.Key));
    }

    /// <summary>What programs compiled long ago rely on: a change needs a new ABI version.</summary>
    [Fact]
    public void Sizes_of_ABI_version_1_never_change()
    {
        Dictionary<string, int> sizes = new()
        {
            ["gwytip_engine_options"] = 32,
            ["gwytip_surface"] = 76,
            ["gwytip_state"] = 336,
            ["gwytip_field"] = 56,
            ["gwytip_state_report"] = 232,
            ["gwytip_report"] = 232,
            ["gwytip_batch_item"] = 1264,
            ["gwytip_stream_options"] = 24,
            ["gwytip_stream_progress"] = 16,
        };

        Assert.Equal(sizes.OrderBy(p => p.Key), StructLayout.OfCSharp().Where(p => !p.Key.Contains('.')).OrderBy(p => p.Key));
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

    [Fact]
    public void The_header_is_short_enough_to_read()
    {
        Assert.True(File.ReadLines(Repository.PathTo("native-shim", "include", "gwytip.h")).Count() <= 300);
    }

    [GeneratedRegex(@"^GWYTIP_API .*?\b(gwytip_\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
