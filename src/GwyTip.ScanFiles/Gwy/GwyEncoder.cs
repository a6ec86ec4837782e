using GwyTip.Core;

namespace GwyTip.ScanFiles;

/// <summary>Makes the bytes of a .gwy file.</summary>
internal static class GwyEncoder
{
    private const string Metre = "m";

    public static byte[] Encode(IReadOnlyList<ScanChannel> channels)
    {
        var container = new GwyObjectWriter();
        foreach (var channel in channels)
        {
            Add(container, channel);
        }
        return [.. GwyFile.Magic, .. container.ToObject(GwyFile.ContainerType)];
    }

    private static void Add(GwyObjectWriter container, ScanChannel channel)
    {
        var heights = Heights(channel.Scan);
        var mask = MaskMissing(heights);
        string key = $"/{channel.Id}";
        container
            .Object($"{key}/data", GwyFile.DataFieldType, Field(channel.Scan, heights, channel.HeightUnit))
            .Text($"{key}/data/title", channel.Title)
            .Boolean($"{key}/data/visible", true);
        if (mask is not null)
        {
            container.Object($"{key}/mask", GwyFile.DataFieldType, Field(channel.Scan, mask, ""));
        }
        var metadata = new GwyObjectWriter();
        foreach (var (name, value) in MetadataOf(channel))
        {
            metadata.Text(name, value);
        }
        container.Object($"{key}/meta", GwyFile.ContainerType, metadata);
    }

    private static SortedDictionary<string, string> MetadataOf(ScanChannel channel)
    {
        var entries = new SortedDictionary<string, string>(channel.Metadata.ToDictionary(), StringComparer.Ordinal);
        if (GwyDirection.Entry(channel.Scan.Direction) is var (key, value))
        {
            entries[key] = value;
        }
        return entries;
    }

    /// <summary>A field of a scan of unknown size is given the size 1 without a unit: Gwyddion knows no missing size.</summary>
    private static GwyObjectWriter Field(Scan scan, double[] values, string unit)
    {
        bool sized = scan.MetresPerPixelX > 0 && scan.MetresPerPixelY > 0;
        return new GwyObjectWriter()
            .Integer("xres", scan.Width)
            .Integer("yres", scan.Lines)
            .Number("xreal", sized ? scan.MetresPerPixelX * scan.Width : 1)
            .Number("yreal", sized ? scan.MetresPerPixelY * scan.Lines : 1)
            .Number("xoff", 0)
            .Number("yoff", 0)
            .Object("si_unit_xy", "GwySIUnit", new GwyObjectWriter().Text("unitstr", sized ? Metre : ""))
            .Object("si_unit_z", "GwySIUnit", new GwyObjectWriter().Text("unitstr", unit))
            .Numbers("data", values);
    }

    private static double[] Heights(Scan scan)
    {
        var heights = new double[scan.Width * scan.Lines];
        for (int y = 0; y < scan.Lines; y++)
        {
            scan.LineAsGiven(y).CopyTo(heights.AsSpan(y * scan.Width));
        }
        return heights;
    }

    /// <summary>
    /// Replaces NaN by the mean of the rest, as Gwyddion's importers do; the mask of those pixels, or null if there are
    /// none.
    /// </summary>
    private static double[]? MaskMissing(double[] heights)
    {
        if (!heights.Any(double.IsNaN))
        {
            return null;
        }
        var mask = Array.ConvertAll(heights, h => double.IsNaN(h) ? 1.0 : 0.0);
        double neutral = heights.Where(h => !double.IsNaN(h)).DefaultIfEmpty(0).Average();
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] = mask[i] > 0 ? neutral : heights[i];
        }
        return mask;
    }
}
