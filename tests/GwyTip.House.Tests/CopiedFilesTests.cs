using GwyTip.Eng;

namespace GwyTip.Tests;

public sealed class CopiedFilesTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("gwytip-home-");

    private string Ours => PathTo("gwyddion", "gwytip");

    private string Module => PathTo("gwyddion", "modules", "process", "gwytip.so");

    private CopiedFiles Installed => new(Ours);

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public void Files_arrive_with_their_contents_and_their_permissions()
    {
        Install("first");

        Assert.Equal("first", File.ReadAllText(Module));
        Assert.Equal("first", File.ReadAllText(Path.Combine(Ours, "models", "si-h-100", "manifest.json")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(File.GetUnixFileMode(Module).HasFlag(UnixFileMode.UserExecute));
        }
    }

    [Fact]
    public void Uninstall_removes_exactly_what_install_copied()
    {
        string foreign = Write("gwyddion", "modules", "process", "other.so");
        Install("first");
        string own = Write("gwyddion", "gwytip", "models", "au-111", "manifest.json");

        Assert.Equal(2, Installed.Remove());

        Assert.Equal([own, foreign], FilesIn("gwyddion"));
    }

    [Fact]
    public void Nothing_of_ours_stays_where_the_user_added_nothing()
    {
        Install("first");
        Installed.Remove();

        Assert.False(Directory.Exists(Ours));
        Assert.True(Directory.Exists(Path.GetDirectoryName(Module)), "Gwyddion's own folder stays");
        Assert.False(Installed.AreThere);
    }

    [Fact]
    public void A_second_install_replaces_the_first_and_drops_what_is_no_longer_part_of_it()
    {
        Install("first");
        Installed.Copy([(Source("second"), Module)]);

        Assert.Equal("second", File.ReadAllText(Module));
        Assert.False(Directory.Exists(Path.Combine(Ours, "models")));
        Assert.Equal(1, Installed.Remove());
    }

    [Fact]
    public void A_place_that_cannot_be_written_leaves_everything_as_it_was()
    {
        Install("first");
        string[] before = FilesIn("gwyddion");
        string blocked = Write("gwyddion", "blocked");
        string source = Source("second");

        var e = Assert.Throws<BuildException>(
            () => Installed.Copy([(source, Module), (source, Path.Combine(blocked, "gwytip.so"))]));

        Assert.StartsWith("Nothing is installed, and what was there before is as it was: ", e.Message, StringComparison.Ordinal);
        Assert.Equal("first", File.ReadAllText(Module));
        Assert.Equal(before.Append(blocked).Order(StringComparer.Ordinal), FilesIn("gwyddion"));
        Assert.Equal(2, Installed.Remove());
    }

    /// <summary>As on Windows, where a running Gwyddion keeps what it has loaded.</summary>
    [Fact]
    public void A_file_in_use_is_named_and_nothing_is_touched()
    {
        Install("first");
        string[] before = FilesIn("gwyddion");
        string source = Source("second"), added = PathTo("gwyddion", "gwytip", "added");
        var installed = new CopiedFiles(Ours) { OpenFilesStay = true };
        using (new FileStream(Module, FileMode.Open, FileAccess.Read, FileShare.None))
        {
            string reason = $"{Module} is in use: close Gwyddion and gwytip first.";
            // As one of those that are replaced, and as one that is no longer part of it.
            foreach (string[] targets in (string[][])[[added, Module], [added]])
            {
                var e = Assert.Throws<BuildException>(() => installed.Copy([.. targets.Select(to => (source, to))]));
                Assert.Equal($"Nothing is installed, and what was there before is as it was: {reason}", e.Message);
            }
            Assert.EndsWith(
                reason, Assert.Throws<BuildException>(() => installed.Remove()).Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, FilesIn("gwyddion"));
        Assert.Equal("first", File.ReadAllText(Module));
        Assert.Equal(2, installed.Remove());
    }

    [Fact]
    public void A_folder_in_a_files_place_leaves_everything_as_it_was()
    {
        Install("first");
        string[] before = FilesIn("gwyddion");
        string folder = Directory.CreateDirectory(PathTo("gwyddion", "gwytip", "README.md")).FullName;
        string source = Source("second");

        var e = Assert.Throws<BuildException>(() => Installed.Copy([(source, Module), (source, folder)]));

        Assert.EndsWith($"{folder} is a folder, and a file is to take its place.", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, FilesIn("gwyddion"));
        Assert.Equal("first", File.ReadAllText(Module));
    }

    [Fact]
    public void What_fails_later_is_one_sentence_and_leaves_no_new_files()
    {
        // Where the list is to be.
        string file = Write("gwyddion", "gwytip");

        var e = Assert.Throws<BuildException>(() => Installed.Copy([(Source("first"), Module)]));

        Assert.StartsWith(
            "Not everything is installed; install again once this is put right: ", e.Message, StringComparison.Ordinal);
        Assert.Equal([file], FilesIn("gwyddion"));
    }

    [Fact]
    public void A_file_the_user_has_removed_is_no_error()
    {
        Install("first");
        File.Delete(Module);

        Assert.Equal(1, Installed.Remove());
    }

    [Fact]
    public void Removing_what_is_not_installed_does_nothing() => Assert.Equal(0, Installed.Remove());

    private void Install(string content)
    {
        string source = Source(content);
        Installed.Copy([(source, Module), (source, Path.Combine(Ours, "models", "si-h-100", "manifest.json"))]);
    }

    private string Source(string content)
    {
        string source = Write("built");
        File.WriteAllText(source, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(source, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        return source;
    }

    private string Write(params string[] parts)
    {
        string path = PathTo(parts);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "a user's");
        return path;
    }

    private string[] FilesIn(string folder) =>
        [.. Directory.GetFiles(PathTo(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private string PathTo(params string[] parts) => Path.Combine([_home.FullName, .. parts]);
}
