using System.Runtime.InteropServices;
using GwyTip.Core;

namespace GwyTip.ScanFiles;

/// <summary>A GwyDataField object: an image of a .gwy file. Its numbers stay in the file's bytes.</summary>
internal sealed class GwyDataField
{
    private readonly byte[] _file;
    private readonly int _at;

    private GwyDataField(byte[] file, int at, int width, int lines)
    {
        (_file, _at) = (file, at);
        (Width, Lines) = (width, lines);
    }

    public int Width { get; }

    public int Lines { get; }

    /// <summary>0 where unknown.</summary>
    public double MetresPerPixelX { get; private init; }

    /// <inheritdoc cref="MetresPerPixelX"/>
    public double MetresPerPixelY { get; private init; }

    public string HeightUnit { get; private init; } = "";

    /// <param name="field">A GwyDataField object.</param>
    /// <param name="bytes">The file that it lies in.</param>
    /// <param name="key">What an error calls the image.</param>
    public static GwyDataField From(GwyObject field, GwyBytes bytes, string key)
    {
        int width = field.Integer("xres") ?? 0, lines = field.Integer("yres") ?? 0;
        if (width < 1 || lines < 1)
        {
            throw bytes.Problem($"the file is damaged: {key} has {width} × {lines} pixels");
        }
        var (at, count) = field.Numbers("data") ?? throw bytes.Problem($"the file is damaged: {key} has no data");
        if ((long)width * lines != count)
        {
            throw bytes.Problem($"the file is damaged: {key} has {width} × {lines} pixels but {count} heights");
        }
        bool inMetres = UnitOf(field, "si_unit_xy") == "m";
        return new GwyDataField(bytes.File, at, width, lines)
        {
            MetresPerPixelX = inMetres ? PixelSize(field.Number("xreal"), width) : 0,
            MetresPerPixelY = inMetres ? PixelSize(field.Number("yreal"), lines) : 0,
            HeightUnit = UnitOf(field, "si_unit_z"),
        };
    }

    /// <summary>
    /// The heights of a line, where they lie in the file: little-endian, as every machine that .NET runs on here.
    /// </summary>
    public ReadOnlySpan<double> Line(int line) =>
        MemoryMarshal.Cast<byte, double>(_file.AsSpan(_at + line * Width * sizeof(double), Width * sizeof(double)));

    /// <summary>The image as a scan; pixels under <paramref name="missing"/> are NaN.</summary>
    public Scan ToScan(GwyDataField? missing, ScanDirection direction)
    {
        double[]? heights = missing is null ? null : Without(missing);
        return new Scan(Width, Lines, heights is null ? Line : y => heights.AsSpan(y * Width, Width))
        {
            MetresPerPixelX = MetresPerPixelX,
            MetresPerPixelY = MetresPerPixelY,
            Direction = direction,
        };
    }

    /// <summary>
    /// Whether a mask marks what was not measured. Gwyddion's data fields hold no NaN: its importers write one neutral
    /// value there and mask it. A mask over differing heights is the user's own.
    /// </summary>
    public bool IsMissingUnder(GwyDataField mask)
    {
        if ((mask.Width, mask.Lines) != (Width, Lines))
        {
            return false;
        }
        double? neutral = null;
        for (int y = 0; y < Lines; y++)
        {
            var marks = mask.Line(y);
            var heights = Line(y);
            for (int x = 0; x < Width; x++)
            {
                if (marks[x] >= 1 && heights[x] != (neutral ??= heights[x]))
                {
                    return false;
                }
            }
        }
        return neutral is not null;
    }

    private double[] Without(GwyDataField missing)
    {
        var heights = new double[Width * Lines];
        for (int y = 0; y < Lines; y++)
        {
            var line = heights.AsSpan(y * Width, Width);
            Line(y).CopyTo(line);
            var marks = missing.Line(y);
            for (int x = 0; x < Width; x++)
            {
                line[x] = marks[x] >= 1 ? double.NaN : line[x];
            }
        }
        return heights;
    }

    /// <summary>A unit as Gwyddion has it: of nm it keeps m, and the numbers as they are.</summary>
    private static string UnitOf(GwyObject field, string name) => SiUnit.WithoutPrefix(field.Inner(name)?.Text("unitstr") ?? "");

    private static double PixelSize(double? real, int pixels) =>
        real is > 0 && double.IsFinite(real.Value) ? real.Value / pixels : 0;
}
