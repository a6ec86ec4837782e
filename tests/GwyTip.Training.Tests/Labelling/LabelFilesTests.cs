using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Labelling;

namespace GwyTip.Tests.Labelling;

/// <summary>Label files out of a database and into it.</summary>
public sealed class LabelFilesTests : IDisposable
{
    private readonly LabelledFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private int Import(LabelsDatabase database, string text)
    {
        File.WriteAllText(_folder.PathTo("labels.csv"), text);
        return new LabelImport(database).Read(_folder.PathTo("labels.csv"));
    }

    [Fact]
    public void Shares_and_numbers_of_people_are_exported_as_training_reads_them()
    {
        using var database = _folder.Open();
        LabelledFolder.Say(database, "Ana", 0, "rows", "double_tip");
        LabelledFolder.Say(database, "Bo", 0, "rows");
        LabelledFolder.Say(database, "Ana", 2);
        database.Save(new Answer(database.Scans[1].Id, database.Person("Ana").Id, AnswerKind.CannotTell, []));
        string text = new LabelExport(database).Text();

        Assert.Equal(
            """
            file,scan_session,scan_series,n_responses,rows,double_tip
            2026-03-01/scan-0.gwy,2026-03-01,2026-03-01/scan-0.gwy,2,1,0.5
            2026-03-03/scan-2.gwy,2026-03-03,2026-03-03/scan-2.gwy,1,0,0

            """.ReplaceLineEndings("\n"), text);
        File.WriteAllText(_folder.PathTo("out.csv"), text);
        var read = LabelFile.Read(_folder.PathTo("out.csv"), SurfaceLabels.ForSurface("si-111", ["rows", "double_tip"]));
        Assert.Equal((2, 0.5), (read[0].Responses, read[0].Labels["double_tip"]));
    }

    [Fact]
    public void What_was_imported_comes_out_unchanged_and_people_of_ours_are_reckoned_in()
    {
        using var database = _folder.Open();
        const string File = "file,more,scan_session,scan_series,n_responses,double_tip,rows\r\n"
            + "2026-03-01/scan-0.gwy,\"a, \"\"b\"\"\",s1,r1,3,0.3333,1\r\nnot here.gwy,,s2,r2,1,0,1.0\r\n";

        Assert.Equal(2, Import(database, File));
        Assert.Equal(File, new LabelExport(database).Text());
        Assert.Equal(0, Import(database, File));
        Assert.Equal("s1", database.Scans.Single(s => s.File == "2026-03-01/scan-0.gwy").Session);

        LabelledFolder.Say(database, "Ana", 0, "double_tip");
        LabelledFolder.Say(database, "Ana", 1, "rows");
        Assert.Equal(
            "file,more,scan_session,scan_series,n_responses,double_tip,rows\r\n"
            + "2026-03-01/scan-0.gwy,\"a, \"\"b\"\"\",s1,r1,4,0.499975,0.75\r\nnot here.gwy,,s2,r2,1,0,1.0\r\n"
            + "2026-03-02/scan-1.gwy,,2026-03-02,2026-03-02/scan-1.gwy,1,0,1\r\n",
            new LabelExport(database).Text());
    }

    /// <summary>A file of Windows that an editor on Linux, or an old Mac, has added to.</summary>
    [Fact]
    public void Lines_may_end_in_different_ways_and_a_cell_may_go_over_several()
    {
        using var database = _folder.Open();
        database.Ask(["rows"]);
        Assert.Equal(3, Import(
            database,
            "file,more,rows\r\n2026-03-01/scan-0.gwy,\"a\nb\r\nc\",1\n2026-03-02/scan-1.gwy,,0\r2026-03-03/scan-2.gwy,,0.5\r\n"));

        Assert.StartsWith(
            "file,more,rows,scan_session,scan_series,n_responses\r\n", new LabelExport(database).Text(),
            StringComparison.Ordinal);
        Assert.Equal([1, 0, 0.5], ImportedLabels.Read(database).OrderBy(l => l.Key).Select(l => l.Value.Shares["rows"]));
    }

