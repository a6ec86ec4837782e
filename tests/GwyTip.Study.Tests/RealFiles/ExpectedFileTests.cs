using GwyTip.Core;
using GwyTip.Study.RealFiles;
using GwyTip.Training;

namespace GwyTip.Tests.RealFiles;

public sealed class ExpectedFileTests : InFolder
{
    [Theory]
    [InlineData("cu-111", "good unsure", "cu-111", Verdict.Good, true)]
    [InlineData("cu-111", "good unsure", "cu-111", Verdict.Bad, false)]
    [InlineData("cu-111", "any", "au-111", Verdict.Good, false)]
    [InlineData("cu-111", "any", "cu-111", Verdict.UnknownSurface, false)]
    [InlineData("cu-111 unknown-surface", "bad unknown-surface", "au-111", Verdict.UnknownSurface, true)]
    [InlineData("unknown-surface", "unknown-surface", "cu-111", Verdict.UnknownSurface, true)]
    [InlineData("any", "any", "si-h-100", Verdict.Bad, true)]
    [InlineData("unknown-surface", "unknown-surface", AnySurface.Name, Verdict.Bad, true)]
    [InlineData("cu-111 unknown-surface", "bad", AnySurface.Name, Verdict.Bad, true)]
    [InlineData("cu-111 unknown-surface", "bad", AnySurface.Name, Verdict.Good, false)]
    [InlineData("cu-111", "bad", AnySurface.Name, Verdict.Bad, false)]
    public void A_report_agrees_if_surface_and_verdict_are_among_those_accepted(
        string surfaces, string verdicts, string surface, Verdict verdict, bool accepted)
    {
        var expected = ExpectedFile.Read(
            Write($"file,accepted_surfaces,accepted_verdicts\nsome folder/scan.sxm,{surfaces},{verdicts}\n"));

        Assert.Equal("some folder/scan.sxm", Assert.Single(expected).File);
        Assert.Equal(accepted, expected[0].Accepts(new TipReport(surface, verdict, "rows", 0.5, null, [])));
        Assert.Equal(surfaces == "unknown-surface", expected[0].IsForeign);
    }

    [Theory]
    [InlineData("any", true, true)]
    [InlineData("any", false, false)]
    [InlineData("cu-111", true, false)]
    public void A_reason_is_an_answer_where_anything_is_right_but_a_file_that_cannot_be_read_is_none(
        string surfaces, bool isRead, bool accepted) => Assert.Equal(
            accepted,
            new ExpectedFile("a.sxm", [surfaces], ["any"]).Accepts(new RealVerdict("a.sxm", null, Error: "no", IsRead: isRead)));

    [Theory]
    [InlineData("", "lacks a column")]
    [InlineData("file,accepted_surfaces,accepted_verdicts\na.sxm,any,any\na.sxm,any,any\n", "a.sxm twice")]
    [InlineData("file,accepted_surfaces,accepted_verdicts\n,any,any\n", "line 2: no file is named")]
    [InlineData("file,accepted_surfaces\na,any\n", "lacks a column")]
    [InlineData("file,accepted_surfaces,accepted_verdicts\n", "names no file")]
    [InlineData("file,accepted_surfaces,accepted_verdicts\na.sxm,any\n", "a.sxm,any")]
    public void A_table_that_cannot_be_used_is_refused_by_name(string text, string message)
    {
        var e = Assert.Throws<TrainingException>(() => ExpectedFile.Read(Write(text)));

        Assert.Contains("expected.csv", e.Message, StringComparison.Ordinal);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    private string Write(string text)
    {
        string path = Path.Combine(_folder.Path, "expected.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
