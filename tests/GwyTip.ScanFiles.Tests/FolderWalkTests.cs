using System.Diagnostics;
using GwyTip.Tests;

namespace GwyTip.ScanFiles.Tests;

/// <summary>Every file of a folder once, whatever links there are.</summary>
public sealed class FolderWalkTests : InFolder
{
    [Fact]
    public void Files_come_from_the_folder_and_below_with_size_and_time()
    {
        Make("a.gwy", Path.Combine("day", "night", "b"));

        Assert.Equal(["a.gwy", Path.Combine("day", "night", "b")], Found());
        var file = FolderWalk.Through(_folder.Path).Files.Single(f => f.Path.EndsWith("a.gwy", StringComparison.Ordinal));
        Assert.Equal((5, File.GetLastWriteTimeUtc(file.Path)), (file.Size, file.Modified));
    }

    [Fact]
    public void Links_back_up_and_links_in_a_circle_end()
    {
        Make(Path.Combine("day", "a.gwy"), Path.Combine("night", "b.gwy"));
        Link(Path.Combine("day", "up"), "..");
        Link(Path.Combine("day", "self"), ".");
        Link(Path.Combine("day", "there"), Path.Combine("..", "night"));
        Link(Path.Combine("night", "back"), PathTo("day"));
        Link("one", "two");
        Link("two", "one");

        Assert.Equal([Path.Combine("day", "a.gwy"), Path.Combine("night", "b.gwy")], Found());
    }

    [Fact]
    public void What_is_reached_by_a_link_only_is_found_once()
    {
        using var other = new TemporaryFolder();
        other.Write("scan.gwy", [1]);
        Directory.CreateDirectory(Path.Combine(other.Path, "below"));
        File.WriteAllBytes(Path.Combine(other.Path, "below", "deep.gwy"), [1, 2]);
        string single = other.Write("single.gwy", [1, 2, 3]);
        Link("first", other.Path);
        Link("second", other.Path);
        Link("third", Path.Combine(other.Path, "below"));

        Assert.Equal(
            [Path.Combine("first", "below", "deep.gwy"), Path.Combine("first", "scan.gwy"), Path.Combine("first", "single.gwy")],
            Found().Select(f => f.Replace("second", "first", StringComparison.Ordinal)));

        File.Delete(PathTo("first"));
        File.Delete(PathTo("second"));
        File.Delete(PathTo("third"));
        Link("a.gwy", single);
        Link("b.gwy", "a.gwy");
        var found = Assert.Single(FolderWalk.Through(_folder.Path).Files);
        Assert.Equal(3, found.Size);
    }

    [Fact]
    public void A_link_to_a_file_that_is_there_itself_counts_for_nothing()
    {
        Make(Path.Combine("day", "a.gwy"));
        Link("latest.gwy", Path.Combine("day", "a.gwy"));
        Link("sm4", "day");

        Assert.Equal([Path.Combine("day", "a.gwy")], Found());
        Assert.Empty(FolderWalk.Through(_folder.Path).LeftOut);
    }

    /// <summary>As git-annex keeps large files.</summary>
    [Fact]
    public void A_link_to_a_hidden_file_is_the_file()
    {
        Make(Path.Combine(".store", "a.gwy"));
        Link("a.gwy", Path.Combine(".store", "a.gwy"));

        Assert.Equal(["a.gwy"], Found());
        Assert.Equal([(".store", LeftOutKind.Hidden)], LeftOut());
    }

    [Fact]
    public void The_folder_itself_may_be_a_link_and_the_links_in_it_may_lead_above()
    {
        Make(Path.Combine("day", "a.gwy"), "outside.gwy");
        Link(Path.Combine("day", "up"), "..");
        Link("today", "day");

        var walk = FolderWalk.Through(PathTo("today"));

        Assert.Equal([Path.Combine(PathTo("today"), "a.gwy")], walk.Files.Select(f => f.Path));
        var leftOut = Assert.Single(walk.LeftOut);
        Assert.Equal((LeftOutKind.Link, "this link leads to a folder above (..)"), (leftOut.Kind, leftOut.Why));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_left_out_unless_it_is_called_a_scan()
    {
        Link("notes", "gone.txt");
        Link("scan.sxm", "gone.sxm");

        Assert.Equal(["scan.sxm"], Found());
        Assert.Equal([("notes", LeftOutKind.Link)], LeftOut());
        using var gwyddion = new GwyddionReader(PathTo("nowhere"));
        var error = Assert.Throws<ScanFileException>(() => ScanFile.ReadFound(PathTo("scan.sxm"), gwyddion));
        Assert.Equal(("this is a link that leads nowhere (gone.sxm)", null), (error.Problem, error.Holds));
    }

    [LinuxFact]
    public void Names_that_are_not_UTF_8_are_told_and_the_others_go_on()
    {
        Make("a.gwy");
        // Latin-1: ö is one byte.
        Shell(@"for ending in sxm txt; do printf x > ""$(printf 'Gr\366\337e').$ending""; done; mkdir ""$(printf 'M\344rz')""");

        var walk = FolderWalk.Through(_folder.Path);

        Assert.Equal(["Gr\uFFFD\uFFFDe.sxm", "Gr\uFFFD\uFFFDe.txt", "a.gwy"], Found());
        Assert.Equal("the folder cannot be entered: its name is not UTF-8; rename it", Assert.Single(walk.LeftOut).Why);
        using var gwyddion = new GwyddionReader(PathTo("nowhere"));
        var scan = Assert.Throws<ScanFileException>(() => ScanFile.ReadFound(PathTo("Gr\uFFFD\uFFFDe.sxm"), gwyddion));
        Assert.Equal("the file's name is not UTF-8, and it cannot be opened by it; rename the file", scan.Problem);
        Assert.Null(scan.Holds);
        var text = Assert.Throws<ScanFileException>(() => ScanFile.ReadFound(PathTo("Gr\uFFFD\uFFFDe.txt"), gwyddion));
        Assert.Equal((scan.Problem, LeftOutKind.Closed), (text.Problem, text.Holds));
        // .NET could not delete them.
        Shell("rm -r M* Gr*");
        // The character itself is as good as any other.
        Make("\uFFFD.gwy");
        var damaged = Assert.Throws<ScanFileException>(() => ScanFile.Read(PathTo("\uFFFD.gwy")));
        Assert.StartsWith("the file is cut short", damaged.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told() =>
        Assert.Throws<DirectoryNotFoundException>(() => FolderWalk.Through(PathTo("nowhere")));

    private IEnumerable<string> Found() => FolderWalk.Through(_folder.Path).Files
        .Select(f => Path.GetRelativePath(_folder.Path, f.Path)).Order(StringComparer.Ordinal);

    private IEnumerable<(string, LeftOutKind)> LeftOut() =>
        FolderWalk.Through(_folder.Path).LeftOut.Select(l => (Path.GetRelativePath(_folder.Path, l.Path), l.Kind));

    private string PathTo(string name) => Path.Combine(_folder.Path, name);

    private void Make(params string[] files)
    {
        foreach (string file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathTo(file))!);
            File.WriteAllBytes(PathTo(file), [.. GwyFile.Magic, 0]);
        }
    }

    private void Link(string name, string target) => File.CreateSymbolicLink(PathTo(name), target);

    private void Shell(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", script]) { WorkingDirectory = _folder.Path })!;
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}
