using System.Text.RegularExpressions;

namespace GwyTip.Tests;

/// <summary>What must not be in any file of the checkout.</summary>
public sealed class CleanSourcesTests
{
    [Fact]
    public void No_file_names_a_folder_of_the_machine_it_was_written_on()
    {
        // In pieces, so that this file does not name one either.
        var folder = new Regex(@"(?<![\w.~$})>-])/(" + string.Join('|', "work", "root", "home", "tmp", "Users") + @")/\w");

        Assert.Empty(Matches(folder));
    }

    [Fact]
    public void No_file_names_the_host_of_a_package_registry()
    {
        var host = new Regex(string.Join('|', ["api.nuget" + @"\.", "registry.npm" + "js", "pypi" + @"\.org", "files.python" + "hosted"]));

        Assert.Empty(Matches(host));
    }

    [Fact]
    public void No_work_is_left_for_later_in_a_comment()
    {
        var word = new Regex(@"\b(" + string.Join('|', "TO" + "DO", "FIX" + "ME", "HA" + "CK") + @")\b");

        Assert.Empty(Matches(word));
    }

    [Fact]
    public void Every_text_file_ends_in_a_line_end() =>
        Assert.Empty(SourceFiles.Texts.Where(file => !File.ReadAllText(file).EndsWith('\n')).Select(SourceFiles.Short));

    private static IEnumerable<string> Matches(Regex unwanted) =>
        from file in SourceFiles.Texts
        from match in unwanted.Matches(File.ReadAllText(file))
        select $"{SourceFiles.Short(file)}: {match.Value}";
}
