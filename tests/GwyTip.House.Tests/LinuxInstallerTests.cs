namespace GwyTip.Tests;

/// <summary>The archive's install.sh where it cannot write.</summary>
public sealed class LinuxInstallerTests : InFolder
{
    private string Home => Path.Combine(_folder.Path, "a home");

    private string Archive => Path.Combine(_folder.Path, "unpacked here");

    [Fact]
    public void What_was_installed_before_is_as_it_was()
    {
        Write("first", Archive, "gwytip", "libgwytip.so");
        Write("first", Archive, "module", "gwytip.so");
        foreach (string script in (string[])["install.sh", "uninstall.sh"])
        {
            File.Copy(Repository.PathTo("eng", "publish", "linux", script), Path.Combine(Archive, script));
        }
        Assert.Equal(0, Install().Status);
        string library = Path.Combine(Home, ".gwyddion", "gwytip", "libgwytip.so");
        // A file where a folder has to be: root may write everywhere else.
        Write("in the way", Home, ".gwyddion", "gwytip", "models");
        Write("second", Archive, "gwytip", "libgwytip.so");
        Write("second", Archive, "gwytip", "models", "manifest.json");
        string[] before = Directory.GetFiles(Home, "*", SearchOption.AllDirectories);

        (int status, string output, string errors) = Install();

        Assert.Equal((1, ""), (status, output));
        Assert.Contains(
            $"Nothing is installed, and what was there before is as it was: {Home}/.gwyddion cannot be written.", errors,
            StringComparison.Ordinal);
        Assert.Equal("first", File.ReadAllText(library));
        Assert.Equal(before, Directory.GetFiles(Home, "*", SearchOption.AllDirectories));
    }

    /// <summary>With the scripts alone it would take away what is there and put nothing in its place.</summary>
    [Fact]
    public void Half_an_archive_is_not_installed()
    {
        Write("first", Archive, "gwytip", "libgwytip.so");
        File.Copy(Repository.PathTo("eng", "publish", "linux", "install.sh"), Path.Combine(Archive, "install.sh"));

        Assert.Equal(
            new Ran(1, "", "Nothing was installed: there is no folder 'module' beside install.sh. Unpack the whole archive first.\n"),
            Install());
        Assert.False(Directory.Exists(Home));
    }

    [Theory]
    [InlineData("install.sh", "")]
    [InlineData("install.sh", "a home")]
    [InlineData("uninstall.sh", ".")]
    public void A_home_that_is_no_absolute_folder_is_refused(string script, string home)
    {
        Write("first", Archive, "gwytip", "libgwytip.so");
        File.Copy(Repository.PathTo("eng", "publish", "linux", script), Path.Combine(Archive, script));

        var outcome = Ran.Here("env", "-C", _folder.Path, "HOME=" + home, "sh", Path.Combine(Archive, script));

        Assert.Equal(new Ran(1, "", $"HOME has to name your folder, from / on; it is '{home}'.\n"), outcome);
        Assert.Equal(["unpacked here"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    private Ran Install() => Ran.Here("env", "HOME=" + Home, "sh", Path.Combine(Archive, "install.sh"));

    private static void Write(string text, params string[] parts)
    {
        string path = Path.Combine(parts);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
