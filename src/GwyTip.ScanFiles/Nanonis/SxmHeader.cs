using System.Globalization;
using GwyTip.Core;

namespace GwyTip.ScanFiles;

/// <summary>What the header of a .sxm file says of its images.</summary>
/// <param name="Image">The size of each.</param>
/// <param name="MetresPerPixelX">0 where unknown.</param>
/// <param name="MetresPerPixelY">0 where unknown.</param>
/// <param name="Direction">Which line was measured, and is stored, first.</param>
/// <param name="Signals">What was measured, in the order in which it is stored.</param>
internal sealed record SxmHeader(
    FloatImage Image, double MetresPerPixelX, double MetresPerPixelY, ScanDirection Direction, IReadOnlyList<SxmSignal> Signals)
{
    /// <summary>Files older than this give the number of lines first.</summary>
    private const int WidthComesFirst = 2;

    /// <exception cref="ScanFileException">Something needed is missing or makes no sense.</exception>
    public static SxmHeader Parse(SxmTags tags, string path)
    {
        RefuseForeignNumbers(Needed(tags, "SCANIT_TYPE", path), path);
        var image = Pixels(tags, path);
        var (x, y) = Range(tags, path);
        return new SxmHeader(
            image,
            x / image.Width,
            y / image.Lines,
            tags["SCAN_DIR"]?.ToLowerInvariant() switch
            {
                "down" => ScanDirection.Down,
                "up" => ScanDirection.Up,
                _ => ScanDirection.Unknown,
            },
            SxmSignal.In(tags, path));
    }

    /// <summary>
    /// Heights are float32, big end first. So they are too where the header says LSBFIRST, as it does in old files: Gwyddion once
    /// knew no other, and never read one little end first.
    /// </summary>
    private static void RefuseForeignNumbers(string type, string path)
    {
        if (Words(type) is not ["FLOAT", "MSBFIRST" or "LSBFIRST"])
        {
            throw new ScanFileException(path, $"its SCANIT_TYPE is {HeaderText.Quote(type)}; only FLOAT MSBFIRST is read");
        }
    }

    private static FloatImage Pixels(SxmTags tags, string path)
    {
        string text = Needed(tags, "SCAN_PIXELS", path);
        if (Words(text) is not [var one, var other, ..]
            || !int.TryParse(one, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int width)
            || !int.TryParse(other, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int lines))
        {
            throw new ScanFileException(
                path, $"the file is damaged: its SCAN_PIXELS is {HeaderText.Quote(text)}, not two numbers of pixels");
        }
        bool isNew = int.TryParse(tags["NANONIS_VERSION"], CultureInfo.InvariantCulture, out int version)
            && version >= WidthComesFirst;
        return isNew ? FloatImage.ForSize(width, lines, path) : FloatImage.ForSize(lines, width, path);
    }

    private static (double X, double Y) Range(SxmTags tags, string path)
    {
        string text = Needed(tags, "SCAN_RANGE", path);
        return Words(text) is [var one, var other, ..]
            && double.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out double x)
            && double.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out double y)
            ? (Metres(x), Metres(y))
            : throw new ScanFileException(
                path, $"the file is damaged: its SCAN_RANGE is {HeaderText.Quote(text)}, not two lengths");
    }

    private static double Metres(double range) => double.IsFinite(range) ? Math.Abs(range) : 0;

    private static string Needed(SxmTags tags, string tag, string path) =>
        tags[tag] ?? throw new ScanFileException(path, $"the file is damaged: its header has no {tag}");

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