    /// <summary>A state that is asked for later may have been there before: nobody said that it was not.</summary>
    [Fact]
    public void Of_a_state_that_was_not_asked_for_nothing_is_exported_until_somebody_looks_again()
    {
        using var database = _folder.Open();
        LabelledFolder.Say(database, "Ana", 0, "rows");
        LabelledFolder.Say(database, "Ana", 1, "rows");
        database.Ask(["rows", "double_tip", "step_edges"]);
        LabelledFolder.Say(database, "Ana", 2, "step_edges");
        Import(database, "file,rows,double_tip\n2026-03-01/scan-3.gwy,1,0\n");

        string[] Rows(LabelExport export) => export.Text().Split('\n')[1..^1];
        var export = new LabelExport(database);
        Assert.Equal(["2026-03-03/scan-2.gwy,0,0,2026-03-03,2026-03-03/scan-2.gwy,1,1"], Rows(export));
        Assert.Equal(3, export.HalfLabelled);
        Assert.Contains("3 scans were labelled before", export.SaysHalfLabelled(), StringComparison.Ordinal);
        // They come again, and count then.
        Assert.Equal("2026-03-03/scan-2.gwy", database.Scan(Assert.Single(database.Answers()).Said.Scan)!.File);
        Assert.Empty(ImportedLabels.Read(database));
        LabelledFolder.Say(database, "Ana", 0, "rows", "step_edges");
        Assert.Contains("2026-03-01/scan-0.gwy,1,0,2026-03-01,2026-03-01/scan-0.gwy,1,1", Rows(new LabelExport(database)));
        // Where it is not asked for any more, all of them count as they did.
        database.Ask(["rows", "double_tip"]);
        Assert.Equal(4, Rows(new LabelExport(database)).Length);
    }

    [Fact]
    public void A_column_of_a_state_that_nobody_is_asked_for_is_left_out_once_people_have_answered()
    {
        using var database = _folder.Open();
        const string File = "file,rows,double_tip,step_edges\n2026-03-01/scan-0.gwy,1,0,1\n";
        Import(database, File);
        Assert.StartsWith("file,rows,double_tip,step_edges,", new LabelExport(database).Text(), StringComparison.Ordinal);

        LabelledFolder.Say(database, "Ana", 1, "rows");

        Assert.Equal(
            "file,rows,double_tip,scan_session,scan_series,n_responses\n2026-03-01/scan-0.gwy,1,0,2026-03-01,2026-03-01/scan-0.gwy,1\n"
            + "2026-03-02/scan-1.gwy,1,0,2026-03-02,2026-03-02/scan-1.gwy,1\n", new LabelExport(database).Text());
    }

    [Fact]
    public void What_was_exported_does_not_count_once_more_where_it_is_imported()
    {
        using var database = _folder.Open();
        LabelledFolder.Say(database, "Ana", 0, "rows");
        string text = new LabelExport(database).Text();

        var e = Assert.Throws<TrainingException>(() => Import(database, text));

        Assert.Contains("labels.csv, line 2: it says what people said here", e.Message, StringComparison.Ordinal);
        Assert.Equal(text, new LabelExport(database).Text());
        // What others say of the same scan does count.
        Assert.Equal(1, Import(database, "file,rows,double_tip,n_responses\n2026-03-01/scan-0.gwy,0,1,2\n"));
    }

    [Fact]
    public void Nor_does_it_where_sessions_were_put_right_or_a_column_was_added_in_between()
    {
        using var database = _folder.Open();
        LabelledFolder.Say(database, "Ana", 0, "rows");
        string[] lines = new LabelExport(database).Text().Split('\n');

        var e = Assert.Throws<TrainingException>(() => Import(
            database, $"{lines[0]},remark\n{lines[1].Replace(",2026-03-01,", ",monday,", StringComparison.Ordinal)},sharp\n"));

        Assert.Contains("labels.csv, line 2: it says what people said here", e.Message, StringComparison.Ordinal);
        Assert.Equal("2026-03-01", database.Scans[0].Session);
    }

