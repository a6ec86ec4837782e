namespace GwyTip.Tests.Viewer;

/// <summary>Machines unlike ours: other letters in paths, other decimal signs, more than one viewer.</summary>
[Collection(OnScreen.Name)]
public sealed class PlacesTests(Screen screen) : IDisposable
{
    private readonly TinyModels _tiny = new();
    private ViewerHome? _made;

    public void Dispose()
    {
        _made?.Dispose();
        _tiny.Dispose();
    }

    [Fact]
    public void Spaces_and_other_letters_in_every_path_are_fine()
    {
        var home = Home("Jörg Ångström, 東京");
        string file = Path.Combine(home.SubFolder("Si(100) 2 K, –80 °C"), "ß 1.gwy");
        File.Copy(Fields.PathOf("good"), file);

        var session = WindowSession.Judge(screen, home, file, WindowSession.Ok, "press\tWhere the ensemble looks");

        Assert.DoesNotContain("Error", session.Metadata.Keys);
        Assert.Equal("si-h-100", session.Metadata["Surface"]);
        Assert.StartsWith("Yellow to red", session.Labels["map"], StringComparison.Ordinal);
    }

    /// <summary>
    /// Numbers that stay in files keep their point, and a threshold is read back whatever the sign was when it was given.
    /// </summary>
    [Fact]
    public void A_decimal_comma_stays_out_of_the_files()
    {
        var home = Home();
        string locales = home.SubFolder("locales");
        var made = Child.Run("localedef", ["-i", "de_DE", "-f", "UTF-8", Path.Combine(locales, "de_DE.UTF-8")], home.Environment);
        Assert.True(made.Status is 0 or 1, made.Errors);
        home.Environment["LOCPATH"] = locales;
        home.Environment["LC_ALL"] = "de_DE.UTF-8";

        var session = WindowSession.Judge(
            screen, home, Fields.PathOf("good"), WindowSession.Ok, "set\tgwytip-threshold-rows\t0.25");

        Assert.Equal("0,250", session.Labels["threshold-rows"]); // the entry is the locale's
        Assert.Equal("rows=0.25", session.Metadata["Thresholds"]);
        Assert.Equal("si-h-100/rows=0.25", home.Setting("thresholds"));
        Assert.Contains('.', session.Metadata["Confidence"]);
        home.Environment.Remove("LOCPATH");
        home.Environment["LC_ALL"] = "C.UTF-8";
        Assert.Equal("0.250", WindowSession.Judge(screen, home, Fields.PathOf("good")).Labels["threshold-rows"]);
    }

    [Fact]
    public async Task Two_viewers_at_once_do_not_mind_each_other()
    {
        var home = Home();
        // Gwyddion makes its own folders at its first start, and complains where another one does so at the same time.
        WindowSession.Judge(screen, home, Fields.PathOf("good"));

        var sessions = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            Task.Run(() => WindowSession.Judge(screen, home, Fields.PathOf("good")))));

        Assert.Equal(sessions[0].Metadata["rows"], sessions[1].Metadata["rows"]);
        Assert.DoesNotContain("Error", sessions[1].Metadata.Keys);
    }

    private ViewerHome Home(string name = "home")
    {
        _tiny.Add("si-h-100", TinyModels.TwoMembers);
        return _made = new ViewerHome(name).WithLibrary().WithModels(_tiny.Folder).WithDriver();
    }
}
