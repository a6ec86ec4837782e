namespace GwyTip.ScanFiles;

/// <summary>What is known of files that Gwyddion 2.62 has no reader for: an error says what they are and what to do.</summary>
internal static class UnreadFormats
{
    private static ReadOnlySpan<byte> Hdf5 => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n'];

    /// <summary>The error of a file that Gwyddion does not open; null: nothing is known of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="start">What it begins with.</param>
    public static ScanFileException? ErrorOf(string path, ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("[ParVERT"u8))
        {
            return Spectrum(path, "it holds a spectrum (Createc VERT) and no image");
        }
        if (start.StartsWith("Experiment\t"u8))
        {
            return Spectrum(path, "it holds a spectrum (Nanonis) and no image");
        }
        if (start.StartsWith("Grid dim="u8))
        {
            return Spectrum(path, "it holds a grid of spectra (Nanonis 3ds) and no image");
        }
        if (start.StartsWith("VAMAS Surface Chemical"u8))
        {
            return Spectrum(path, "it holds spectra (VAMAS, ISO 14976) and no image");
        }
        if (start.StartsWith("ONTMATRX"u8))
        {
            return new ScanFileException(path, "it holds the parameters of Omicron's scans, which lie beside it, and no image")
            {
                Holds = LeftOutKind.Part,
            };
        }
        if (start.StartsWith(Hdf5) && HasEnding(path, ".nc"))
        {
            return Unsupported(
                path,
                "this is netCDF 4 (HDF5), as Gxsm4 writes it; Gwyddion 2.62 opens classic netCDF only. Save the scan from GXSM "
                + "as .gsf, or convert it: nccopy -k classic OLD.nc NEW.nc");
        }
        if (start.StartsWith("ISO/TC 201"u8) || start.StartsWith("ISO 28600"u8) || start.StartsWith("ISO28600"u8))
        {
            return Unsupported(
                path,
                "this is a text file of the ISO standards for surface analysis (TC 201), of a kind that Gwyddion 2.62 does not "
                + "open. Save the scan as .gsf or .gwy, or in the instrument's own format, with the program that wrote this");
        }
        if (HasEnding(path, ".int"))
        {
            return Unsupported(
                path,
                "by its name this is the data of an Anfatec scan without the parameter file (.txt) that Anfatec's program writes "
                + "beside it; copy that here too, and Gwyddion opens both");
        }
        return null;
    }

    private static bool HasEnding(string path, string ending) =>
        Path.GetExtension(path).Equals(ending, StringComparison.OrdinalIgnoreCase);

    private static ScanFileException Spectrum(string path, string problem) => new(path, problem) { Holds = LeftOutKind.Spectrum };

    private static ScanFileException Unsupported(string path, string problem) => new(path, problem) { IsUnsupported = true };
}
