using System.Text.RegularExpressions;

namespace GwyTip.Tests;

public sealed partial class DocsTests
{
    [Fact]
    public void The_program_of_the_page_about_the_C_library_compiles()
    {
        using var folder = new TemporaryFolder();
        string page = File.ReadAllText(Repository.PathTo("docs", "c-abi.md"));
        string source = folder.Write("page.c", System.Text.Encoding.UTF8.GetBytes(Program().Match(page).Groups[1].Value));

        var outcome = Published.Run(
            "gcc", ["-std=c11", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-I", Repository.PathTo("native-shim", "include"),
                source]);

        Assert.Equal((0, ""), (outcome.Status, outcome.Errors));
    }

    [Fact]
    public void The_page_about_the_C_library_names_every_function()
    {
        string page = File.ReadAllText(Repository.PathTo("docs", "c-abi.md")), header = File.ReadAllText(
            Repository.PathTo("native-shim", "include", "gwytip.h"));
        string[] functions = [.. Function().Matches(header).Select(m => m.Groups[1].Value)];

        Assert.NotEmpty(functions);
        Assert.DoesNotContain(functions, f => !page.Contains(f, StringComparison.Ordinal)
            && !page.Contains(f.Replace("gwytip_stream", "`", StringComparison.Ordinal) + "`", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"```c\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Program();

    [GeneratedRegex(@"^GWYTIP_API .*?\b(gwytip_\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Function();
}
