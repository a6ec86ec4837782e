namespace GwyTip.ScanFiles;

/// <summary>
/// Reads the scans of a file, whatever its format: .gwy, .sxm, .gsf and grey PNG by readers of our own, the rest through
/// Gwyddion.
/// </summary>
public static class ScanFile
{
    private const int LongestMagic = 32;

    /// <summary>The image channels of a file, at least one, in the file's order.</summary>
    /// <param name="path">The file. What it holds decides how it is read, not its name.</param>
    /// <param name="gwyddion">Reads the formats that are not our own; null: one is started where needed, for this file only.</param>
    /// <exception cref="ScanFileException">The file cannot be read, or holds no image channel.</exception>
    public static ScanChannels Read(string path, GwyddionReader? gwyddion = null)
    {
        switch (EndingOf(WholeFile.ReadStart(path, LongestMagic), path))
        {
            case ".png":
                return new ScanChannels([new ScanChannel(0, "", GreyPng.Read(path), "")]);
            case ".gwy":
                return GwyFile.Read(path);
            case ".sxm":
                return new ScanChannels([.. SxmFile.Read(path)]);
            case ".gsf":
                return new ScanChannels([GsfFile.Read(path)]);
        }
        if (gwyddion is not null)
        {
            return new ScanChannels([.. gwyddion.Read(path)]);
        }
        using var temporary = new GwyddionReader();
        return new ScanChannels([.. temporary.Read(path)]);
    }

    /// <summary>The channel of a file to judge where nobody chose one.</summary>
    /// <inheritdoc cref="Read"/>
    public static ChannelPick Pick(string path, GwyddionReader? gwyddion = null) => ChannelPick.Of(Read(path, gwyddion), path);

    /// <summary>The usual ending of files that begin like this one; its own where that is none of our formats.</summary>
    private static string EndingOf(ReadOnlySpan<byte> start, string path) =>
        start.StartsWith(PngChunk.Signature) ? ".png"
        : start.StartsWith("GWY"u8) ? ".gwy"
        : start.StartsWith(SxmFile.Magic) ? ".sxm"
        : start.StartsWith(GsfFile.Magic) ? ".gsf"
        : Path.GetExtension(path).ToLowerInvariant();
}
