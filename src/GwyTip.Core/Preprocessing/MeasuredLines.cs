namespace GwyTip.Core;

/// <summary>
/// The lines of a scan from the first measured one to the last: instruments that save before the end fill what is still to come
/// with NaN or with one value.
/// </summary>
/// <param name="First">The topmost measured line, 0 on top.</param>
/// <param name="Count">Lines from there to the lowest measured one; a line between them may be missing.</param>
/// <param name="Missing">Lines above and below.</param>
/// <param name="Upwards">
/// The lowest was measured first: as the file says or, where it does not, because the upper lines are those that are missing.
/// </param>
public readonly record struct MeasuredLines(int First, int Count, int Missing, bool Upwards)
{
    /// <summary>A scan is unfinished if at least this part of its lines is missing: a few are no matter.</summary>
    private const int Part = 20;

    /// <summary>Line after the lowest measured one.</summary>
    public int End => First + Count;

    /// <summary>Whether lines are still to come: the one rule for it.</summary>
    public bool IsUnfinished => Missing * Part >= Count + Missing;

    public static MeasuredLines Find(Scan scan)
    {
        var (first, end) = Between(scan.Lines, scan.IsMeasured);
        int below = scan.Lines - end;
        bool upwards = scan.Direction == ScanDirection.Up || (scan.Direction == ScanDirection.Unknown && first > below);
        return new MeasuredLines(first, end - first, first + below, upwards);
    }

    /// <summary>The row that was measured as line <paramref name="n"/> of these, 0 first.</summary>
    public int RowOf(int n) => Upwards ? End - 1 - n : First + n;

    /// <summary>
    /// From the top, the row with which another picture begins where line <paramref name="n"/>, at least 1, was the first after
    /// a change: its own, or measured upwards that of the line before it.
    /// </summary>
    public int RowOfChange(int n) => RowOf(Upwards ? n - 1 : n);

    /// <summary>The first measured line and the one after the last; twice the same where none was measured.</summary>
    internal static (int First, int End) Between(int lines, Predicate<int> isMeasured)
    {
        int first = 0, end = lines;
        while (first < end && !isMeasured(first))
        {
            first++;
        }
        while (end > first && !isMeasured(end - 1))
        {
            end--;
        }
        return (first, end);
    }
}
