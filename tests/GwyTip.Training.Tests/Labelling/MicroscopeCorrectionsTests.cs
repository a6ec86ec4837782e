using System.Security.Cryptography;
using GwyTip.ScanFiles;
using GwyTip.Training.Labelling;

namespace GwyTip.Tests.Labelling;

public sealed class MicroscopeCorrectionsTests : IDisposable
{
    private readonly LabelledFolder _folder = new();
    private readonly List<string> _warnings = [];

    public void Dispose() => _folder.Dispose();

    private void Append(string text) => File.AppendAllText(_folder.PathTo(MicroscopeCorrections.FileName), text);

    private int TakeUp(LabelsDatabase database) => new MicroscopeCorrections(database, _folder.Path).TakeUp(_warnings.Add);

    [Fact]
    public void Corrections_are_taken_up_once_and_found_by_what_the_scan_holds()
    {
        using var database = _folder.Open();
        string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_folder.PathTo("2026-03-01/scan-0.gwy"))));

        Assert.Equal(0, TakeUp(database));
        Append($$"""{"time":"2026-11-28T10:00:00Z","file":"old name.gwy","sha256":"{{hash}}","states":["double_tip"]}""" + "\n");
        Append("""{"file":"2026-03-02/scan-1.gwy","states":["corruption"],"verdict":"good"}""" + "\n" + """{"file":"2026""");

        Assert.Equal(2, TakeUp(database));
        Assert.Equal(0, TakeUp(database));
        Assert.Empty(_warnings);
        Assert.Equal(
            [("2026-03-01/scan-0.gwy", "double_tip"), ("2026-03-02/scan-1.gwy", "corruption")],
            database.Answers().Select(a => (database.Scan(a.Said.Scan)!.File, a.Said.States.Single())));
        Assert.All(database.Answers(), a => Assert.Equal(Chosen.Correction, a.Said.Chosen));
        Assert.Equal(["rows", "double_tip"], database.States);

        Append("""-03-03/scan-2.gwy","states":[]}""" + "\n");
        Assert.Equal(1, TakeUp(database));
    }

    [Fact]
    public void Of_one_person_what_was_said_last_counts_wherever_it_was_said()
    {
        using var database = _folder.Open();
        LabelledFolder.Say(database, "Ana", 0, "rows");
        string Said(string time, string scan, string state) =>
            $$"""{"time":"{{time}}","file":"{{scan}}","states":["{{state}}"],"person":"Ana"}""" + "\n";
        // Of the first scan she has said something since; of the second the file of the folder below has the older line.
        Append(Said("2001-01-01T00:00:00Z", "2026-03-01/scan-0.gwy", "double_tip"));
        Append(Said("2026-01-01T12:00:00Z", "2026-03-02/scan-1.gwy", "rows"));
        File.WriteAllText(
            _folder.PathTo(Path.Combine("2026-03-02", MicroscopeCorrections.FileName)),
            Said("2026-01-01T11:00:00Z", "scan-1.gwy", "double_tip"));

        Assert.Equal(2, TakeUp(database));
        Assert.Equal(0, TakeUp(database));

        Assert.EndsWith(
            "line 1: Ana has said something else of 2026-03-01/scan-0.gwy since, which counts; this correction does not",
            Assert.Single(_warnings));
        Assert.Equal(["rows", "rows"], database.Answers().Select(a => a.Said.States.Single()));
    }

    [Fact]
    public void What_cannot_be_taken_up_is_told_and_the_rest_is()
    {
        using var database = _folder.Open();
        Append("nothing\n");
        Append("""{"file":"2026-03-01/scan-0.gwy","states":["nice"]}""" + "\n");
        Append("""{"file":"2026-03-01/scan-0.gwy","states":[null]}""" + "\n");
        Append("""{"file":"gone.gwy","states":["rows"]}""" + "\n");
        Append("""{"file":"2026-03-01/scan-0.gwy","states":["rows"]}""" + "\n");

        Assert.Equal(1, TakeUp(database));
        Assert.Collection(
            _warnings,
            w => Assert.EndsWith("line 1: this is not a correction; it is left out", w),
            w => Assert.EndsWith("line 3: this is not a correction; it is left out", w),
            w => Assert.EndsWith("line 2: 'nice' is not a tip state here; the correction is left out", w),
            w => Assert.EndsWith("line 4: gone.gwy is not there as it was; the correction waits for it", w));
    }

    [Fact]
    public void What_was_said_of_another_channel_than_the_one_that_is_trained_on_is_counted_and_no_label()
    {
        const string Several = "2026-03-01/scan-0.gwy";
        ScanChannel Channel(int id, string title, string unit) => new(id, title, TestScans.Good(32, 32, 50 + id), unit);
        ScanChannel[] channels = [Channel(0, "Current", "A"), Channel(1, "Z (Forward)", "m"), Channel(2, "Z (Backward)", "m")];
        GwyFile.Write(_folder.PathTo(Several), channels);
        Assert.Equal(1, ScanFile.Pick(_folder.PathTo(Several)).Channel.Id);
        File.WriteAllText(_folder.PathTo("broken.gwy"), "GWYPnothing");
        using var database = _folder.Open();
        string Line(string file, string channel, string person) =>
            $$"""{"file":"{{file}}","channel":{{channel}},"states":["rows"],"person":"{{person}}"}""" + "\n";
        Append(Line(Several, "0", "Ana") + Line(Several, "1", "Bo") + Line(Several, "2", "Cy") + Line(Several, "null", "Di"));
        Append(Line("broken.gwy", "0", "Ana"));

        Assert.Equal(2, TakeUp(database));
        Assert.Equal(0, TakeUp(database));

        Assert.Equal(
            ["Bo", "Di"], database.Answers().Select(a => database.People.Single(p => p.Id == a.Said.Person).Name).Order());
        Assert.Equal(4, _warnings.Count);
        Assert.EndsWith("; the correction waits for it", _warnings[0]);
        Assert.Equal(
            "2 corrections are about other channels than the one that is trained on; they are left out", _warnings[1]);
        // They are told for as long as they stand there.
        Assert.Equal(_warnings.Take(2), _warnings.Skip(2));
    }

    /// <summary>Of one that is gone nobody can tell which channel that is.</summary>
    [Fact]
    public void A_correction_of_a_scan_that_is_gone_waits_for_it()
    {
        byte[] scan = File.ReadAllBytes(_folder.PathTo("2026-03-01/scan-0.gwy"));
        using (_folder.Open())
        {
        }
        File.Delete(_folder.PathTo("2026-03-01/scan-0.gwy"));
        string hash = Convert.ToHexStringLower(SHA256.HashData(scan));
        Append($$"""{"file":"scan.gwy","sha256":"{{hash}}","channel":0,"states":["rows"]}""" + "\n");
        using (var without = _folder.Open())
        {
            Assert.Equal(0, TakeUp(without));
            Assert.EndsWith("line 1: scan.gwy is not there as it was; the correction waits for it", Assert.Single(_warnings));
        }
        File.WriteAllBytes(_folder.PathTo("scan.gwy"), scan);
        using var database = _folder.Open();

        Assert.Equal(1, TakeUp(database));
    }

    [Fact]
    public void In_a_session_that_was_copied_with_its_corrections_each_counts_once()
    {
        File.WriteAllText(
            _folder.PathTo(Path.Combine("2026-03-02", MicroscopeCorrections.FileName)),
            """{"file":"scan-1.gwy","channel":0,"states":["rows"]}""" + "\n");
        Directory.CreateDirectory(_folder.PathTo("copy"));
        foreach (string file in Directory.EnumerateFiles(_folder.PathTo("2026-03-02")))
        {
            File.Copy(file, _folder.PathTo(Path.Combine("copy", Path.GetFileName(file))));
        }
        using var database = _folder.Open();

        Assert.Equal(1, TakeUp(database));
        Assert.Equal(0, TakeUp(database));
        Assert.Empty(_warnings);
        Assert.Equal("2026-03-02/scan-1.gwy", database.Scan(Assert.Single(database.Answers()).Said.Scan)!.File);
    }

    /// <summary>A bundle of another surface may have no word for what people are asked for here.</summary>
    [Fact]
    public void A_correction_says_nothing_of_states_that_its_bundle_does_not_tell()
    {
        using var database = _folder.Open();
        database.Surface = "si-111";
        string Line(int scan, string rest) => $$"""{"file":"2026-03-0{{1 + scan % 3}}/scan-{{scan}}.gwy",{{rest}}}""" + "\n";
        Append(Line(0, """ "surface":"si-h-100","states":[],"asked":["rows","generic_defect"] """));
        Append(Line(1, """ "surface":"au-111","states":["impurities"],"asked":["impurities","double_tip","rows"] """));
        Append(Line(2, """ "surface":"au-111","states":["double_tip"] """));
        Append(Line(3, """ "surface":"si-111","states":["rows","rows"] """));

        Assert.Equal(4, TakeUp(database));

        var answers = database.Answers().ToDictionary(a => database.Scan(a.Said.Scan)!.File, a => a.Said.States);
        Assert.Equal(["2026-03-01/scan-3.gwy", "2026-03-02/scan-1.gwy"], answers.Keys.Order());
        Assert.Equal(["rows"], answers["2026-03-01/scan-3.gwy"]);
        Assert.Equal(2, new LabelExport(database).Text().Split('\n').Length - 2);
        Assert.Collection(
            _warnings,
            w => Assert.EndsWith("line 1: it says nothing of double_tip, which the bundle of si-h-100 does not tell; "
                + "2026-03-01/scan-0.gwy is still to be labelled", w),
            w => Assert.EndsWith("line 3: it says nothing of rows, which the bundle of au-111 does not tell; "
                + "2026-03-03/scan-2.gwy is still to be labelled", w));
    }

    [Fact]
    public void Corrections_in_a_folder_below_count_and_whoever_is_named_says_them()
    {
        using var database = _folder.Open();
        File.WriteAllText(
            _folder.PathTo(Path.Combine("2026-03-02", MicroscopeCorrections.FileName)),
            """{"file":"scan-1.gwy","states":["rows"],"person":"Ana"}""" + "\n"
            + """{"file":"scan-1.gwy","states":["rows"],"person":" "}""" + "\n");

        Assert.Equal(1, TakeUp(database));
        Assert.Equal(0, TakeUp(database));

        var answer = Assert.Single(database.Answers()).Said;
        Assert.Equal("2026-03-02/scan-1.gwy", database.Scan(answer.Scan)!.File);
        Assert.Equal("Ana", Assert.Single(database.People, p => p.Id == answer.Person).Name);
        Assert.EndsWith("line 2: a name has 1 to 60 letters, all on one line; the correction is left out", _warnings[0]);
    }
}
