using System.Text;
using System.Text.RegularExpressions;
using GwyTip.Tests.Viewer;

namespace GwyTip.Tests.Macros;

/// <summary>No pygwy can be had here; what can be checked without one is.</summary>
public sealed partial class PygwyTests
{
    private const string Headers = "/usr/include/gwyddion";

    private static readonly string Path = Macro.PathTo("pygwy", "tip_state_of_all_images.py");

    private static readonly string Text = File.ReadAllText(Path);

    [Fact]
    public void The_macro_compiles()
    {
        var result = Child.Run(
            Macro.Interpreter, ["-W", "error", "-c", "import sys; compile(sys.stdin.read(), 'macro', 'exec')"],
            new Dictionary<string, string>(), Encoding.ASCII.GetBytes(Text));

        Assert.Equal((0, ""), (result.Status, result.Errors));
    }

    /// <summary>pygwy is Python 2.7: only ASCII, and nothing that came after it.</summary>
    [Fact]
    public void The_macro_keeps_to_what_Python_2_and_3_share()
    {
        Assert.All(Text, c => Assert.InRange(c, '\n', '~'));
        Assert.DoesNotMatch(LaterThanPython2(), Text);
        Assert.Contains("from __future__ import print_function", Text, StringComparison.Ordinal);
    }

    /// <summary>pygwy has C functions under their own names, and those of a container as its methods.</summary>
    [Fact]
    public void Gwyddion_has_every_function_that_the_macro_calls()
    {
        // The one that is pygwy's own.
        const string Own = "gwy_app_data_browser_get_containers";
        string[] called =
        [
            .. Functions().Matches(Text).Select(m => m.Groups[1].Value).Where(name => name != Own),
            .. Methods().Matches(Text).Select(m => "gwy_container_" + m.Groups[1].Value),
            .. Constants().Matches(Text).Select(m => "GWY_" + m.Groups[1].Value),
        ];
        string declared = string.Concat(
            Directory.EnumerateFiles(Headers, "*.h", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.True(called.Distinct().Count() >= 7, string.Join(' ', called));
        Assert.All(called, name => Assert.Matches($@"\b{name}\b", declared));
    }

    [GeneratedRegex(@"\bf[""']|\bnonlocal\b|\byield from\b|\basync\b|:=|->")]
    private static partial Regex LaterThanPython2();

    [GeneratedRegex(@"\bgwy\.(gwy_\w+)\(")]
    private static partial Regex Functions();

    [GeneratedRegex(@"\b(?:data|meta)\.(\w+)\(")]
    private static partial Regex Methods();

    [GeneratedRegex(@"\bgwy\.([A-Z]\w+)")]
    private static partial Regex Constants();
}
