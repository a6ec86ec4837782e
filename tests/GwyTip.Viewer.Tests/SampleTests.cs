using System.Globalization;
using GwyTip.Eng;

namespace GwyTip.Tests.Viewer;

/// <summary>The shipped samples through the shipped ensemble, the installed module and Gwyddion without a window.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly ViewerHome _home = new ViewerHome().WithLibrary().WithModels(Repository.PathTo("models"));

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_true_state_of_every_sample_is_among_the_two_most_confident()
    {
        var truth = CsvRows.Read(
            File.ReadAllText(Repository.PathTo("samples", "truth.csv"))).Where(t => t["problem"].Length == 0).ToList();
        Assert.NotEmpty(truth);

        var rows = Batch.Rows(_home, [.. truth.Select(t => Repository.PathTo("samples", t["file"]))]);

        Assert.All(rows.Zip(truth), pair =>
        {
            Assert.DoesNotContain("Error", pair.First.Keys);
            // Where the bundle of the surface is not sure enough of it, the one for any surface answers, which has other states.
            if (pair.First["Surface"] == "any")
            {
                Assert.NotEqual("bad", pair.First["Verdict"]);
                Assert.Equal("individual_atoms", pair.Second["true_state"]);
            }
            else
            {
                Assert.Contains(pair.Second["true_state"], MostConfident(pair.First).Take(2));
            }
        });
    }

    [Fact]
    public void The_blank_sample_is_constant() =>
        Assert.StartsWith(
            "constant: the scan is constant", Batch.Error(_home, Repository.PathTo("samples", "blank.gwy")),
            StringComparison.Ordinal);

    [NeedsFact(Needed.InstrumentFiles)]
    public void Every_channel_of_an_instrument_file_gets_a_verdict_or_a_reason()
    {
        string file = Path.Combine(Repository.Shared, "data", "spm-files", "jjacobe2+PyAutoSTM", "Topo014.sxm");

        var rows = Batch.Rows(_home, file);

        Assert.Equal(Enumerable.Range(0, 8).Select(n => $"{n}"), rows.Select(r => r["channel"]));
        Assert.All(rows, r => Assert.NotEqual(r.ContainsKey("Verdict"), r.ContainsKey("Error")));
    }

    private static IEnumerable<string> MostConfident(IReadOnlyDictionary<string, string> row) =>
        row.Where(c => !Judged.NotStates.Contains(c.Key)).OrderByDescending(
            c => double.Parse(c.Value, CultureInfo.InvariantCulture)).Select(c => c.Key);
}
