using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Training.Data;

namespace GwyTip.Tests.Commands;

public sealed class ImportTests : InFolder
{
    public ImportTests() => TinyTraining.Make(_folder.Path, sessions: 3, perSession: 5);

    private string LabelsPath => Path.Combine(_folder.Path, "labels.csv");

    private static string[] Arguments(params string[] scans) =>
        ["import", "--source", "made up", "--licence", "CC0", "--out", "data", .. scans];

    private string Succeed() =>
        TestedProgram.Trainer.Succeed(_folder.Path, Arguments("--labels", "labels.csv", "--images", "images"));

    private string Fail() => TestedProgram.Trainer.Fail(_folder.Path, Arguments("--labels", "labels.csv", "--images", "images"));

    private void Edit(Func<string, int, string> line) =>
        File.WriteAllLines(LabelsPath, [.. File.ReadAllLines(LabelsPath).Select(line)]);

    /// <summary>Puts the scans into folders as people sort them.</summary>
    private void Sort(Func<int, string> place)
    {
        for (int i = 0; i < 15; i++)
        {
            string path = Path.Combine(_folder.Path, "sorted", place(i), $"scan-{i}.gwy");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(Path.Combine(_folder.Path, "images", $"scan-{i}.gwy"), path);
        }
    }

    private static string State(int i) =>
        new[] { "dimers", "individual_atoms", "rows", "rows+tip_change", "generic_defect" }[i % 5];

    [Fact]
    public void Folders_of_classes_become_a_data_set()
    {
        Sort(i => Path.Combine(State(i), $"session {i % 3}"));
        string output = TestedProgram.Trainer.Succeed(_folder.Path, Arguments("--images", "sorted", "--classes"));
        Assert.Contains("15 scans of si-h-100 from 3 sessions and 15 series", output, StringComparison.Ordinal);
        Assert.Matches("state +mean label +alone and unanimous in\n(.*\n)*rows +0.400 +6\n", output);
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
        Assert.Equal(
            ["dataset.json", "labels.csv"],
            new DirectoryInfo(Path.Combine(_folder.Path, "data")).GetFiles().Select(f => f.Name).Order());
    }

