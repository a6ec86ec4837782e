namespace GwyTip.Tests.Viewer;

/// <summary>
/// Where HOME names no folder, the current one, which may hold somebody else's scans, must not stand in for it.
/// </summary>
public sealed class HomeTests : IDisposable
{
    private readonly ViewerHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("below")]
    public void No_module_of_the_current_folder_is_loaded(string home)
    {
        string folder = _home.SubFolder("a folder of scans");
        var lure = new Lure(_home).In(Path.Combine(folder, home));

        Child.Run("env", ["-C", folder, $"HOME={home}", Built.Gwyddion("gwytip-read"), Fields.PathOf("good")], _home.Environment);

        Assert.False(lure.IsTaken);
    }

    /// <summary>Or the test above would hold whatever is loaded.</summary>
    [Fact]
    public void A_module_of_the_users_folder_is_loaded()
    {
        var lure = new Lure(_home).In(_home.Folder);

        Child.Run(Built.Gwyddion("gwytip-read"), [], _home.Environment);

        Assert.True(lure.IsTaken);
    }
}
