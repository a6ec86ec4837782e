using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using GwyTip.Core;

namespace GwyTip.ScanFiles;

/// <summary>
/// Understands what gwytip-read answers. To a path: a line of JSON that says ok and how many images follow, then for each image a
/// line of JSON and its heights as little-endian float64. To "detect" and a path: a line of JSON.
/// </summary>
internal sealed class HelperAnswer(Stream stream)
{
    private const int LongestLine = 1 << 16;
    private const int MostChannels = 10_000;

    /// <summary>So many heights are taken to arrive: 8 MB.</summary>
    private const int FirstHeights = 1 << 20;

    /// <summary>The next answer, to a path.</summary>
    /// <exception cref="ScanFileException">The helper says why it cannot read the file.</exception>
    /// <exception cref="EndOfStreamException">The answer ends early.</exception>
    /// <exception cref="HelperFailure">The answer is not valid.</exception>
    public IReadOnlyList<ScanChannel> Read(string path)
    {
        using var head = ReadJson();
        string status = Text(head, "status");
        if (status == "error")
        {
            string? reason = TextOrNull(head, "reason");
            throw new ScanFileException(path, Text(head, "message"))
            {
                Holds = Holds(reason),
                HasNoReader = reason == "no-reader",
            };
        }
        if (status != "ok")
        {
            throw UnknownStatus(status);
        }
        int count = Whole(head, "channels", MostChannels);
        var channels = new ScanChannel[count];
        for (int i = 0; i < count; i++)
        {
            channels[i] = ReadChannel();
        }
        return channels;
    }

    /// <summary>The next answer, to "detect" and a path.</summary>
    /// <returns>Null: Gwyddion has no reader for the file.</returns>
    /// <exception cref="ScanFileException">The helper cannot tell.</exception>
    /// <exception cref="EndOfStreamException">The answer ends early.</exception>
    /// <exception cref="HelperFailure">The answer is not valid.</exception>
    public GwyddionFormat? ReadFormat(string path)
    {
        using var head = ReadJson();
        return Text(head, "status") switch
        {
            "known" => new GwyddionFormat(Text(head, "format"), Truth(head, "sure"), Truth(head, "picture")),
            "unknown" => null,
            "error" => throw new ScanFileException(path, Text(head, "message")),
            var status => throw UnknownStatus(status),
        };
    }

    private ScanChannel ReadChannel()
    {
        using var head = ReadJson();
        int width = Whole(head, "width", int.MaxValue), lines = Whole(head, "lines", int.MaxValue);
        if ((long)width * lines > FloatImage.MostPixels)
        {
            throw new HelperFailure($"announced {width} × {lines} pixels; at most {FloatImage.MostPixels} can be read");
        }
        var scan = new Scan(ReadHeights(width * lines), width, lines)
        {
            MetresPerPixelX = Number(head, "metres_per_pixel_x"),
            MetresPerPixelY = Number(head, "metres_per_pixel_y"),
            Direction = Text(head, "direction") switch
            {
                "down" => ScanDirection.Down,
                "up" => ScanDirection.Up,
                _ => ScanDirection.Unknown,
            },
        };
        return new ScanChannel(Whole(head, "id", int.MaxValue, least: 0), Text(head, "title"), scan, Text(head, "unit_z"));
    }

    /// <summary>Takes memory as heights arrive: that an image is large is only what the helper says.</summary>
    private double[] ReadHeights(int count)
    {
        var heights = new double[Math.Min(count, FirstHeights)];
        for (int read = 0; ; read = heights.Length, Array.Resize(ref heights, (int)Math.Min(count, 2L * read)))
        {
            try
            {
                stream.ReadExactly(MemoryMarshal.AsBytes(heights.AsSpan(read)));
            }
            catch (EndOfStreamException e)
            {
                throw new EndOfStreamException("ended in the middle of an image", e);
            }
            if (heights.Length == count)
            {
                return heights;
            }
        }
    }

    private JsonDocument ReadJson()
    {
        string line = ReadLine();
        try
        {
            var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object && IsText(document) ? document : throw Unclear(line);
        }
        catch (JsonException)
        {
            throw Unclear(line);
        }
    }

    /// <summary>Escapes may leave half of a pair of surrogates, which is not text; it only shows when it is read.</summary>
    private static bool IsText(JsonDocument line)
    {
        try
        {
            foreach (var member in line.RootElement.EnumerateObject())
            {
                _ = member.Name;
                _ = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null;
            }
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private string ReadLine()
    {
        var bytes = new List<byte>();
        for (int b = stream.ReadByte(); b != '\n'; b = stream.ReadByte())
        {
            if (b < 0)
            {
                throw new EndOfStreamException(bytes.Count == 0 ? "ended without an answer" : "ended in the middle of an answer");
            }
            if (bytes.Count == LongestLine)
            {
                throw new HelperFailure($"gave an answer longer than {LongestLine} bytes");
            }
            bytes.Add((byte)b);
        }
        return Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(bytes));
    }

    private static LeftOutKind? Holds(string? reason) => reason switch
    {
        "no-image" => LeftOutKind.Spectrum,
        "not-grey" => LeftOutKind.Picture,
        _ => null,
    };

    private static bool Truth(JsonDocument line, string name) =>
        line.RootElement.TryGetProperty(name, out var value) && (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            ? value.GetBoolean() : throw Missing(name);

    private static string Text(JsonDocument line, string name) => TextOrNull(line, name) ?? throw Missing(name);

    private static string? TextOrNull(JsonDocument line, string name) =>
        line.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    private static double Number(JsonDocument line, string name) =>
        line.RootElement.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number)
            ? number : throw Missing(name);

    private static int Whole(JsonDocument line, string name, int most, int least = 1)
    {
        double number = Number(line, name);
        return number >= least && number <= most && number == Math.Floor(number)
            ? (int)number : throw new HelperFailure($"gave the impossible {name} {number}");
    }

    private static HelperFailure UnknownStatus(string status) => new($"gave the unknown status '{status}'");

    private static HelperFailure Missing(string name) => new($"left '{name}' out of its answer");

    private static HelperFailure Unclear(string line) =>
        new($"gave an answer that is not understood: {(line.Length > 60 ? line[..60] + "…" : line)}");
}
