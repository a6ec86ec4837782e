using GwyTip.Training;
using GwyTip.Training.Labelling;
using Microsoft.Data.Sqlite;

namespace GwyTip.Tests.Labelling;

/// <summary><c>gwytip-train label</c> and <c>labels</c> where something is wrong: a sentence, and no label lost.</summary>
public sealed class LabelBadInputTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    private string Fails(params string[] arguments) => TestedProgram.Trainer.Fail(_desk.Path, arguments);

    private string Labels(params string[] arguments) => TestedProgram.Trainer.Succeed(_desk.Path, ["labels", ".", .. arguments]);

    private void Say(string person, int scan, params string[] states)
    {
        _desk.Open();
        _desk.Database.Save(new Answer(
            _desk.Database.Scans[scan].Id, _desk.Database.Person(person).Id, AnswerKind.Seen, states));
        _desk.Close();
    }

    [Fact]
    public void Folders_that_hold_no_scans_are_told_and_get_no_database()
    {
        using var empty = new TemporaryFolder();
        empty.Write("notes.txt", [1, 2, 3]);

        Assert.Contains("holds no scans", Fails("label", empty.Path));
        Assert.Equal(["notes.txt"], Directory.EnumerateFileSystemEntries(empty.Path).Select(Path.GetFileName));
        Assert.Contains("there is no folder", Fails("label", "none"));
        Assert.Contains("is a file; give the folder that it lies in", Fails("label", "2026-03-01/scan-0.gwy"));
    }

    [Fact]
    public void What_is_asked_for_has_to_be_states_people_and_addresses_that_there_are()
    {
        Assert.Contains(
            "'nice' is not a tip state that GwyTip has words for; there are", Fails("label", ".", "--states", "rows,nice"));
        Assert.Contains("the state rows is named twice", Fails("label", ".", "--states", "rows,rows"));
        Assert.Contains("cannot be the name of a surface", Fails("label", ".", "--surface", "Si(111)"));
        Assert.Contains("two people are called Ana", Fails("label", ".", "--person", "Ana", "ana "));
        Assert.Contains("a name has 1 to 60 letters", Fails("label", ".", "--person", ""));
        Assert.Contains("--listen needs --person NAME", Fails("label", ".", "--listen", "192.168.1.20"));
        Assert.Contains("--listen takes an address", Fails("label", ".", "--listen", "lab pc"));
        Assert.Contains("cannot be served at 198.51.100.7", Fails("label", ".", "--listen", "198.51.100.7", "--person", "Ana"));
        Assert.Contains("--everybody is 0 to 1", Fails("label", ".", "--everybody", "2"));
        Assert.Contains("--goal is 1 or more", Fails("label", ".", "--goal", "0"));
        Assert.Contains("--port is 0 to 65535", Fails("label", ".", "--port", "70000"));
        Assert.Contains("no bundle", Fails("label", ".", "--bundle", "none"));
    }

    [Fact]
    public void A_database_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        Say("Ana", 0, "rows");
        string path = Path.Combine(_desk.Path, LabelsDatabase.FileName);
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 7";
            command.ExecuteNonQuery();
        }
        byte[] before = File.ReadAllBytes(path);

        Assert.Contains("a newer GwyTip wrote it (version 7 of its tables; this one knows 2)", Fails("labels", "."));
        Assert.Contains("a newer GwyTip wrote it", Fails(
            "new-surface", "--labels", ".", "--surface", "si-111", "--features", "x", "--source", "x", "--licence", "x", "--out",
            "m"));
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_surface_that_lacks_a_state_which_people_are_asked_for_is_not_kept()
    {
        using var empty = new TemporaryFolder();
        using var database = LabelsDatabase.Open(Path.Combine(empty.Path, LabelsDatabase.FileName));
        database.Ask(["asymmetry_dimer"]);

        Assert.Contains(
            "'asymmetry_dimer' is not a tip state that GwyTip has words for",
            Assert.Throws<TrainingException>(() => FolderLabels.Ask(database, "au-111", null)).Message, StringComparison.Ordinal);
        Assert.Null(database.Surface);
        FolderLabels.Ask(database, "si-111", null);
        Assert.Equal("si-111", database.Surface);
    }

    [Fact]
    public void A_scan_that_cannot_be_shown_is_named_until_it_can_be()
    {
        string broken = Path.Combine(_desk.Path, "2026-03-01", "broken.gwy");
        File.WriteAllText(broken, "GWYPnothing");
        _desk.Open();
        long id = _desk.Database.Scans.Single(s => s.File.EndsWith("broken.gwy", StringComparison.Ordinal)).Id;
        Assert.Null(_desk.Scans.Shown(id));
        Assert.Equal(1, _desk.Scans.Problems);
        _desk.Close();
        Assert.Contains("cannot be shown: 2026-03-01/broken.gwy: ", Labels(), StringComparison.Ordinal);

        // It is tried again by whoever labels next, and what can be shown then is forgiven.
        _desk.Open();
        long other = _desk.Database.Scans.First(s => s.Id != id).Id;
        _desk.Database.SetProblem(other, "Gwyddion was not there");
        _desk.Close();
        _desk.Open();
        Assert.NotNull(_desk.Scans.Shown(other));
        Assert.Null(_desk.Database.Scan(other)!.Problem);
    }

    [Fact]
    public void A_file_that_has_changed_since_it_was_labelled_is_told_by_every_command()
    {
        Say("Ana", 0, "rows");
        _desk.Write("2026-03-01/scan-0.gwy", TestScans.Heights(64, 64, 99));

        string said = Labels();
        Assert.Contains("warning: 1 file has changed since it was labelled: 2026-03-01/scan-0.gwy; ", said);
        Assert.Contains("0 of 6 scans labelled", said);
        Assert.Contains("no scan that was labelled is there any more as it was", Fails("labels", ".", "--export", "out.csv"));
        Assert.Contains("no scan that was labelled is there any more as it was", Fails(
            "new-surface", "--labels", ".", "--surface", "si-111", "--features", "x", "--source", "x", "--licence", "x", "--out",
            "m"));
    }

    [LinuxFact]
    public void A_pipe_among_the_scans_is_named_and_nobody_waits_for_it()
    {
        Ran.Must("mkfifo", Path.Combine(_desk.Path, "2026-03-01", "pipe.gwy"));

        Assert.Contains("of 7 scans labelled", Labels());
    }

    [Fact]
    public void Too_few_labels_of_every_state_are_told_before_anything_is_trained()
    {
        Say("Ana", 0, "rows");

        Assert.Contains("no state is shown by 5 scans yet; label more", Fails(
            "new-surface", "--labels", ".", "--surface", "si-111", "--features", "x", "--source", "x", "--licence", "x", "--out",
            "m"));
    }

    [Fact]
    public void A_state_that_is_renamed_keeps_its_labels()
    {
        Say("Ana", 0, "double_tip");

        Assert.Contains("has labels of si-111, not of cu-111", Fails("labels", ".", "--surface", "cu-111"));
        Assert.Contains("corruption", Labels("--rename", "double_tip=corruption"));
        Assert.Contains("'twin' is not a tip state", Fails("labels", ".", "--rename", "corruption=twin"));
        Assert.Contains("--rename takes OLD=NEW", Fails("labels", ".", "--rename", "corruption"));
        Labels("--export", "out.csv");
        Assert.Equal("1", File.ReadLines(Path.Combine(_desk.Path, "out.csv")).ElementAt(1).Split(',')[6]);
    }

    [LinuxFact]
    public void A_full_disk_is_told_and_what_was_saved_before_is_there()
    {
        Say("Ana", 0, "rows");
        File.WriteAllLines(
            Path.Combine(_desk.Path, "many.csv"),
            ["file,rows", .. Enumerable.Range(0, 5000).Select(i => $"not-there-{i}.gwy,1")]);

        var (status, _, errors) = TestedProgram.Trainer.RunLimited(_desk.Path, 128 * 1024, "labels", ".", "--import", "many.csv");

        Assert.Equal(1, status);
        Assert.Contains("What was saved before is still there", errors, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("1 of 6 scans labelled by 1 person, 1 answers", Labels());
    }

    [LinuxFact]
    public void A_folder_that_takes_no_labels_is_told_and_another_place_can_be_named()
    {
        Directory.CreateDirectory(Path.Combine(_desk.Path, LabelsDatabase.FileName));
        Assert.Contains("gwytip-labels.db: it is a folder; name the file", Fails("labels", "."));

        Assert.Contains("0 of 6 scans labelled", Labels("--database", "elsewhere.db"));
        Assert.Contains("no such folder", Fails("labels", ".", "--database", "nowhere/x.db"));
    }

    [Fact]
    public void Files_that_cannot_be_shown_are_named_with_why()
    {
        _desk.Write("0-blank.gwy", new double[64 * 64]);
        File.WriteAllText(Path.Combine(_desk.Path, "<b>0-broken<b>.gwy"), "GWYPnothing");
        var left = new Dictionary<string, string>();
        _desk.Open();
        foreach (var scan in _desk.Database.Scans)
        {
            _desk.Scans.Shown(scan.Id);
        }
        foreach (var scan in _desk.Database.Scans.Where(s => s.Problem is not null))
        {
            left.Add(scan.File, scan.Problem!);
        }
        Assert.Equal(["0-blank.gwy", "<b>0-broken<b>.gwy"], left.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("constant", left["0-blank.gwy"]);
    }
}
