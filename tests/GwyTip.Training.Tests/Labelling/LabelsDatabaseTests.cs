using GwyTip.Training;
using GwyTip.Training.Labelling;
using Microsoft.Data.Sqlite;

namespace GwyTip.Tests.Labelling;

public sealed class LabelsDatabaseTests : IDisposable
{
    private readonly LabelledFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string[] Said(LabelsDatabase database) =>
    [
        .. database.Answers().Select(
            a => $"{database.Scan(a.Said.Scan)!.File} {a.Said.Kind} {string.Join('+', a.Said.States)}"),
    ];

    [Fact]
    public void An_answer_is_there_when_the_database_is_opened_again_and_the_last_one_counts()
    {
        using (var database = _folder.Open())
        {
            LabelledFolder.Say(database, "Ana", 0, "rows");
            LabelledFolder.Say(database, "Ana", 0, "rows", "double_tip");
            LabelledFolder.Say(database, "Ana", 1);
            database.Save(new Answer(database.Scans[3].Id, database.Person("Ana").Id, AnswerKind.CannotTell, ["rows"]));
        }
        using var again = _folder.Open();

        Assert.Equal(
            ["2026-03-01/scan-0.gwy Seen rows+double_tip", "2026-03-02/scan-1.gwy Seen ", "2026-03-02/scan-4.gwy CannotTell "],
            Said(again).Order());
    }

    [Fact]
    public void Answers_are_flushed_to_the_disk_one_by_one()
    {
        using var database = _folder.Open();

        Assert.Equal("wal", database.Sql.Text("PRAGMA journal_mode"));
        // 2 is FULL: the log is on the disk before a commit returns.
        Assert.Equal(2, database.Sql.One<int>("PRAGMA synchronous"));
        database.Dispose();
        using var again = _folder.Open();
        Assert.Equal(2, again.Sql.One<int>("PRAGMA synchronous"));
    }

    [Fact]
    public void Undo_takes_back_the_last_answer_of_a_person_and_of_nobody_else_whatever_the_clock_says()
    {
        var clock = new SettableClock(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));
        using var database = _folder.Open(clock);
        long ana = database.Person("Ana").Id;
        LabelledFolder.Say(database, "Ana", 0, "rows");
        clock.Now -= TimeSpan.FromDays(400);
        LabelledFolder.Say(database, "Ana", 1, "rows");
        LabelledFolder.Say(database, "Bo", 2, "rows");

