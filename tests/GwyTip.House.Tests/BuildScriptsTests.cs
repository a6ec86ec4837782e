using System.Text.RegularExpressions;
using GwyTip.Eng;

namespace GwyTip.Tests;

/// <summary>build.ps1 beside build.sh, as texts; GwyTip.Windows.Tests runs it in the genuine PowerShell.</summary>
public sealed class BuildScriptsTests
{
    private const string Unknown = "no-such-verb";

    [Fact]
    public void Both_scripts_start_the_same_program_and_pass_every_argument_on()
    {
        var sh = Regex.Match(Lines("build.sh")[1], """^dotnet run --file "\$\(dirname "\$0"\)/(?<program>[\w/.]+)" -- "\$@"$""");
        var ps1 = Regex.Match(
            Lines("build.ps1")[0], """^dotnet run --file \(Join-Path \$PSScriptRoot "(?<program>[\w/.]+)"\) -- @args$""");

        Assert.True(sh.Success, "build.sh: " + Lines("build.sh")[1]);
        Assert.True(ps1.Success, "build.ps1: " + Lines("build.ps1")[0]);
        Assert.Equal(sh.Groups["program"].Value, ps1.Groups["program"].Value);
        Assert.True(File.Exists(Repository.PathTo(sh.Groups["program"].Value)));
    }

    [Fact]
    public void Both_scripts_give_the_programs_exit_status_and_do_nothing_else()
    {
        Assert.Equal(["#!/bin/sh", "exit $?"], Lines("build.sh").Where((_, n) => n != 1));
        Assert.Equal(["exit $LASTEXITCODE"], Lines("build.ps1").Skip(1));
    }

    [Fact]
    public void Each_script_has_the_line_ends_of_its_shell()
    {
        Assert.DoesNotContain('\r', File.ReadAllText(Repository.PathTo("build.sh")));
        string ps1 = File.ReadAllText(Repository.PathTo("build.ps1"));
        Assert.Equal(ps1.Count(c => c == '\n'), Regex.Count(ps1, "\r\n"));
        Assert.Contains("*.ps1 text eol=crlf", Lines(".gitattributes"));
    }

    [Fact]
    public void The_build_program_is_one_file_that_is_no_NativeAOT_project() =>
        Assert.Equal("#:property PublishAot=false", Lines(Path.Combine("eng", "build.cs"))[0]);

    [Fact]
    public void An_unknown_verb_gets_the_list_of_verbs_and_status_2()
    {
        (int status, string output, string errors) = Ran.Here(Repository.PathTo("build.sh"), Unknown);

        Assert.Equal(2, status);
        Assert.Equal("", output);
        Assert.Contains(Unknown, errors, StringComparison.Ordinal);
        foreach (string verb in (string[])["demo", "test", "install", "uninstall", "publish", "test-publish", "pack", "gallery",
            "bench", "torture", "train", "study"])
        {
            Assert.Matches($@"\n  {verb} +\w", errors);
        }
    }

    [Fact]
    public void Help_is_no_error()
    {
        (int status, string output, _) = Ran.Here(Repository.PathTo("build.sh"), "--help");

        Assert.Equal(0, status);
        Assert.StartsWith("Usage: ./build.sh VERB", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_verb_does_not_take_is_refused_before_anything_is_built()
    {
        (int status, _, string errors) = Ran.Here(Repository.PathTo("build.sh"), "test", "--filter", "a b");

        Assert.Equal(2, status);
        Assert.Contains("--filter a b", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "train", "--quick")]
    [InlineData(true, "study", "--help")]
    [InlineData(true, "torture", "abi", "--share", "0.1")]
    [InlineData(true, "bench", "--gpu")]
    [InlineData(true, "install", "--gpu")]
    [InlineData(true, "demo")]
    [InlineData(false, "bench", "--help")]
    [InlineData(false, "demo", "--gpu")]
    [InlineData(false, "test", "--filter")]
    public void A_verb_takes_the_arguments_that_the_documents_give_it(bool accepted, string verb, params string[] arguments) =>
        Assert.Equal(accepted, Verbs.All.Single(v => v.Name == verb).Accepts(arguments));

    [Fact]
    public void A_file_that_cannot_be_read_or_written_is_status_1_and_no_stack_trace()
    {
        Exception[] problems = [new IOException("The disk is full."), new UnauthorizedAccessException("It is not yours.")];

        Assert.All(problems, problem => Assert.Equal(1, Verbs.Run(new Verb("fails", "throws", _ => throw problem), [])));
    }

    [Fact]
    public void Continuous_integration_runs_the_verb_test_and_lets_nothing_skip()
    {
        string[] lines = Lines(Path.Combine(".ci", "run"));

        Assert.Contains("export GWYTIP_REQUIRE_ALL=1", lines);
        Assert.Equal("exec ./build.sh test", lines[^1]);
    }

    private static string[] Lines(string file) =>
        [.. File.ReadAllLines(Repository.PathTo(file)).Where(line => line.Length > 0)];
}
