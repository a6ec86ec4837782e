using GwyTip.Core;

namespace GwyTip.ScanFiles;

/// <summary>
/// Reads Gwyddion's simple field, .gsf: a line that names the format, a header of <c>name = value</c>, one to four bytes 0 up to
/// a multiple of four, and float32 heights, little end first
/// (http://gwyddion.net/documentation/user-guide-en/gsf.html).
/// </summary>
/// <remarks>
/// Gwyddion refuses a file that is cut short, and fills NaN in with what lies around it. Here both were not measured; a file that
/// is cut short says so in its metadata, under <see cref="ScanChannel.CutShort"/>.
/// </remarks>
public static class GsfFile
{
    /// <summary>What every file begins with.</summary>
    internal static ReadOnlySpan<byte> Magic => "Gwyddion Simple Field 1.0"u8;

    /// <summary>The image of a file.</summary>
    /// <exception cref="ScanFileException">The file cannot be read, is damaged or holds no line of its image.</exception>
    public static ScanChannel Read(string path) => Decode(FileBytes.Read(path), path);

    /// <param name="file">The bytes of the whole file.</param>
    /// <param name="path">What an error calls the file.</param>
    /// <exception cref="ScanFileException">The bytes are damaged or hold no line of the image.</exception>
    public static ScanChannel Decode(byte[] file, string path)
    {
        if (!file.AsSpan().StartsWith(Magic))
        {
            throw new ScanFileException(path, "this is no .gsf file: it does not begin with Gwyddion Simple Field 1.0");
        }
        int end = file.AsSpan().IndexOf((byte)0);
        if (end < 0)
        {
            throw new ScanFileException(
                path,
                $"the file is cut short or damaged: the byte 0, which ends its header, is not among its {file.Length} bytes");
        }
        var fields = new GsfFields(HeaderText.Decode(file.AsSpan(Magic.Length, end - Magic.Length)), path);
        var image = FloatImage.ForSize(fields.Whole("XRes"), fields.Whole("YRes"), path);
        int begin = (end / sizeof(float) + 1) * sizeof(float);
        var metadata = fields.Others();
        if (image.Lack(file.Length - begin, images: 1, path) is { } lack)
        {
            metadata[ScanChannel.CutShort] = lack;
        }
        string unit = SiUnit.WithoutPrefix(fields["ZUnits"] ?? ""), title = fields["Title"] ?? TitleOf(unit);
        bool inMetres = SiUnit.WithoutPrefix(fields["XYUnits"] ?? "") == "m";
        var scan = new Scan(image.Width, image.Lines, image.Decode(file.AsSpan(begin), bigEndian: false))
        {
            MetresPerPixelX = inMetres ? fields.Length("XReal") / image.Width : 0,
            MetresPerPixelY = inMetres ? fields.Length("YReal") / image.Lines : 0,
            Direction = GwyDirection.Read(metadata, title),
        };
        return new ScanChannel(0, title, scan, unit) { Metadata = metadata };
    }

    /// <summary>What Gwyddion calls an image that has no title, by its unit.</summary>
    private static string TitleOf(string unit) => unit switch
    {
        "m" => "Topography",
        "A" => "Current",
        "V" => "Voltage",
        "N" => "Force",
        "deg" => "Phase",
        "s" => "Time",
        _ => "",
    };
}