        Assert.EndsWith("scan-1.gwy", database.Scan(database.Undo(ana)!.Value)!.File);
        Assert.EndsWith("scan-0.gwy", database.Scan(database.Undo(ana)!.Value)!.File);
        Assert.Null(database.Undo(ana));
        Assert.Equal(["2026-03-03/scan-2.gwy Seen rows"], Said(database));
        Assert.Equal(5, database.Sql.One<int>("SELECT COUNT(*) FROM answers"));
    }

    [Fact]
    public void A_scan_is_known_by_what_it_holds()
    {
        using (var database = _folder.Open())
        {
            LabelledFolder.Say(database, "Ana", 0, "rows");
        }
        Directory.CreateDirectory(_folder.PathTo("elsewhere"));
        File.Move(_folder.PathTo("2026-03-01/scan-0.gwy"), _folder.PathTo("elsewhere/renamed.gwy"));
        File.Copy(_folder.PathTo("2026-03-02/scan-1.gwy"), _folder.PathTo("2026-03-01/scan-0.gwy"));
        File.SetLastWriteTimeUtc(_folder.PathTo("2026-03-01/scan-0.gwy"), DateTime.UtcNow.AddMinutes(1));
        using var again = _folder.Open();

        Assert.Equal(["elsewhere/renamed.gwy Seen rows"], Said(again));
        // Its session is the one that it was first seen in; and a copy is no other scan.
        Assert.Equal("2026-03-01", again.Scans.Single(s => s.File == "elsewhere/renamed.gwy").Session);
        Assert.Equal(6, again.Scans.Count);
    }

    /// <summary>On Windows nobody can delete it.</summary>
    [LinuxFact]
    public void What_is_said_to_a_database_that_was_deleted_is_refused()
    {
        using var database = _folder.Open();
        LabelledFolder.Say(database, "Ana", 0, "rows");
        File.Delete(_folder.DatabasePath);

        var e = Assert.Throws<TrainingException>(() => LabelledFolder.Say(database, "Ana", 1, "rows"));
        Assert.Contains("is not there any more; nothing was saved", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Those of version 1 did not keep what was asked for: it was all there was.</summary>
    [Fact]
    public void A_database_of_an_older_program_is_taken_over_with_its_answers()
    {
        using (var database = _folder.Open())
        {
            LabelledFolder.Say(database, "Ana", 0, "rows");
            database.Sql.Do("ALTER TABLE answers DROP COLUMN asked");
            database.Sql.Do("PRAGMA user_version = 1");
        }
        using var again = _folder.Open();

        Assert.Equal(["2026-03-01/scan-0.gwy Seen rows"], Said(again));
        LabelledFolder.Say(again, "Ana", 1, "double_tip");
        again.Ask(["rows", "double_tip", "step_edges"]);
        Assert.Equal(["2026-03-01/scan-0.gwy Seen rows"], Said(again));
    }

    [Fact]
    public void Two_programs_may_write_at_once()
    {
        using var first = _folder.Open();
        using var second = _folder.Open();
        string[] files = [.. first.Scans.Select(s => s.File)];
        Parallel.For(0, 40, i => LabelledFolder.Say(i % 2 == 0 ? first : second, $"P{i}", i % 6, "rows"));

        Assert.Equal(40, first.Answers().Count);
        Assert.Equal(first.Answers().Select(a => a.Number), second.Answers().Select(a => a.Number));
        Assert.Equal(files, second.Scans.Select(s => s.File));
    }

    [Fact]
    public void People_are_told_apart_by_name_but_not_by_its_case()
    {
        using var database = _folder.Open();

        Assert.Equal(database.Person("Ana"), database.Person(" ana "));
        Assert.Equal(database.Person("Änne"), database.Person("änne"));
        Assert.NotEqual(database.Person("Ana").Token, database.Person("Bo").Token);
        Assert.Equal("<b>Eve</b>", database.Person("<b>Eve</b>").Name);
        Assert.Contains("1 to 60 letters", Assert.Throws<TrainingException>(() => database.Person(" ")).Message);
        Assert.Contains("1 to 60 letters", Assert.Throws<TrainingException>(() => database.Person("a\nb")).Message);
    }

    [Fact]
    public void Answers_keep_a_state_that_is_renamed_or_no_longer_asked_for()
    {
        using var database = _folder.Open();
        LabelledFolder.Say(database, "Ana", 0, "double_tip");
        LabelledFolder.Say(database, "Ana", 1, "rows");

        database.Rename("double_tip", "impurities");
        Assert.Equal("2026-03-01/scan-0.gwy Seen impurities", Said(database)[0]);
        Assert.Contains("already", Assert.Throws<TrainingException>(() => database.Rename("rows", "impurities")).Message);
        Assert.Contains("has no state x", Assert.Throws<TrainingException>(() => database.Rename("x", "y")).Message);

        database.Ask(["impurities", "corruption"]);
        Assert.Equal(["impurities", "corruption"], database.States);
        Assert.Equal([("rows", 1)], database.FormerStates);
        // Of corruption they said nothing, and so they do not count; they are kept.
        Assert.Empty(Said(database));
        Assert.Equal(["impurities", "rows"], database.LastAnswers().Select(a => a.Said.States.Single()));
        Assert.Contains("named twice", Assert.Throws<TrainingException>(() => database.Ask(["rows", "rows"])).Message);
    }

    [Fact]
    public void An_unknown_state_is_refused_and_nothing_of_the_answer_is_saved()
    {
        using var database = _folder.Open();

        var fault = Assert.Throws<TrainingException>(() => LabelledFolder.Say(database, "Ana", 0, "rows", "nice"));
        Assert.Contains("has no state 'nice'; it has rows, double_tip", fault.Message);
        Assert.Empty(database.Answers());
    }

    [Fact]
    public void A_newer_database_and_what_is_none_are_refused_and_left_alone()
    {
        using (_folder.Open())
        {
        }
        Change("PRAGMA user_version = 9");
        byte[] before = File.ReadAllBytes(_folder.DatabasePath);
        Assert.Contains(
            "a newer GwyTip wrote it (version 9 of its tables; this one knows 2)", Fault());
        Assert.Equal(before, File.ReadAllBytes(_folder.DatabasePath));

        Change("PRAGMA user_version = 1; PRAGMA application_id = 7");
        Assert.Contains("but not one of labels", Fault());
        File.WriteAllText(_folder.DatabasePath, new string('x', 5000));
        Assert.Contains("it is not a labels database", Fault());
        Assert.Contains("'gwytip-train label' makes one", Assert.Throws<TrainingException>(
            () => LabelsDatabase.FileAt(_folder.PathTo("2026-03-01"))).Message);

        string Fault() => Assert.Throws<TrainingException>(() => LabelsDatabase.Open(_folder.DatabasePath)).Message;
    }

    [LinuxFact]
    public void A_folder_that_takes_no_file_is_told()
    {
        string fault = Assert.Throws<TrainingException>(() => LabelsDatabase.Open("/sys/gwytip-labels.db")).Message;

        Assert.Contains(
            "cannot be saved there: the folder is read-only, or not yours; name another place with --database", fault);
    }

    [Fact]
    public void A_full_disk_loses_nothing_that_was_saved()
    {
        using var database = _folder.Open();
        LabelledFolder.Say(database, "Ana", 0, "rows");
        long pages = database.Sql.One<long>("PRAGMA page_count")!.Value;
        database.Sql.Text($"PRAGMA max_page_count = {pages}");

        var fault = Assert.Throws<TrainingException>(() =>
        {
            var answer = new Answer(database.Scans[1].Id, database.Person("Ana").Id, AnswerKind.Seen, ["rows"]);
            database.Save(answer with { Note = new string('n', 20_000) });
        });
        Assert.Contains("the disk is full; what was saved before is still there", fault.Message);
        Assert.Single(database.Answers());
        database.Dispose();
        using var again = _folder.Open();
        Assert.Single(again.Answers());
    }

    [Fact]
    public void A_folder_without_scans_and_one_that_is_not_there_are_told()
    {
        using var empty = new TemporaryFolder();
        using var database = LabelsDatabase.Open(Path.Combine(empty.Path, "x.db"));

        Assert.Contains("holds no scans", Fault(empty.Path));
        Assert.Contains("there is no folder", Fault(Path.Combine(empty.Path, "none")));
        Assert.Contains("is a file", Fault(Path.Combine(empty.Path, "x.db")));

        string Fault(string folder) => Assert.Throws<TrainingException>(() => new FoundScans(database, folder).TakeUp()).Message;
    }

    [Fact]
    public void Ten_thousand_scans_are_listed_in_no_time()
    {
        using var database = _folder.Open();
        database.Sql.Do("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
            INSERT INTO scans (hash, file, session, series) SELECT 'h' || i, i || '.gwy', 's' || i % 30, i FROM n;
            INSERT INTO files SELECT file, 1, 1, id FROM scans WHERE hash LIKE 'h%';
            """);
        LabelledFolder.Say(database, "Ana", 0, "rows");
        long person = database.Person("Ana").Id;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(10_006, database.Scans.Count(s => s.IsThere));
            var progress = LabelProgress.Count(
                database.Scans, database.Answers(), database.States, person, _ => false, ImportedLabels.Read(database));
            Assert.Equal((1, 10_005), (progress.Mine, progress.Left));
        }
        // Without an index each would take seconds.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class SettableClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
