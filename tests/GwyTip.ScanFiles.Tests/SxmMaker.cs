using System.Buffers.Binary;
using System.Text;

namespace GwyTip.ScanFiles.Tests;

/// <summary>
/// Makes Nanonis .sxm files, good and bad: 4 × 3 pixels of 1 × 2 nm, the signal Z both ways, heights 1, 2, 3, …
/// </summary>
internal sealed class SxmMaker
{
    public const string Columns = "\tChannel\tName\tUnit\tDirection\tCalibration\tOffset";

    public string Version { get; init; } = "2";

    /// <summary>The header's tags in order; null as a value leaves a tag out.</summary>
    public Dictionary<string, string?> Tags { get; } = new()
    {
        ["SCANIT_TYPE"] = "              FLOAT            MSBFIRST",
        ["SCAN_PIXELS"] = "       4       3",
        ["SCAN_RANGE"] = "           4.000000E-9           6.000000E-9",
        ["SCAN_ANGLE"] = "            0.000E+0",
        ["SCAN_DIR"] = "down",
        // Gwyddion takes less than 400 bytes for no .sxm file.
        ["COMMENT"] = new string('x', 400),
    };

    public string TableHead { get; init; } = Columns;

    /// <summary>The rows of DATA_INFO.</summary>
    public string[] Rows { get; init; } = ["\t14\tZ\tm\tboth\t1.078E-8\t0.000E+0"];

    public string LineEnd { get; init; } = "\n";

    public Encoding Encoding { get; init; } = Encoding.UTF8;

    public int Images { get; init; } = 2;

    /// <summary>The height at a place in the file.</summary>
    public Func<int, float> Height { get; init; } = i => i + 1;

    public SxmMaker With(string tag, string? value)
    {
        Tags[tag] = value;
        return this;
    }

    public byte[] Header()
    {
        var lines = new List<string> { ":NANONIS_VERSION:", Version };
        foreach (var (tag, value) in Tags.Where(t => t.Value is not null))
        {
            lines.AddRange([$":{tag}:", value!]);
        }
        lines.AddRange([":DATA_INFO:", TableHead, .. Rows, "", ":SCANIT_END:", "", "", ""]);
        return [.. Encoding.GetBytes(string.Join(LineEnd, lines)), 0x1A, 0x04];
    }

    public byte[] Make()
    {
        var heights = new byte[Images * 4 * 3 * sizeof(float)];
        for (int i = 0; i < heights.Length / sizeof(float); i++)
        {
            BinaryPrimitives.WriteSingleBigEndian(heights.AsSpan(i * sizeof(float)), Height(i));
        }
        return [.. Header(), .. heights];
    }
}
