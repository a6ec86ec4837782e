using System.Collections.ObjectModel;
using System.Globalization;

namespace GwyTip.ScanFiles;

/// <summary>
/// Reads and writes Gwyddion's own format, .gwy (format GWYP, Gwyddion 2 and later): images, their titles, units, sizes,
/// metadata, and masks that mark what was not measured.
/// </summary>
public static class GwyFile
{
    internal const string ContainerType = "GwyContainer";
    internal const string DataFieldType = "GwyDataField";

    /// <summary>What a .gwy file begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "GWYP"u8;

    /// <summary>
    /// The images of a file, at least one, by ascending id. The scans keep the file's bytes in memory. A damaged image costs no
    /// other.
    /// </summary>
    /// <exception cref="ScanFileException">The file cannot be read, is damaged, is too old or has no image.</exception>
    public static ScanChannels Read(string path) => Decode(FileBytes.Read(path), path);

    /// <param name="file">The bytes of the whole file; the scans go on using them.</param>
    /// <param name="path">What an error calls the file.</param>
    /// <exception cref="ScanFileException">The bytes are damaged, too old or hold no image.</exception>
    public static ScanChannels Decode(byte[] file, string path)
    {
        if (file.AsSpan().StartsWith("GWYO"u8))
        {
            throw new ScanFileException(
                path, "this is a file of Gwyddion 1 (GWYO), which is not read; open and save it with Gwyddion 2");
        }
        if (!file.AsSpan().StartsWith(Magic))
        {
            throw new ScanFileException(path, "this is no .gwy file: it does not begin with GWYP");
        }
        var bytes = new GwyBytes(file, path);
        var container = GwyObject.Parse(bytes, Magic.Length, file.Length);
        if (container.Type != ContainerType)
        {
            throw new ScanFileException(path, $"the file is damaged: it holds a {container.Type}, not a {ContainerType}");
        }
        var damaged = new List<string>();
        ScanChannel[] channels =
        [
            .. ImageIds(container).Order()
                .Select(id => Unless(damaged, () => Channel(container, bytes, id, damaged)))
                .OfType<ScanChannel>(),
        ];
        if (channels.Length == 0)
        {
            throw damaged.Count > 0 ? new ScanFileException(path, damaged[0]) : WithoutImage(container, path);
        }
        return new ScanChannels(channels) { Damaged = damaged };
    }

    /// <summary>
    /// Writes images as a .gwy file, under their ids. NaN becomes a masked neutral height, as Gwyddion's importers do.
    /// </summary>
    /// <exception cref="ScanFileException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<ScanChannel> channels)
    {
        try
        {
            File.WriteAllBytes(path, GwyEncoder.Encode(channels));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ScanFileException(path, $"the file cannot be written: {e.Message}", e);
        }
    }

    private static ScanFileException WithoutImage(GwyObject container, string path) => container.Names.Any(IsNoImage)
        ? new ScanFileException(path, "it holds a spectrum and no image") { Holds = LeftOutKind.Spectrum }
        : new ScanFileException(path, "the file holds no image channel");

    /// <summary>Spectra, volume data, curve maps, points and graphs have names of their own.</summary>
    private static bool IsNoImage(string name) =>
        name.Split('/') is ["", "sps" or "brick" or "lawn" or "surface", ..] or ["", "0", "graph", ..];

    private static IEnumerable<int> ImageIds(GwyObject container)
    {
        foreach (string name in container.Names)
        {
            if (name.Split('/') is ["", var number, "data"]
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
            {
                yield return id;
            }
        }
    }

    /// <summary>What is read, or null and an entry in <paramref name="damaged"/>.</summary>
    private static T? Unless<T>(List<string> damaged, Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (ScanFileException e)
        {
            damaged.Add(e.Problem);
            return null;
        }
    }

    /// <summary>
    /// An image, or null where something else is stored under its name. Damage to its mask or its metadata is not the image's.
    /// </summary>
    private static ScanChannel? Channel(GwyObject container, GwyBytes bytes, int id, List<string> damaged)
    {
        if (container.Inner($"/{id}/data") is not { Type: DataFieldType } stored)
        {
            return null;
        }
        var field = GwyDataField.From(stored, bytes, $"/{id}/data");
        var mask = Unless(damaged, () => container.Inner($"/{id}/mask") is { Type: DataFieldType } storedMask
            ? GwyDataField.From(storedMask, bytes, $"/{id}/mask") : null);
        string title = container.Text($"/{id}/data/title")?.Trim() ?? "";
        var metadata = Unless(damaged, () => Metadata(container.Inner($"/{id}/meta")))
            ?? ReadOnlyDictionary<string, string>.Empty;
        var missing = mask is not null && field.IsMissingUnder(mask) ? mask : null;
        var scan = field.ToScan(missing, GwyDirection.Read(metadata, title));
        return new ScanChannel(id, title, scan, field.HeightUnit) { Metadata = metadata };
    }

    private static ReadOnlyDictionary<string, string> Metadata(GwyObject? stored)
    {
        var metadata = new Dictionary<string, string>();
        foreach (string name in stored?.Names ?? [])
        {
            if (stored!.Text(name) is { } value)
            {
                metadata[name] = value;
            }
        }
        return metadata.AsReadOnly();
    }
}
