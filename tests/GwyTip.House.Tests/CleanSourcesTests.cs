using GwyTip.Eng;

namespace GwyTip.Tests;

public sealed class CleanSourcesTests
{
    /// <summary>In pieces, so that this file does not hold them.</summary>
    [Theory]
    [InlineData("see /", "home/somebody/scans\n")]
    [InlineData("https://api.", "nuget.org/v3\n")]
    [InlineData("// TO", "DO: the rest\n")]
    [InlineData("no end", " of the line")]
    public void What_no_source_may_hold_is_named_with_its_file(string half, string rest) => Assert.StartsWith(
        "a.cs ", Assert.Single(CleanSources.Faults("a.cs", half + rest)), StringComparison.Ordinal);

    [Fact]
    public void Another_text_has_no_fault() =>
        Assert.Empty(CleanSources.Faults("a.cs", "see ../shared/data, artifacts/home/x and todo\n"));
}
