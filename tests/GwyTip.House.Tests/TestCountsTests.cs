using GwyTip.Eng;

namespace GwyTip.Tests;

public sealed class TestCountsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gwytip-results-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Outcomes_are_summed_over_all_projects()
    {
        Write("a.trx", "Passed", "Failed", "NotExecuted");
        Write("b.trx", "Passed", "Timeout");

        TestCounts counts = TestCounts.Sum(_folder.FullName);

        Assert.Equal(new TestCounts(Passed: 2, Failed: 2, Skipped: 1), counts);
        Assert.Equal("2 passed, 2 failed, 1 skipped", counts.ToString());
    }

    [Fact]
    public void No_results_are_no_tests() =>
        Assert.Equal(new TestCounts(0, 0, 0), TestCounts.Sum(Path.Combine(_folder.FullName, "missing")));

    private void Write(string file, params string[] outcomes) => File.WriteAllText(
        Path.Combine(_folder.FullName, file),
        $"""
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>
        {string.Concat(outcomes.Select(o => $"<UnitTestResult outcome='{o}' />"))}
        </Results></TestRun>
        """);
}
