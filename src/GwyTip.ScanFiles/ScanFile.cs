namespace GwyTip.ScanFiles;

/// <summary>Reads the scans of a file, whatever its format.</summary>
public static class ScanFile
{
    /// <summary>The image channels of a file, at least one, in the file's order.</summary>
    /// <exception cref="ScanFileException">The file cannot be read, or holds no image channel.</exception>
    public static IReadOnlyList<ScanChannel> Read(string path)
    {
        var start = WholeFile.ReadStart(path, PngChunk.Signature.Length);
        if (start.AsSpan().SequenceEqual(PngChunk.Signature))
        {
            return [new ScanChannel(0, "", GreyPng.Read(path), "")];
        }
        throw new ScanFileException(path, "the file is of no format that is read");
    }
}