    /// <summary>Kappa would have all who labelled a scan agree on what only one of them was asked for.</summary>
    [Fact]
    public void No_more_people_are_claimed_than_were_asked_for_every_state()
    {
        using var database = _folder.Open();
        database.Ask(["rows"]);
        LabelledFolder.Say(database, "Ana", 0, "rows");
        LabelledFolder.Say(database, "Bo", 0);
        database.Ask(["rows", "double_tip"]);
        LabelledFolder.Say(database, "Cy", 0, "rows", "double_tip");

        Assert.Equal(
            "2026-03-01/scan-0.gwy,2026-03-01,2026-03-01/scan-0.gwy,1,0.666667,1",
            new LabelExport(database).Text().Split('\n')[1]);
    }

    /// <summary>Gwyddion saves what its dialog said with the scan: the file holds something else then.</summary>
    [Fact]
    public void Labels_of_what_a_file_held_before_are_told_and_do_not_count_and_no_file_is_named_twice()
    {
        using (var database = _folder.Open())
        {
            foreach (int scan in (int[])[0, 1, 2])
            {
                LabelledFolder.Say(database, "Ana", scan, "rows");
            }
        }
        _folder.Write("2026-03-01/scan-0.gwy", seed: 99);
        File.SetLastWriteTimeUtc(_folder.PathTo("2026-03-01/scan-0.gwy"), DateTime.UtcNow.AddMinutes(1));
        File.Delete(_folder.PathTo("2026-03-02/scan-1.gwy"));
        var warnings = new List<string>();
        using var again = FolderLabels.Open(_folder.Path, null, warnings.Add, _ => { });
        string[] Files(bool onlyThere) =>
            [.. new LabelExport(again) { OnlyThere = onlyThere }.Text().Split('\n')[1..^1].Select(l => l.Split(',')[0])];

        Assert.Equal(
            [
                "1 file has changed since it was labelled: 2026-03-01/scan-0.gwy; its earlier labels are kept, and do not count",
                "1 labelled scan is not there any more: 2026-03-02/scan-1.gwy; its labels are kept until it is back",
            ],
            warnings);
        Assert.Equal(["2026-03-02/scan-1.gwy", "2026-03-03/scan-2.gwy"], Files(onlyThere: false));
        Assert.Equal(["2026-03-03/scan-2.gwy"], Files(onlyThere: true));

        long changed = again.Scans.Single(s => s is { IsThere: true, File: "2026-03-01/scan-0.gwy" }).Id;
        again.Save(new Answer(changed, again.Person("Ana").Id, AnswerKind.Seen, ["double_tip"]));
        Assert.Equal(["2026-03-01/scan-0.gwy", "2026-03-02/scan-1.gwy", "2026-03-03/scan-2.gwy"], Files(onlyThere: false));
        Assert.EndsWith(",1,0,1", new LabelExport(again).Text().Split('\n')[1], StringComparison.Ordinal);
    }

    /// <summary>The imported line of a scan names the file that held it then.</summary>
    [Fact]
    public void A_label_goes_with_its_scan_where_another_has_taken_its_name()
    {
        using (var database = _folder.Open())
        {
            database.Ask(["rows"]);
            Import(database, "file,rows\n2026-03-01/scan-0.gwy,1\n");
        }
        File.Move(_folder.PathTo("2026-03-01/scan-0.gwy"), _folder.PathTo("2026-03-01/scan-9.gwy"));
        File.Move(_folder.PathTo("2026-03-02/scan-1.gwy"), _folder.PathTo("2026-03-01/scan-0.gwy"));
        File.SetLastWriteTimeUtc(_folder.PathTo("2026-03-01/scan-0.gwy"), DateTime.UtcNow.AddMinutes(1));
        using var again = _folder.Open();
        LabelledFolder.Say(again, "Ana", 0);

        Assert.Equal(
            ["2026-03-01/scan-9.gwy,1", "2026-03-01/scan-0.gwy,0"],
            new LabelExport(again).Text().Split('\n')[1..^1].Select(l => string.Join(',', l.Split(',')[..2])));
    }