    [Fact]
    public void Scans_of_one_session_are_imported_with_a_warning_and_training_by_session_says_no()
    {
        Sort(State);
        string output = TestedProgram.Trainer.Succeed(_folder.Path, Arguments("--images", "sorted", "--classes"));
        Assert.Contains("warning: nothing says which session 15 scans are of", output, StringComparison.Ordinal);
        Assert.Contains(
            "warning: all scans are of one session, so a split by session is impossible", output, StringComparison.Ordinal);
        Assert.Contains("1 session or series cannot be split into 2 parts", TestedProgram.Trainer.Fail(
            _folder.Path, "train", "--images", "sorted", "--classes", "--run", "run"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_imported_leaves_nothing_behind()
    {
        Sort(_ => "row");
        Assert.Contains(
            "'row' is not a tip state", TestedProgram.Trainer.Fail(_folder.Path, Arguments("--images", "sorted", "--classes")),
            StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(_folder.Path, "empty", "rows"));
        File.WriteAllText(Path.Combine(_folder.Path, "empty", "rows", "notes.txt"), "no scan");
        Assert.Contains(
            "can be used", TestedProgram.Trainer.Fail(_folder.Path, Arguments("--images", "empty", "--classes")),
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "data")));
    }

    [Fact]
    public void A_wrong_label_file_leaves_an_earlier_import_as_it_was()
    {
        Succeed();
        string before = File.ReadAllText(Path.Combine(_folder.Path, "data", "dataset.json"));
        Edit((line, i) => i == 4 ? line[..^1] + "2" : line);
        Assert.Contains("labels.csv, line 5: bad_blurry is '2', not a number between 0 and 1", Fail(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Path.Combine(_folder.Path, "data", "dataset.json")));
    }

    [Fact]
    public void Duplicate_rows_are_told_by_their_lines_even_behind_empty_ones()
    {
        string[] lines = File.ReadAllLines(LabelsPath);
        File.WriteAllLines(LabelsPath, [lines[0], "", lines[1], "", lines[1]]);
        Assert.Contains("labels.csv, line 5: 'scan-0.gwy' stands in line 3 already", Fail(), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_are_no_labels_are_named()
    {
        Edit((line, i) => line + (i == 0 ? ",width_px,Rows" : ",192,1"));
        Assert.Contains("not used, for they are not labels of si-h-100: width_px, Rows", Succeed(), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_columns_are_named_with_those_that_there_are()
    {
        Edit((line, i) => i == 0 ? line.Replace("rows", "Rows", StringComparison.Ordinal) : line);
        Assert.Contains("labels.csv, line 1: has no column 'rows'; it has file, scan_session", Fail(), StringComparison.Ordinal);
        Edit((line, _) => line.Replace(',', ';'));
        Assert.Contains("not separated by commas", Fail(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_that_no_scan_shows_is_said_at_import_and_ends_training_before_it_begins()
    {
        Edit((line, i) => i == 0 ? line : string.Join(',', line.Split(',').Select((cell, c) => c == 5 ? "0" : cell)));
        Assert.Contains("warning: no scan shows 'individual_atoms'", Succeed(), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder.Path, "config.json"), """{ "data": "data", "folds": 2, "members": [ {} ] }""");
        Assert.Contains("member 1 cannot learn 'individual_atoms'", TestedProgram.Trainer.Fail(
            _folder.Path, "train", "--config", "config.json", "--run", "run"), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_and_extra_scans_and_those_of_a_few_lines_are_named()
    {
        string images = Path.Combine(_folder.Path, "images");
        File.Delete(Path.Combine(images, "scan-1.gwy"));
        GwyFile.Write(
            Path.Combine(images, "scan-2.gwy"),
            [new ScanChannel(0, "Z", new Scan([.. Enumerable.Range(0, 96).Select(i => (double)(i % 7))], 32, 3), "m")]);
        File.Copy(Path.Combine(images, "scan-3.gwy"), Path.Combine(images, "unlabelled.gwy"));
        string output = Succeed();
        Assert.Contains("13 scans", output, StringComparison.Ordinal);
        Assert.Contains("left out, unreadable: 1, e.g. scan-1.gwy (", output, StringComparison.Ordinal);
        Assert.Contains("left out, too-few-lines: 1, e.g. scan-2.gwy", output, StringComparison.Ordinal);
        Assert.Contains("warning: 1 file in", output, StringComparison.Ordinal);
        Assert.Contains("unlabelled.gwy", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_takes_folders_of_classes_by_itself_and_goes_on_with_those()
    {
        Sort(i => Path.Combine(State(i), $"session {i % 3}"));
        File.WriteAllText(
            Path.Combine(_folder.Path, "config.json"),
            """{ "folds": 2, "members": [ { "network": "line-statistics", "batch_size": 4, "epochs": 1 } ] }""");
        string[] train = ["train", "--images", "sorted", "--classes", "--config", "config.json", "--run", "run"];
        string first = TestedProgram.Trainer.Succeed(_folder.Path, train);
        Assert.Contains("15 scans of si-h-100 from 3 sessions", first, StringComparison.Ordinal);
        Assert.Contains("member-1 epoch 1/1", first, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder.Path, "run", "labels.csv")));
        Assert.DoesNotContain(" epoch ", TestedProgram.Trainer.Succeed(_folder.Path, train), StringComparison.Ordinal);
        File.Copy(
            Path.Combine(_folder.Path, "images", "scan-0.gwy"),
            Path.Combine(_folder.Path, "sorted", State(0), "session 0", "new.gwy"));
        Assert.Contains(
            "was begun with other scans or labels than the folders in", TestedProgram.Trainer.Fail(_folder.Path, train),
            StringComparison.Ordinal);
        train[2] = "images";
        Assert.Contains("was begun with the scans of", TestedProgram.Trainer.Fail(_folder.Path, train), StringComparison.Ordinal);
        Assert.Contains(
            "data is missing", TestedProgram.Trainer.Fail(_folder.Path, "train", "--config", "config.json", "--run", "other"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Train_goes_on_with_no_other_labels_or_surface_than_it_began_with()
    {
        File.WriteAllText(
            Path.Combine(_folder.Path, "config.json"),
            """
            {
              "folds": 2,
              "members": [ { "width": 0.1, "first_stride": 2, "tells": "states", "batch_size": 4, "epochs": 1 } ]
            }
            """);
        string[] train =
            ["train", "--images", "images", "--labels", "labels.csv", "--config", "config.json", "--run", "run"];
        TestedProgram.Trainer.Succeed(_folder.Path, train);
        Assert.DoesNotContain(
            " epoch ", TestedProgram.Trainer.Succeed(_folder.Path, [.. train, "--source", "our STM", "--simulated"]),
            StringComparison.Ordinal);
        var description = DataSetDescription.Read(Path.Combine(_folder.Path, "run"));
        Assert.Equal(("our STM", "not stated", true), (description.Source, description.Licence, description.Simulated));
        Assert.Contains(
            "was begun with scans of si-h-100;", TestedProgram.Trainer.Fail(_folder.Path, [.. train, "--surface", "au-111"]),
            StringComparison.Ordinal);
        File.WriteAllLines(Path.Combine(_folder.Path, "other.csv"), File.ReadAllLines(LabelsPath).SkipLast(1));
        train[4] = "other.csv";
        Assert.Contains(
            "was begun with other labels than those of", TestedProgram.Trainer.Fail(_folder.Path, train),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_of_a_scan_are_named()
    {
        string images = Path.Combine(_folder.Path, "images");
        File.Copy(Path.Combine(images, "scan-3.gwy"), Path.Combine(images, "scan-7.gwy"), overwrite: true);
        Assert.Contains(
            "warning: 1 scan is a copy of another, e.g. scan-7.gwy of scan-3.gwy: ", Succeed(), StringComparison.Ordinal);
    }
}
