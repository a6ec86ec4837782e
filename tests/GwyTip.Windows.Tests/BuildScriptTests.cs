namespace GwyTip.Tests.Windows;

/// <summary>build.ps1 in the genuine PowerShell, beside build.sh.</summary>
public sealed class BuildScriptTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("help")]
    [InlineData("no such verb")]
    [InlineData("test", "too", "many 'words'")]
    public void It_says_what_build_sh_says_and_ends_alike(params string[] arguments)
    {
        Ran shell = Ran.ToItsEnd(new System.Diagnostics.ProcessStartInfo(Repository.PathTo("build.sh"), arguments));

        Ran power = new PowerShell(_home.Path).File(Repository.PathTo("build.ps1"), arguments);

        Assert.Equal(shell, power);
        Assert.Equal(arguments is ["help"] ? 0 : 2, power.Status);
    }
}
