namespace GwyTip.ScanFiles;

/// <summary>Undoing the five line filters of PNG.</summary>
internal static class PngFilter
{
    /// <summary>The filters are numbered from 0 to this.</summary>
    public const byte Last = 4;

    /// <summary>Undoes <paramref name="filter"/> in place.</summary>
    /// <param name="line">The filtered bytes of a line.</param>
    /// <param name="above">The unfiltered bytes of the line above; zeros above the first.</param>
    /// <param name="filter">0 none, 1 sub, 2 up, 3 average, 4 Paeth.</param>
    /// <param name="pixel">Bytes from one pixel to the next.</param>
    public static void Undo(Span<byte> line, ReadOnlySpan<byte> above, byte filter, int pixel)
    {
        switch (filter)
        {
            case 0:
                break;
            case 1:
                for (int i = pixel; i < line.Length; i++)
                {
                    line[i] += line[i - pixel];
                }
                break;
            case 2:
                for (int i = 0; i < line.Length; i++)
                {
                    line[i] += above[i];
                }
                break;
            case 3:
                for (int i = 0; i < line.Length; i++)
                {
                    int left = i < pixel ? 0 : line[i - pixel];
                    line[i] += (byte)((left + above[i]) / 2);
                }
                break;
            case 4:
                for (int i = 0; i < line.Length; i++)
                {
                    line[i] += i < pixel ? above[i] : Paeth(line[i - pixel], above[i], above[i - pixel]);
                }
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(filter), filter, "PNG has filters 0 to 4");
        }
    }

    /// <summary>Whichever of the three neighbours is nearest to left + above − corner.</summary>
    private static byte Paeth(byte left, byte above, byte corner)
    {
        int toLeft = Math.Abs(above - corner), toAbove = Math.Abs(left - corner), toCorner = Math.Abs(left + above - 2 * corner);
        if (toLeft <= toAbove && toLeft <= toCorner)
        {
            return left;
        }
        return toAbove <= toCorner ? above : corner;
    }
}
