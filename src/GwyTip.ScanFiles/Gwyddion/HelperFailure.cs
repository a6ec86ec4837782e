namespace GwyTip.ScanFiles;

/// <summary>
/// The helper itself failed, not the file: it crashed, hung or gave an answer that is not valid. It has to be started again.
/// </summary>
internal sealed class HelperFailure(string problem, Exception? cause = null) : Exception(problem, cause)
{
    /// <summary>It took too long. Asking again would only take long again.</summary>
    public bool IsHang { get; init; }
}
