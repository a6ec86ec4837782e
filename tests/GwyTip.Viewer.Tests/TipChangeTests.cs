namespace GwyTip.Tests.Viewer;

/// <summary>What is left in a file of a tip change; the library is a stand-in that sees one at row 20.</summary>
[Collection(OnScreen.Name)]
public sealed class TipChangeTests : IDisposable
{
    private const string Mask = "press\tMask at the tip change";

    private readonly Screen _screen;
    private readonly ViewerHome _home = new ViewerHome().WithFake("fake-library").WithDriver();

    public TipChangeTests(Screen screen)
    {
        _screen = screen;
        _home.Environment["FAKE_TIP_CHANGE"] = "20";
    }

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("good", "rows 21 to 48 were measured before it, rows 1 to 20 after it")] // an "up" scan
    [InlineData("not-in-metres", "rows 1 to 20 were measured before it, rows 21 to 64 after it")] // a "down" scan
    [InlineData("tall-pixels", "the file does not tell which of them was measured first")]
    public void Before_and_after_follow_the_scan_direction(string field, string order)
    {
        var session = WindowSession.Judge(_screen, _home, Fields.PathOf(field));

        Assert.EndsWith(
            $"The tip changed between rows 20 and 21 from the top: {order}.", session.Labels["sentence"],
            StringComparison.Ordinal);
        Assert.Equal("20", session.Metadata["Tip change line"]);
        Assert.Equal($"between rows 20 and 21 from the top: {order}", session.Metadata["Tip change"]);
        Assert.Empty(File.ReadAllText(session.PathOf("masked.txt")));
    }

    [Fact]
    public void The_mask_covers_three_rows_and_one_undo_takes_it_back()
    {
        var session = WindowSession.Judge(_screen, _home, Fields.PathOf("good"), WindowSession.Ok, Mask);

        Assert.Equal(["19", "20", "21"], File.ReadAllLines(session.PathOf("masked.txt")));
        Assert.Empty(File.ReadAllText(session.PathOf("unmasked.txt")));
        Assert.Equal("Stale", Assert.Single(session.MetadataAfterUndo).Key);
    }

    [Fact]
    public void A_mask_of_the_users_own_is_added_to() => Assert.Equal(
        Enumerable.Range(19, 3).Concat(Enumerable.Range(40, 24)).Select(y => $"{y}"),
        File.ReadAllLines(
            WindowSession.Judge(_screen, _home, Fields.PathOf("masked-grains"), WindowSession.Ok, Mask).PathOf("masked.txt")));

    /// <summary>Else the pixels that were never measured would count as measured from then on.</summary>
    [Fact]
    public void A_mask_of_missing_pixels_is_left_alone() => Assert.Equal(
        Enumerable.Range(40, 24).Select(y => $"{y}"),
        File.ReadAllLines(
            WindowSession.Judge(_screen, _home, Fields.PathOf("masked-missing"), WindowSession.Ok, Mask).PathOf("masked.txt")));

    [Fact]
    public void Repeat_last_does_it_again_without_a_dialog()
    {
        var session = WindowSession.Run(_screen, _home, [Fields.PathOf("good")], [
            .. WindowSession.Open(WindowSession.Single), Mask, "settle\t2", WindowSession.Ok, $"gone\t{WindowSession.Single}",
            "undo", "masked\tunmasked.txt",
            "menu\tRepeat (Tip State)", "settle\t6", "masked\tmasked.txt", "images\timages.txt", "metadata\tmetadata.txt"]);

        Assert.Empty(File.ReadAllText(session.PathOf("unmasked.txt")));
        Assert.Equal(["19", "20", "21"], File.ReadAllLines(session.PathOf("masked.txt")));
        Assert.Equal("good", session.Metadata["Verdict"]);
        Assert.Contains("mark_change=True", Assert.Single(session.Cells("images.txt"))[6], StringComparison.Ordinal);
    }
}
