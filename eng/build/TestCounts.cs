using System.Xml.Linq;

namespace GwyTip.Eng;

/// <summary>How many tests ended how, over all projects.</summary>
internal sealed record TestCounts(int Passed, int Failed, int Skipped)
{
    /// <summary>Adds up the results files (.trx) in a folder.</summary>
    public static TestCounts Sum(string folder)
    {
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.trx") : [];
        string[] outcomes =
        [
            .. files.SelectMany(file => XDocument.Load(file).Descendants())
                .Where(e => e.Name.LocalName == "UnitTestResult")
                .Select(e => (string?)e.Attribute("outcome") ?? ""),
        ];
        int passed = outcomes.Count(o => o == "Passed");
        int skipped = outcomes.Count(o => o == "NotExecuted");
        return new TestCounts(passed, outcomes.Length - passed - skipped, skipped);
    }

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
