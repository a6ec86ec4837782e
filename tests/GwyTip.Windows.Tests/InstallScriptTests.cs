namespace GwyTip.Tests.Windows;

/// <summary>install.ps1 and uninstall.ps1 in the genuine PowerShell, from the unpacked archive.</summary>
[Collection(OnWindows.Name)]
public sealed class InstallScriptTests : IDisposable
{
    private readonly WindowsPc _pc;
    private readonly PowerShell _powerShell;

    public InstallScriptTests(WindowsPc pc)
    {
        _pc = pc;
        _powerShell = new PowerShell(pc.Home);
    }

    private string User => Path.Combine(_pc.Home, "gwyddion");

    private string Ours => Path.Combine(User, "gwytip");

    private string List => Path.Combine(Ours, "installed.txt");

    public void Dispose()
    {
        if (Directory.Exists(User))
        {
            Directory.Delete(User, recursive: true);
        }
    }

    [Fact]
    public void What_is_installed_runs_and_uninstall_removes_exactly_that()
    {
        string foreign = Write(User, "modules", "process", "other.dll");

        Succeed(Script("install.ps1"));
        string own = Write(Ours, "models", "si-111", "manifest.json");
        // Twice: the second replaces the first.
        Ran second = Script("install.ps1");

        Assert.Equal(0, second.Status);
        Assert.StartsWith(
            $"Installed {FilesOf("gwytip").Length + FilesOf("module").Length} files in {User}.", second.Output,
            StringComparison.Ordinal);
        Assert.Equal(Expected().Append(own).Append(foreign).Append(List).Order(StringComparer.Ordinal), Everything());
        Assert.Equal(Expected().Order(StringComparer.Ordinal), File.ReadAllLines(List).Order(StringComparer.Ordinal));
        File.Delete(own);
        Directory.Delete(Path.GetDirectoryName(own)!);
        Ran classified = _pc.Run(Path.Combine(Ours, "gwytip.exe"), ["classify", "--format", "csv", @"samples\si-h-100-rows.gwy"]);
        Assert.Contains(",si-h-100,rows,good,", classified.Output, StringComparison.Ordinal);

        Write(Ours, "models", "si-111", "manifest.json");
        Ran removed = Script("uninstall.ps1");
        Assert.Equal(0, removed.Status);
        Assert.StartsWith($"Removed {Expected().Length} files", removed.Output, StringComparison.Ordinal);
        Assert.Equal(new[] { own, foreign }.Order(StringComparer.Ordinal), Everything());
        Assert.Contains("Nothing is installed", Script("uninstall.ps1").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_ours_stays_where_the_user_added_nothing()
    {
        Succeed(Script("install.ps1"));
        Succeed(Script("uninstall.ps1"));

        Assert.False(Directory.Exists(Ours));
        Assert.Empty(Everything());
    }

    [Fact]
    public void A_file_that_is_no_longer_part_of_it_goes_with_the_next_install()
    {
        Succeed(Script("install.ps1"));
        string former = Write(Ours, "models", "old-surface", "manifest.json");
        File.AppendAllLines(List, [former]);

        Succeed(Script("install.ps1"));

        Assert.False(Path.Exists(Path.GetDirectoryName(former)));
        Assert.Equal(Expected().Append(List).Order(StringComparer.Ordinal), Everything());
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named_and_nothing_is_half_installed()
    {
        Directory.CreateDirectory(
            User, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        foreach (string above in (string[])[Path.GetDirectoryName(_pc.Unpacked)!, _pc.Unpacked, _pc.Home])
        {
            LetOthersIn(above);
        }

        Ran ran = _powerShell.FileAsNobody(Path.Combine(_pc.Unpacked, "install.ps1"));

        AssertNothingInstalled(ran, $"Nothing was installed: {User} cannot be written.");
        Assert.Empty(Everything());
    }

    /// <summary>The last files are those that fail: everything before them goes again.</summary>
    [Fact]
    public void What_fails_at_the_last_file_leaves_nothing_behind()
    {
        string inTheWay = Write(User, "modules", "process");

        Ran ran = Script("install.ps1");

        AssertNothingInstalled(ran, $"Nothing was installed: {User} cannot be written.");
        Assert.Equal([inTheWay], Everything());
        Assert.False(Directory.Exists(Ours));
    }

    [Fact]
    public void A_former_installation_stays_whole_where_a_new_one_fails()
    {
        Succeed(Script("install.ps1"));
        string[] before = Everything();
        string obstacle = Directory.CreateDirectory(Path.Combine(User, "modules", "process", "gwytip.dll.new")).FullName;

        Ran ran = Script("install.ps1");

        AssertNothingInstalled(ran, "Nothing was installed: ");
        Directory.Delete(obstacle);
        Assert.Equal(before, Everything());
    }

    [Theory]
    [InlineData("install.ps1", "Nothing was installed: ")]
    [InlineData("uninstall.ps1", "Nothing was removed: ")]
    public void A_library_that_Gwyddion_holds_is_named_and_nothing_is_touched(string script, string first)
    {
        Succeed(Script("install.ps1"));
        string[] before = Everything();
        string library = Path.Combine(Ours, "gwytip.dll");
        using (new FileStream(library, FileMode.Open, FileAccess.Read, FileShare.None))
        {
            AssertNothingInstalled(Script(script), $"{first}{library} is in use: close Gwyddion and gwytip first.");
        }
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void Scripts_without_the_rest_of_the_archive_say_so()
    {
        string alone = _pc.NewFolder("scripts alone");
        foreach (string script in Directory.GetFiles(_pc.Unpacked, "*.ps1"))
        {
            File.Copy(script, Path.Combine(alone, Path.GetFileName(script)));
        }

        AssertNothingInstalled(_powerShell.File(Path.Combine(alone, "install.ps1")), "Unpack the whole archive first.");
    }

    [Fact]
    public void A_PC_without_the_Visual_Cpp_runtime_is_told_what_it_lacks()
    {
        string windows = _pc.NewFolder("windows");
        Write(windows, "System32", "msvcp140.dll");
        _powerShell.Environment["SystemRoot"] = windows;

        Ran ran = Script("install.ps1");

        Assert.Equal(0, ran.Status);
        Assert.Contains(
            "This PC lacks msvcp140_1.dll, vcruntime140.dll, vcruntime140_1.dll: install", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Gwyddion is not installed here", ran.Output, StringComparison.Ordinal);
    }

    /// <summary>Windows PowerShell 5.1 takes a file without a byte order mark for one in the system's old code page.</summary>
    [Fact]
    public void Scripts_are_plain_ASCII_with_the_line_ends_of_Windows() =>
        Assert.All(Directory.GetFiles(_pc.Unpacked, "*.ps1"), script =>
    {
        string text = File.ReadAllText(script);
        Assert.All(text, c => Assert.InRange(c, '\t', '~'));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
    });

    private Ran Script(string name) => _powerShell.File(Path.Combine(_pc.Unpacked, name));

    private static void Succeed(Ran ran) => Assert.True(ran.Status == 0, ran.Output + ran.Errors);

    private static void AssertNothingInstalled(Ran ran, string reason)
    {
        Assert.Contains(reason, ran.Errors, StringComparison.Ordinal);
        Assert.Equal((1, ""), (ran.Status, ran.Output));
    }

    private string[] FilesOf(string part) =>
        [.. Directory.GetFiles(Path.Combine(_pc.Unpacked, part), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Path.Combine(_pc.Unpacked, part), file))];

    private string[] Expected() =>
        [.. FilesOf("gwytip").Select(f => Path.Combine(Ours, f)), .. FilesOf("module").Select(
            f => Path.Combine(User, "modules", "process", f))];

    private string[] Everything() =>
        [.. Directory.GetFiles(User, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static void LetOthersIn(string folder)
    {
        for (string? place = folder; place is not null && place.Length > Path.GetTempPath()
            .Length; place = Path.GetDirectoryName(place))
        {
            File.SetUnixFileMode(place, File.GetUnixFileMode(place) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }
    }

    private static string Write(params string[] parts)
    {
        string path = Path.Combine(parts);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "somebody else's");
        return path;
    }
}
