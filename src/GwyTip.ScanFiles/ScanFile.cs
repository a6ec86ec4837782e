namespace GwyTip.ScanFiles;

/// <summary>
/// Reads the scans of a file, whatever its format: .gwy and grey PNG by readers of our own, the rest through Gwyddion.
/// </summary>
public static class ScanFile
{
    /// <summary>The image channels of a file, at least one, in the file's order.</summary>
    /// <param name="path">The file. What it holds decides how it is read, not its name.</param>
    /// <param name="gwyddion">Reads the formats that are not our own; null: one is started where needed, for this file only.</param>
    /// <exception cref="ScanFileException">The file cannot be read, or holds no image channel.</exception>
    public static IReadOnlyList<ScanChannel> Read(string path, GwyddionReader? gwyddion = null)
    {
        var start = WholeFile.ReadStart(path, PngChunk.Signature.Length);
        string extension = Path.GetExtension(path);
        if (start.AsSpan().StartsWith(PngChunk.Signature) || extension.Equals(".png", StringComparison.OrdinalIgnoreCase))
        {
            return [new ScanChannel(0, "", GreyPng.Read(path), "")];
        }
        if (start.AsSpan().StartsWith("GWY"u8) || extension.Equals(".gwy", StringComparison.OrdinalIgnoreCase))
        {
            return GwyFile.Read(path);
        }
        if (gwyddion is not null)
        {
            return gwyddion.Read(path);
        }
        using var temporary = new GwyddionReader();
        return temporary.Read(path);
    }
}
