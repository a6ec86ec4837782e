namespace GwyTip.Tests;

/// <summary>Tests that have a folder of their own.</summary>
public abstract class InFolder : IDisposable
{
    private protected readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
