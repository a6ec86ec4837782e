using GwyTip.Eng;

namespace GwyTip.Tests.Viewer;

/// <summary>Tip State of All Images… over several open files.</summary>
[Collection(OnScreen.Name)]
public sealed class AllImagesTests(Screen screen) : IDisposable
{
    private static readonly string[] Samples = [.. Directory.GetFiles(
        Repository.PathTo("samples"), "*.gwy").Order(StringComparer.Ordinal)];

    private readonly ViewerHome _home = new ViewerHome().WithDriver();

    public void Dispose() => _home.Dispose();

    /// <summary>The window's picture is kept: it is the one in docs/viewer.md.</summary>
    [Fact]
    public void The_table_says_what_the_program_says_and_sorts_and_saves()
    {
        _home.WithLibrary().WithModels(Repository.PathTo("models"));
        var program = CsvRows.Read(
            Child.Run(Built.Cli, ["classify", "--models", _home.Models, "--format", "csv", .. Samples], _home.Environment).Output)
            .OrderBy(r => r["file"], StringComparer.Ordinal).ToList();

        var session = WindowSession.Run(screen, _home, Samples, [
            .. WindowSession.Open(WindowSession.All), "gone\tPlease wait", "settle\t4", "sort\t0", "rows\tby-file.txt", "sort\t3",
            "sort\t3", "settle\t4", "rows\tby-confidence.txt",
            "labels\tlabels.txt", "shot\tall.png", WindowSession.SaveTable, "dialog\tSave Table as CSV", "name\ttable.csv",
            "settle\t20", WindowSession.Ok,
            "gone\tSave Table as CSV", $"dialog\t{WindowSession.All}", WindowSession.Ok, $"gone\t{WindowSession.All}",
            "metadata\tmetadata.txt", "undo",
            "metadata\tundone.txt"]);

        var rows = session.Cells("by-file.txt").Skip(1).ToList();
        Assert.Equal(program.Select(r => Path.GetFileName(r["file"])), rows.Select(r => r[0]));
        Assert.Equal(program.Select(r => r["verdict"].Length > 0 ? r["verdict"] : "no verdict"), rows.Select(r => r[2]));
        Assert.Equal(program.Select(r => r["state"].Replace('_', ' ')), rows.Select(r => r[4]));
        double[] sorted = [.. session.Cells("by-confidence.txt").Skip(1).Select(r => r[3].Length > 0 ? double.Parse(r[3]) : -1)];
        Assert.Equal(sorted.OrderDescending(), sorted);

        var saved = CsvRows.Read(
            File.ReadAllText(session.PathOf("table.csv"))).OrderBy(r => r["file"], StringComparer.Ordinal).ToList();
        Assert.Equal(
            program.Select(r => (r["file"], r["verdict"], r["error"])), saved.Select(r => (r["file"], r["verdict"], r["error"])));
        Assert.All(program.Zip(saved), p => Assert.All(p.First.Where(
            c => !Judged.NotStates.Contains(c.Key) && c.Value.Length > 0), c =>
            Assert.Equal(double.Parse(c.Value), double.Parse(p.Second[c.Key]), 1e-5)));

        Assert.NotEmpty(session.Metadata["Verdict"]);
        Assert.Empty(session.MetadataAfterUndo);
        File.Copy(session.PathOf("all.png"), Repository.PathTo("artifacts", "all-images.png"), overwrite: true);
    }

    [Fact]
    public void Cancel_of_the_table_leaves_every_image_alone_and_its_CSV_quotes_awkward_names()
    {
        string awkward = Path.Combine(_home.Folder, "tall, \"thin\".gwy");
        File.Copy(Fields.PathOf("tall-pixels"), awkward);

        var session = WindowSession.Run(screen, _home.WithFake("fake-library"), [Fields.PathOf("good"), awkward], [
            .. WindowSession.Open(WindowSession.All), "rows\trows.txt", WindowSession.SaveTable, "dialog\tSave Table as CSV",
            "name\ttable.csv",
            "settle\t20", WindowSession.Ok, "gone\tSave Table as CSV", $"dialog\t{WindowSession.All}", WindowSession.Cancel,
            $"gone\t{WindowSession.All}", "metadata\tmetadata.txt"]);

        Assert.Equal(3, session.Cells("rows.txt").Count);
        var row = CsvRows.Read(File.ReadAllText(session.PathOf("table.csv"))).Single(r => r["file"] == awkward);
        Assert.Equal(
            ("0", "good", "0.333333333", "", "1"),
            (row["channel"], row["verdict"], row["first_state"], row["error"], row["measured"]));
        Assert.Equal("Stale", Assert.Single(session.Metadata).Key);
    }

    [Fact]
    public void Cancel_of_the_progress_is_as_if_nothing_had_been_asked()
    {
        _home.WithFake("fake-library").Environment["FAKE_DELAY"] = "400";

        var session = WindowSession.Run(screen, _home, [Fields.PathOf("good"), .. Samples], [
            "data", $"menu\t{WindowSession.All}...", "dialog\tPlease wait", WindowSession.Cancel, "gone\tPlease wait",
            "settle\t10",
            $"gone\t{WindowSession.All}", "metadata\tmetadata.txt"]);

        Assert.DoesNotContain("Verdict", session.Metadata.Keys);
    }

    /// <summary>Gwyddion tells of all choices as the dialog opens, and after <em>Reset</em>.</summary>
    [Fact]
    public void Images_are_judged_once_and_anew_only_by_something_else()
    {
        string calls = _home.WithFake("fake-library").Environment["FAKE_CALLS"] = Path.Combine(_home.Folder, "calls");
        string[] files = [Fields.PathOf("good"), Fields.PathOf("tall-pixels")];
        string before = Path.Combine(_home.Folder, "before");

        WindowSession.Run(screen, _home, files, [
            .. WindowSession.Open(WindowSession.All), "settle\t6", WindowSession.Reset, "settle\t6", WindowSession.Cancel,
            $"gone\t{WindowSession.All}"]);
        File.Move(calls, before);
        WindowSession.Run(screen, _home, files, [
            .. WindowSession.Open(WindowSession.All), "choose\tgwytip-surface\tfake-surface", "gone\tPlease wait", "settle\t6",
            WindowSession.Cancel, $"gone\t{WindowSession.All}"]);

        Assert.Equal(files.Length, File.ReadAllLines(before).Length);
        Assert.Equal(2 * files.Length, File.ReadAllLines(calls).Length);
    }

    [Fact]
    public void Repeat_last_judges_all_at_once()
    {
        var session = WindowSession.Run(screen, _home.WithFake("fake-library"),
            [Fields.PathOf("good"), Fields.PathOf("tall-pixels")], [
            .. WindowSession.Open(WindowSession.All), WindowSession.Cancel, $"gone\t{WindowSession.All}",
            "menu\tRepeat (Tip State of All Images)",
            "settle\t6", "metadata\tmetadata.txt"]);

        Assert.Equal("good", session.Metadata["Verdict"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_an_image_it_says_so(bool withAFileThatHoldsNone)
    {
        string[] files = withAFileThatHoldsNone ? [Fields.PathOf("no-image")] : [];

        var session = WindowSession.Run(screen, _home.WithFake("fake-library"), files,
            "settle\t20", $"menu\t{WindowSession.All}...", "dialog\tGwyTip", "labels\tlabels.txt", WindowSession.Close,
            "gone\tGwyTip");

        Assert.Contains(
            "gwytip-message\tThere is no image to judge: open a scan first.", File.ReadAllText(session.PathOf("labels.txt")),
            StringComparison.Ordinal);
    }
}
