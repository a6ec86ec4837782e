using GwyTip.Core;

namespace GwyTip.ScanFiles;

/// <summary>
/// Reads the images of Nanonis' .sxm files: a header of tags in text, the bytes 1A 04, then float32 heights, one image after the
/// other (Nanonis, "Scan file format"). What comes of them is what Gwyddion's importer makes of them: images by their names and
/// directions, the first line measured at the bottom of a scan upward, lines measured backward turned round, NaN not measured.
/// </summary>
/// <remarks>
/// Gwyddion refuses a file that is cut short. Here what it holds is read: lines that are missing were not measured, images of
/// which there is no line are left out, and <see cref="ScanChannel.CutShort"/> in the metadata of the others says so.
/// </remarks>
public static class SxmFile
{
    /// <summary>What every file begins with.</summary>
    internal static ReadOnlySpan<byte> Magic => ":NANONIS_VERSION:"u8;

    private static ReadOnlySpan<byte> EndOfHeader => [0x1A, 0x04];

    /// <summary>The images, at least one, in the file's order, numbered as Gwyddion numbers them.</summary>
    /// <exception cref="ScanFileException">The file cannot be read, is damaged or holds no line of an image.</exception>
    public static IReadOnlyList<ScanChannel> Read(string path) => Decode(FileBytes.Read(path), path);

    /// <param name="file">The bytes of the whole file.</param>
    /// <param name="path">What an error calls the file.</param>
    /// <exception cref="ScanFileException">The bytes are damaged or hold no line of an image.</exception>
    public static IReadOnlyList<ScanChannel> Decode(byte[] file, string path)
    {
        if (!file.AsSpan().StartsWith(Magic))
        {
            throw new ScanFileException(path, "this is no .sxm file: it does not begin with :NANONIS_VERSION:");
        }
        int end = file.AsSpan().IndexOf(EndOfHeader);
        if (end < 0)
        {
            throw new ScanFileException(
                path,
                "the file is cut short or damaged: the bytes 1A 04, which end its header, "
                + $"are not among its {file.Length} bytes");
        }
        var tags = new SxmTags(HeaderText.Decode(file.AsSpan(0, end)));
        var header = SxmHeader.Parse(tags, path);
        int begin = end + EndOfHeader.Length;
        var metadata = MetadataOf(tags);
        if (header.Image.Lack(file.Length - begin, Images(header).Count(), path) is { } lack)
        {
            metadata[ScanChannel.CutShort] = lack;
        }
        return Channels(file, begin, header, metadata);
    }

    private static List<ScanChannel> Channels(
        byte[] file, long at, SxmHeader header, Dictionary<string, string> metadata)
    {
        var channels = new List<ScanChannel>();
        foreach (var (signal, isBackward) in Images(header))
        {
            if (file.Length - at < header.Image.BytesPerLine)
            {
                break;
            }
            var stored = file.AsSpan((int)at, (int)Math.Min(header.Image.Length, file.Length - at));
            var lines = header.Image.Decode(stored, bigEndian: true, isBackward, header.Direction == ScanDirection.Up);
            var scan = new Scan(header.Image.Width, header.Image.Lines, lines)
            {
                MetresPerPixelX = header.MetresPerPixelX,
                MetresPerPixelY = header.MetresPerPixelY,
                Direction = header.Direction,
            };
            string title = $"{signal.Name} ({(isBackward ? "Backward" : "Forward")})";
            channels.Add(new ScanChannel(channels.Count, title, scan, signal.Unit) { Metadata = metadata });
            at += header.Image.Length;
        }
        return channels;
    }

    private static IEnumerable<(SxmSignal Signal, bool IsBackward)> Images(SxmHeader header)
    {
        foreach (var signal in header.Signals)
        {
            if (signal.Forward)
            {
                yield return (signal, false);
            }
            if (signal.Backward)
            {
                yield return (signal, true);
            }
        }
    }

    private static Dictionary<string, string> MetadataOf(SxmTags tags) =>
        tags.Names.Where(name => tags[name] is not null).ToDictionary(name => name, name => tags[name]!);
}
