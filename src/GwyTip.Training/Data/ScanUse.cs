namespace GwyTip.Training.Data;

/// <summary>What a scan may be used for; the label file's column <c>use</c> says it.</summary>
public enum ScanUse
{
    /// <summary>The split decides. <c>use</c> is empty, or there is no such column.</summary>
    Any,

    /// <summary>
    /// <c>train</c>: every member is trained on it; no figure, threshold or share is taken from it. For simulated scans beside
    /// real ones.
    /// </summary>
    Train,

    /// <summary><c>held_out</c>: no member sees it, and the figures of the card are measured on these scans alone.</summary>
    HeldOut,
}
