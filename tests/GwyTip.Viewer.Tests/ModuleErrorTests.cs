namespace GwyTip.Tests.Viewer;

/// <summary>What the module says where the library fails it; the library is made to fail by stand-ins.</summary>
public sealed class ModuleErrorTests : IDisposable
{
    private readonly ViewerHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Without_the_library_its_place_is_named()
    {
        string error = Batch.Error(_home, Fields.PathOf("good"));

        Assert.Contains("not installed", error, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_home.Installed, "libgwytip.so"), error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_named_in_vain_is_not_replaced_by_another()
    {
        _home.WithLibrary().Environment["GWYTIP_LIBRARY"] = "/nowhere/libgwytip.so";

        Assert.Contains("/nowhere/libgwytip.so", Batch.Error(_home, Fields.PathOf("good")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_library_is_named()
    {
        string text = Path.Combine(_home.Installed, "libgwytip.so");
        File.WriteAllText(text, "text");

        string error = Batch.Error(_home, Fields.PathOf("good"));
        Assert.Contains("cannot be loaded", error, StringComparison.Ordinal);
        Assert.Contains(text, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_version_of_the_interface_is_refused() =>
        Assert.Contains("interface version 99, this module needs version 1",
            Batch.Error(_home.WithFake("fake-of-another-version"), Fields.PathOf("good")), StringComparison.Ordinal);

    [Fact]
    public void A_library_without_a_function_is_refused() =>
        Assert.Contains("lacks the function gwytip_classify",
            Batch.Error(_home.WithFake("fake-without-classify"), Fields.PathOf("good")), StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(13)]
    [InlineData(99)]
    public void The_message_of_any_status_reaches_the_metadata(int status)
    {
        _home.WithFake("fake-library").Environment["FAKE_STATUS"] = $"{status}";

        Assert.Equal($"status {status} on demand", Batch.Error(_home, Fields.PathOf("good")));
    }

    /// <summary>As where another release was installed while the viewer is open.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    public void Where_a_bundle_is_not_what_it_was_the_scan_is_judged_with_the_bundles_of_now(int status)
    {
        var environment = _home.WithFake("fake-library").Environment;
        (environment["FAKE_STATUS"], environment["FAKE_ONCE"]) = ($"{status}", "1");

        Assert.Equal("good", Assert.Single(Batch.Rows(_home, Fields.PathOf("good")))["Verdict"]);
    }

    [Fact]
    public void A_problem_of_the_scan_comes_with_its_word()
    {
        _home.WithFake("fake-library").Environment["FAKE_STATUS"] = "9";

        Assert.Equal("constant: status 9 on demand", Batch.Error(_home, Fields.PathOf("good")));
    }

    [Fact]
    public void A_judgement_replaces_the_metadata_with_numbers_that_have_a_decimal_point()
    {
        var row = Assert.Single(Batch.Rows(_home.WithFake("fake-library"), Fields.PathOf("good")));

        Assert.Equal("good", row["Verdict"]);
        Assert.Equal("first_state", row["State"]);
        Assert.Equal("fake-surface", row["Surface"]);
        Assert.Equal("fake", row["Provider"]);
        Assert.Equal("0.333333333", row["Confidence"]);
        Assert.Equal("0.333333333", row["first_state"]);
        Assert.DoesNotContain("Error", row.Keys);
        Assert.DoesNotContain("Stale", row.Keys);
    }
}