    [LinuxFact]
    public void A_folder_that_cannot_be_entered_is_told_and_so_are_its_labels()
    {
        using (var database = _folder.Open())
        {
            LabelledFolder.Say(database, "Ana", 1, "rows");
        }
        // Nothing is locked for root, as whom tests may run; but in Latin-1 ä is one byte.
        Ran.Must("sh", "-c", $"cd '{_folder.Path}' && mv 2026-03-02 \"$(printf 'M\\344rz')\"");
        try
        {
            var warnings = new List<string>();
            using var again = FolderLabels.Open(_folder.Path, null, warnings.Add, _ => { });

            Assert.Equal(
                [
                    "left out: M\uFFFDrz: the folder cannot be entered: its name is not UTF-8; rename it",
                    "1 labelled scan is not there any more: 2026-03-02/scan-1.gwy; its labels are kept until it is back",
                ],
                warnings);
        }
        finally
        {
            // .NET could not delete it.
            Ran.Must("sh", "-c", $"rm -r '{_folder.Path}'/M*");
        }
    }

    [Fact]
    public void A_scan_of_which_no_session_was_known_is_of_the_one_that_it_is_moved_into()
    {
        _folder.Write("scan-9.gwy", seed: 99);
        using (var database = _folder.Open())
        {
            Assert.Equal("unknown", database.Scans.Single(s => s.File == "scan-9.gwy").Session);
        }
        Directory.CreateDirectory(_folder.PathTo("2026-05-05"));
        File.Move(_folder.PathTo("scan-9.gwy"), _folder.PathTo("2026-05-05/scan-9.gwy"));
        File.Move(_folder.PathTo("2026-03-02/scan-1.gwy"), _folder.PathTo("2026-05-05/scan-1.gwy"));
        using var again = _folder.Open();

        Assert.Equal(
            [("2026-05-05/scan-1.gwy", "2026-03-02"), ("2026-05-05/scan-9.gwy", "2026-05-05")],
            again.Scans.Where(s => s.File.StartsWith("2026-05", StringComparison.Ordinal)).Select(s => (s.File, s.Session)));
    }

    [Fact]
    public void A_scan_named_twice_is_refused_and_nothing_is_taken_in()
    {
        using var database = _folder.Open();
        var e = Assert.Throws<TrainingException>(() => Import(
            database, "file,rows\n2026-03-01/scan-0.gwy,1\n2026-03-02/scan-1.gwy,0\n2026-03-01/scan-0.gwy,0\n"));

        Assert.EndsWith("labels.csv, line 4: this scan has its labels in line 2 already", e.Message, StringComparison.Ordinal);
        Assert.Empty(ImportedLabels.Read(database));
    }

    [Fact]
    public void Folders_in_a_label_file_may_be_written_as_on_Windows()
    {
        using var database = _folder.Open();
        database.Ask(["rows"]);
        Assert.Equal(1, Import(database, "file,rows\n2026-03-01\\scan-0.gwy,1\n"));

        long scan = Assert.Single(ImportedLabels.Read(database)).Key;
        Assert.Equal(("2026-03-01/scan-0.gwy", true), (database.Scan(scan)!.File, database.Scan(scan)!.IsThere));
    }

