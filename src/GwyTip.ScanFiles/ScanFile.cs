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
    /// <param name="gwyddion">
    /// Reads the formats that are not our own; null: one is started where needed, for this file only.
    /// </param>
    /// <exception cref="ScanFileException">The file cannot be read, or holds no image channel.</exception>
    public static ScanChannels Read(string path, GwyddionReader? gwyddion = null)
    {
        byte[] start = FileBytes.ReadStart(path, LongestMagic);
        switch (EndingOf(start) ?? Path.GetExtension(path).ToLowerInvariant())
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
        using var temporary = gwyddion is null ? new GwyddionReader() : null;
        try
        {
            return new ScanChannels([.. (gwyddion ?? temporary!).Read(path)]);
        }
        catch (ScanFileException e) when (e is { Holds: null, InnerException: null }
            && UnreadFormats.ErrorOf(path, start) is { } known && (e.HasNoReader || known.Holds is not null))
        {
            throw known;
        }
    }

    /// <summary>The channel of a file to judge where nobody chose one.</summary>
    /// <inheritdoc cref="Read"/>
    public static ChannelPick Pick(string path, GwyddionReader? gwyddion = null) =>
        ChannelPick.Choose(Read(path, gwyddion), path);

    /// <summary>
    /// As <see cref="Read"/>, of a file that was found in a folder. This is what decides which files of a folder are scans: those
    /// that a reader of ours or of Gwyddion's knows by what they hold, but for pictures other than grey PNG.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="gwyddion">Reads the formats that are not our own, and tells which there are.</param>
    /// <exception cref="ScanFileException">
    /// The file is not a scan: then <see cref="ScanFileException.Holds"/> says what it is. Or it is one that cannot be read.
    /// </exception>
    public static ScanChannels ReadFound(string path, GwyddionReader gwyddion)
    {
        byte[] start;
        try
        {
            start = FileBytes.ReadStart(path, LongestMagic);
        }
        catch (ScanFileException e) when (!ScanNames.MayBeScan(path))
        {
            bool closed = e.InnerException is not null || ScanNames.IsNotUtf8(path);
            throw new ScanFileException(path, e.Problem, e) { Holds = closed ? LeftOutKind.Closed : LeftOutKind.NoScan };
        }
        if (EndingOf(start) is null)
        {
            LeaveOut(path, start, gwyddion);
        }
        return Read(path, gwyddion);
    }

    /// <exception cref="ScanFileException">The file is to be left out.</exception>
    private static void LeaveOut(string path, ReadOnlySpan<byte> start, GwyddionReader gwyddion)
    {
        bool isKnown = gwyddion.TryDetect(path, out var format);
        if (format is { IsPicture: true })
        {
            string why = $"this is a picture ({format.Name}); of pictures only grey .png are taken for scans in a folder";
            throw Not(LeftOutKind.Picture, path, why);
        }
        if (format is not null && format.IsPart(path))
        {
            throw Not(LeftOutKind.Part, path, "its images are read through the parameter file beside it");
        }
        if (format is { IsTable: false, IsSure: true } || UnreadFormats.ErrorOf(path, start) is not null)
        {
            return;
        }
        // Where little is known, a name counts for more than where it is known that nothing reads the file.
        bool isScanByName = !isKnown || format is { IsSure: false } ? ScanNames.MayBeScan(path) : ScanNames.IsScan(path);
        if (!isScanByName)
        {
            throw Not(LeftOutKind.NoScan, path, WhyNoScan(path, isKnown, format));
        }
    }

    private static string WhyNoScan(string path, bool isKnown, GwyddionFormat? format)
    {
        if (isKnown)
        {
            return format is { IsTable: true }
                ? "it holds a table of numbers, which need not be a scan" : "no reader knows what it holds";
        }
        return GwyddionReader.BreaksLines(path)
            ? "its name holds a line break, and Gwyddion's reader cannot be asked what it is; rename the file"
            : "it has none of the usual endings of scans, and Gwyddion's reader, which could tell more, is not available";
    }

    private static ScanFileException Not(LeftOutKind kind, string path, string why) => new(path, why) { Holds = kind };

    /// <summary>The usual ending of files that begin like this one; null for formats that are not our own.</summary>
    private static string? EndingOf(ReadOnlySpan<byte> start) =>
        start.StartsWith(PngChunk.Signature) ? ".png"
        : start.StartsWith("GWY"u8) ? ".gwy"
        : start.StartsWith(SxmFile.Magic) ? ".sxm"
        : start.StartsWith(GsfFile.Magic) ? ".gsf"
        : null;
}
