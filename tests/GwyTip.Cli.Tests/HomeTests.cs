namespace GwyTip.Tests;

/// <summary>
/// Where HOME names no folder, the current one, which may hold somebody else's scans, must not stand in for it.
/// </summary>
public sealed class HomeTests : IDisposable
{
    private readonly Workplace _work = new();

    public HomeTests() => _work.WriteBytes("scan.sm4", "STiMage"u8.ToArray());

    public void Dispose() => _work.Dispose();

    public static TheoryData<string> NoHomes => [".", "here", "here/", "/nowhere/at/all"];

    [Theory]
    [MemberData(nameof(NoHomes))]
    public void No_reader_of_the_current_folder_is_run(string home)
    {
        _work.Environment["HOME"] = home;
        PutReader(Path.Combine("here", ".gwyddion", "gwytip"));
        PutReader(Path.Combine(".gwyddion", "gwytip"));

        Ran answer = _work.Classify("scan.sm4");

        Assert.False(ReaderRan);
        Assert.Contains("GwyTip needs Gwyddion's reader, gwytip-read: it is not at /", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("at .", answer.Output, StringComparison.Ordinal);
    }

    /// <summary>The system knows a home for every user, and an empty HOME asks for that one.</summary>
    [Fact]
    public void An_empty_HOME_is_not_the_current_folder_either()
    {
        _work.Environment["HOME"] = "";
        PutReader(Path.Combine(".gwyddion", "gwytip"));

        _work.Classify("scan.sm4");

        Assert.False(ReaderRan);
    }

    [Fact]
    public void That_of_a_home_is_run()
    {
        PutReader(Path.Combine("home", ".gwyddion", "gwytip"));

        _work.Classify("scan.sm4");

        Assert.True(ReaderRan);
    }

    /// <summary>What a user types, from where they stand; .NET alone would first look beside the program.</summary>
    [Theory]
    [InlineData("gwytip-read")]
    [InlineData("./gwytip-read")]
    [InlineData("here/../gwytip-read")]
    public void A_reader_may_be_named_from_the_current_folder_on(string name)
    {
        Directory.CreateDirectory(_work.PathTo("here"));
        PutReader(".");
        _work.Environment["GWYTIP_READ"] = name;

        _work.Classify("scan.sm4");

        Assert.True(ReaderRan);
    }

    [Theory]
    [MemberData(nameof(NoHomes))]
    public void No_models_of_the_current_folder_are_used(string home)
    {
        _work.Environment["HOME"] = home;
        foreach (string folder in (string[])[".", "here"])
        {
            string place = _work.PathTo(Path.Combine(folder, ".gwyddion", "gwytip"));
            Directory.CreateDirectory(place);
            Directory.CreateSymbolicLink(Path.Combine(place, "models"), _work.Models.Folder);
        }

        Ran answer = _work.Run("models");

        Assert.Equal((1, ""), (answer.Status, answer.Output));
        Assert.Equal($"there is no models folder {Path.Combine(Workplace.PublishedFolder, "models")}\n", answer.Errors);
    }

    [Theory]
    [InlineData("/usr/bin:/bin")]
    [InlineData("/usr/bin::/bin:.:here")]
    public void A_hook_is_looked_for_on_the_PATH_and_not_in_the_current_folder(string path)
    {
        Directory.CreateDirectory(_work.PathTo("in"));
        Directory.CreateDirectory(_work.PathTo("here"));
        _work.WriteScript("tell", $"echo ran > '{_work.PathTo("ran.txt")}'");
        _work.WriteScript("here/tell", $"echo ran > '{_work.PathTo("ran.txt")}'");
        _work.Environment["PATH"] = path;
        using var watching = new Watching(_work, "--on-verdict", "tell");
        watching.WaitForStart();

        _work.WriteGood("in/a.gwy");

        watching.WaitFor(() => watching.Errors.Contains("tell cannot be run", StringComparison.Ordinal));
        Assert.Contains("there is no such program on the PATH", watching.End().Errors, StringComparison.Ordinal);
        Assert.False(ReaderRan);
    }

    [Fact]
    public void A_hook_on_the_PATH_is_run()
    {
        Directory.CreateDirectory(_work.PathTo("in"));
        using var watching = new Watching(_work, "--on-verdict", "touch ran.txt");
        watching.WaitForStart();

        _work.WriteGood("in/a.gwy");

        watching.WaitFor(() => ReaderRan);
    }

    private bool ReaderRan => File.Exists(_work.PathTo("ran.txt"));

    /// <summary>Puts a reader there that leaves a trace.</summary>
    private void PutReader(string folder)
    {
        Directory.CreateDirectory(_work.PathTo(folder));
        _work.WriteScript(Path.Combine(folder, "gwytip-read"), $"echo ran > '{_work.PathTo("ran.txt")}'");
    }
}