    /// <summary>Of three people one saw a double tip, and rounding says 0.3333: with Ana it is half of them.</summary>
    [Fact]
    public void Imported_labels_count_in_the_progress_and_their_scans_are_not_asked_for_first()
    {
        using var database = _folder.Open();
        Import(database, "file,n_responses,double_tip,rows\n2026-03-01/scan-0.gwy,3,0.3333,1\n2026-03-02/scan-1.gwy,2,0,0.5\n");
        LabelledFolder.Say(database, "Ana", 0, "double_tip");
        long ana = database.Person("Ana").Id;
        var imported = ImportedLabels.Read(database);

        var progress = LabelProgress.Count(
            database.Scans, database.Answers(), database.States, ana, _ => false, imported);
        Assert.Equal((6, 2, 1, 4), (progress.Scans, progress.Labelled, progress.Mine, progress.Left));
        Assert.Equal([("rows", 2), ("double_tip", 1)], progress.States);

        var now = new NextScans.Situation(
            database.Scans, database.Answers(), new Dictionary<long, float[]>(), new Dictionary<long, double>(),
            new HashSet<long>())
        {
            Elsewhere = imported.Keys,
        };
        var shown = new NextScans(everybody: 0, random: 0.25, seed: 1).For(ana, now, 9, []);
        Assert.Equal(5, shown.Count);
        Assert.Equal("2026-03-02/scan-1.gwy", database.Scan(shown[4].Scan)!.File);
    }

    [Fact]
    public void A_scan_that_was_renamed_keeps_its_imported_labels_and_one_that_turns_up_takes_its_own()
    {
        using (var database = _folder.Open())
        {
            database.Ask(["rows"]);
            Import(database, "file,rows\n2026-03-01/scan-0.gwy,1\nlater.gwy,0\n");
        }
        File.Move(_folder.PathTo("2026-03-01/scan-0.gwy"), _folder.PathTo("new name.gwy"));
        _folder.Write("later.gwy", seed: 77);
        using var again = _folder.Open();

        Assert.Equal(
            "file,rows,scan_session,scan_series,n_responses\nnew name.gwy,1,2026-03-01,2026-03-01/scan-0.gwy,1\n"
            + "later.gwy,0,unknown,later.gwy,1\n", new LabelExport(again).Text());
        Assert.True(again.Scans.Single(s => s.File == "later.gwy").IsThere);
    }

    [Fact]
    public void What_is_wrong_with_a_file_is_said_with_its_line_and_nothing_is_taken_in()
    {
        using var database = _folder.Open();

        Fails("line 1: it takes a column 'file'", "name,rows\na,1\n");
        Fails("has a header but no rows", "file,rows\n");
        Fails("line 3: rows is '2', not a number between 0 and 1", "file,rows\na.gwy,1\nb.gwy,2\n");
        Fails("line 2: n_responses is '0'", "file,rows,n_responses\na.gwy,1,0\n");
        Fails("line 2: column 'file' is empty", "file,rows\n,1\n");
        Import(database, "file,rows\n2026-03-01/scan-0.gwy,1\n");
        Fails("has labels from labels.csv already", "file,rows\n2026-03-02/scan-1.gwy,1\n2026-03-01/scan-0.gwy,0\n");

        void Fails(string expected, string text)
        {
            int before = database.Sql.One<int>("SELECT COUNT(*) FROM imported")!.Value;
            Assert.Contains(expected, Assert.Throws<TrainingException>(() => Import(database, text)).Message);
            Assert.Equal(before, database.Sql.One<int>("SELECT COUNT(*) FROM imported"));
        }
    }

    [Fact]
    public void Nothing_labelled_is_nothing_to_export()
    {
        using var database = _folder.Open();

        Assert.Contains("nobody has labelled a scan yet", Assert.Throws<TrainingException>(
            () => new LabelExport(database).Text()).Message);
    }

    [NeedsFact(Needed.LabelledScans)]
    public void The_published_label_file_goes_in_and_comes_out_byte_for_byte()
    {
        string labels = Needs.PathOf(Needed.LabelledScans);
        using var temporary = new TemporaryFolder();
        using var database = LabelsDatabase.Open(Path.Combine(temporary.Path, "labels.db"));
        database.Surface = "si-h-100";
        new FoundScans(database, Path.Combine(Path.GetDirectoryName(labels)!, "images")).TakeUp();

        Assert.Equal(4161, new LabelImport(database).Read(labels));
        Assert.Equal(File.ReadAllBytes(labels), System.Text.Encoding.UTF8.GetBytes(new LabelExport(database).Text()));
        Assert.Equal(SurfaceLabels.HydrogenSilicon100.States.Select(s => s.Name), database.States);
    }
}
