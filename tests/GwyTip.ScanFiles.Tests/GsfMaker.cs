using System.Buffers.Binary;
using System.Text;

namespace GwyTip.ScanFiles.Tests;

/// <summary>Makes .gsf files, good and bad: 3 × 2 pixels, heights 1, 2, 3, …</summary>
internal sealed class GsfMaker
{
    public string[] Fields { get; init; } =
        ["XRes = 3", "YRes = 2", "XReal = 6e-9", "YReal = 8e-9", "XYUnits = m", "ZUnits = m", "Title = Z µ"];

    public Encoding Encoding { get; init; } = Encoding.UTF8;

    public string LineEnd { get; init; } = "\n";

    public Func<int, float> Height { get; init; } = i => i + 1;

    public byte[] Make()
    {
        byte[] header = Encoding.GetBytes("Gwyddion Simple Field 1.0\n" + string.Concat(Fields.Select(f => f + LineEnd)));
        var heights = new byte[3 * 2 * sizeof(float)];
        for (int i = 0; i < 6; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(heights.AsSpan(i * sizeof(float)), Height(i));
        }
        return [.. header, .. new byte[4 - header.Length % 4], .. heights];
    }
}
