using System.Buffers.Binary;
using System.Text;

namespace GwyTip.Tests;

/// <summary>Makes files of other programs, as far as Gwyddion has to know them.</summary>
internal static class ForeignFiles
{
    private const int Size = 32;

    /// <summary>A scan of WSxM, which needs Gwyddion's reader.</summary>
    public static byte[] Wsxm()
    {
        string[] lines =
        [
            "WSxM file copyright Nanotec Electronica", "SxM Image file", "Image header size: {0}", "", "[Control]", "",
            "    X Amplitude: 4 nm", "    Y Amplitude: 4 nm", "", "[General Info]", "", "    Acquisition channel: Topography",
            $"    Number of columns: {Size}", $"    Number of rows: {Size}", "    Z Amplitude: 0.1 nm", "", "[Header end]", "",
        ];
        string header = string.Join("\r\n", lines);
        header = header.Replace("{0}", $"{header.Length}", StringComparison.Ordinal);
        double[] heights = TestScans.Heights(Size, Size);
        double least = heights.Min(), most = heights.Max();
        var file = new MemoryStream();
        file.Write(Encoding.ASCII.GetBytes(header));
        var number = new byte[2];
        foreach (double height in heights)
        {
            BinaryPrimitives.WriteInt16LittleEndian(number, (short)(30000 * (2 * (height - least) / (most - least) - 1)));
            file.Write(number);
        }
        return file.ToArray();
    }

    /// <summary>A curve, no image, as Nanonis writes it.</summary>
    public static byte[] Spectrum()
    {
        var text = new StringBuilder(
            "Experiment\tbias spectroscopy\t\r\nDate\t01.02.2020 12:00:00\t\r\nUser\t\t\r\n"
            + "X (m)\t1E-9\t\r\nY (m)\t1E-9\t\r\nZ (m)\t-1E-9\t\r\n\r\n[DATA]\r\nBias calc (V)\tCurrent (A)\r\n");
        for (int i = -20; i <= 20; i++)
        {
            text.Append($"{i}E-2\t{i * i}E-12\r\n");
        }
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>A picture of 24 bits a pixel.</summary>
    public static byte[] Bitmap(bool grey)
    {
        double[] heights = TestScans.Heights(Size, Size);
        double least = heights.Min(), most = heights.Max();
        var file = new byte[54 + 3 * Size * Size];
        "BM"u8.CopyTo(file);
        (int At, int Value)[] header =
        [
            (2, file.Length), (10, 54), (14, 40), (18, Size), (22, Size), (26, 1 + (24 << 16)), (34, file.Length - 54),
        ];
        foreach (var (at, value) in header)
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        }
        for (int i = 0; i < heights.Length; i++)
        {
            byte value = (byte)(255 * (heights[i] - least) / (most - least));
            file.AsSpan(54 + 3 * i, 3).Fill(value);
            file[54 + 3 * i] = grey ? value : (byte)(255 - value);
        }
        return file;
    }

    /// <summary>What a file of netCDF 4 begins with.</summary>
    public static byte[] Hdf5() => [0x89, .. "HDF\r\n\u001a\n"u8, .. new byte[2000]];
}
