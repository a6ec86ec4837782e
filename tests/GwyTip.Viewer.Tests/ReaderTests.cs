using System.Buffers.Binary;
using System.Text;

namespace GwyTip.Tests.Viewer;

public sealed class ReaderTests : IDisposable
{
    private static readonly string[] Formats = [".sxm", ".dat", ".sm4", ".nc", ".Z_mtrx"];

    private readonly ViewerHome _home = new();
    private readonly ReaderProgram _reader;

    public ReaderTests() => _reader = new ReaderProgram(_home);

    public void Dispose()
    {
        _reader.Dispose();
        _home.Dispose();
    }

    [Fact]
    public void A_gwy_file_comes_as_Gwyddion_holds_it()
    {
        var answer = _reader.Ask(Fields.PathOf("good"));

        Assert.Equal("gwyfile", answer.Header.GetProperty("format").GetString());
        var channel = Assert.Single(answer.Channels);
        Assert.Equal(0, channel.Header.GetProperty("id").GetInt32());
        Assert.Equal("good", channel.Header.GetProperty("title").GetString());
        Assert.Equal((64, 48), (channel.Header.GetProperty("width").GetInt32(), channel.Header.GetProperty("lines").GetInt32()));
        Assert.Equal(1e-10, channel.Header.GetProperty("metres_per_pixel_x").GetDouble(), 1e-22);
        Assert.Equal(1e-10, channel.Header.GetProperty("metres_per_pixel_y").GetDouble(), 1e-22);
        Assert.Equal("m", channel.Header.GetProperty("unit_z").GetString());
        Assert.Equal("up", channel.Header.GetProperty("direction").GetString());
        Assert.All(channel.Heights, h => Assert.InRange(h, 0, 1e-10));
    }

    [Fact]
    public void Pixels_need_not_be_square()
    {
        var header = Assert.Single(_reader.Ask(Fields.PathOf("tall-pixels")).Channels).Header;

        Assert.Equal(
            2, header.GetProperty("metres_per_pixel_y").GetDouble() / header.GetProperty("metres_per_pixel_x").GetDouble(), 1e-9);
    }

    [Fact]
    public void A_pixel_is_only_measured_in_metres_where_the_file_says_so()
    {
        var channel = Assert.Single(_reader.Ask(Fields.PathOf("not-in-metres")).Channels);

        Assert.Equal(0, channel.Header.GetProperty("metres_per_pixel_x").GetDouble());
        Assert.Equal(0, channel.Header.GetProperty("metres_per_pixel_y").GetDouble());
        Assert.Equal("down", channel.Header.GetProperty("direction").GetString());
    }

    [Theory]
    [InlineData("partly-nan", 24 * 64)]
    [InlineData("masked-missing", 24 * 64)]
    [InlineData("masked-grains", 0)]
    public void Unmeasured_pixels_come_as_NaN(string field, int missing)
    {
        var channel = Assert.Single(_reader.Ask(Fields.PathOf(field)).Channels);

        Assert.Equal(missing, channel.Heights.Count(double.IsNaN));
    }

    [Fact]
    public void Bad_files_get_their_message_and_the_next_file_is_read()
    {
        string folder = _home.SubFolder("bad files");
        string empty = Path.Combine(folder, "empty.sxm"), foreign = Path.Combine(folder, "foreign.gwy");
        string cut = Path.Combine(folder, "cut.gwy"), fine = Path.Combine(folder, "fein, öß 1.gwy");
        File.WriteAllBytes(empty, []);
        File.WriteAllText(foreign, "not a scan");
        File.WriteAllBytes(cut, File.ReadAllBytes(Fields.PathOf("good"))[..20000]);
        File.Copy(Fields.PathOf("good"), fine);

        Assert.Equal("there is no such file", _reader.Ask(Path.Combine(folder, "none.sxm")).Message);
        Assert.Equal("this is a folder, not a file", _reader.Ask(folder).Message);
        Assert.StartsWith("Gwyddion cannot open it: ", _reader.Ask(empty).Message, StringComparison.Ordinal);
        Assert.StartsWith("Gwyddion cannot open it: ", _reader.Ask(foreign).Message, StringComparison.Ordinal);
        Assert.StartsWith("Gwyddion cannot open it: ", _reader.Ask(cut).Message, StringComparison.Ordinal);
        Assert.Equal("no image channel", _reader.Ask(Fields.PathOf("no-image")).Message);
        Assert.True(_reader.Ask(fine).Ok);
        Assert.Equal(0, _reader.Finish());
    }

    [Fact]
    public void What_Gwyddion_takes_a_file_for_is_told_by_what_it_holds()
    {
        string folder = _home.SubFolder("any files");
        string scan = Path.Combine(folder, "scan.txt"), notes = Path.Combine(folder, "notes.gwy");
        string picture = Path.Combine(folder, "picture"), archive = Path.Combine(folder, "archive");
        File.Copy(Fields.PathOf("good"), scan);
        File.WriteAllText(notes, "not a scan");
        File.WriteAllBytes(picture, Bitmap(1, 2, 3));
        File.WriteAllBytes(archive, [.. "PK\u0003\u0004"u8, .. new byte[500], .. "PK\u0005\u0006"u8, .. new byte[500]]);

        Assert.Equal("""{"status":"known","format":"gwyfile","sure":true,"picture":false}""", Detect(scan));
        Assert.Equal("""{"status":"known","format":"bmp","sure":true,"picture":true}""", Detect(picture));
        Assert.Equal("""{"status":"unknown"}""", Detect(notes));
        Assert.Equal("""{"status":"unknown"}""", Detect(Path.Combine(folder, "none.sxm")));
        Assert.Equal("""{"status":"unknown"}""", Detect(folder));
        Assert.DoesNotContain("\"sure\":true", Detect(archive), StringComparison.Ordinal);
        // A path alone is still a request for the images.
        Assert.True(_reader.Ask(scan).Ok);
    }

    [Theory]
    [InlineData(100, 100, 100, true)]
    [InlineData(100, 100, 101, false)]
    public void A_picture_is_read_only_if_it_is_grey(byte blue, byte green, byte red, bool grey)
    {
        string picture = Path.Combine(_home.SubFolder("pictures"), "picture.bmp");
        File.WriteAllBytes(picture, Bitmap(blue, green, red));

        var answer = _reader.Ask(picture);

        Assert.Equal(grey, answer.Ok);
        Assert.Equal(grey ? null : "the image is not grey: colours are not heights", answer.Message);
        Assert.Equal(!grey, answer.Header.TryGetProperty("reason", out var reason) && reason.GetString() == "not-grey");
    }

    [Fact]
    public void A_file_without_an_image_is_told_from_one_that_nothing_reads()
    {
        string folder = _home.SubFolder("no images");
        string spectrum = Path.Combine(folder, "a.dat"), notes = Path.Combine(folder, "b.dat");
        File.WriteAllText(
            spectrum,
            "Experiment\tbias spectroscopy\t\r\nDate\t1.2.2020\t\r\nUser\t\t\r\n"
                + "X (m)\t1E-9\t\r\nY (m)\t1E-9\t\r\nZ (m)\t1E-9\t\r\n\r\n[DATA]\r\nBias calc (V)\tCurrent (A)\r\n"
                + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i}E-2\t{i}E-12\r\n")));
        File.WriteAllText(notes, "not a scan");

        Assert.Equal(
            """{"status":"error","message":"it holds a spectrum and no image","reason":"no-image"}""",
            _reader.Ask(spectrum).Header.GetRawText());
        Assert.Equal("no-reader", _reader.Ask(notes).Header.GetProperty("reason").GetString());
    }

    [Fact]
    public void It_needs_no_screen_and_ends_with_its_requests()
    {
        Assert.DoesNotContain("DISPLAY", _home.Environment);
        Assert.Equal(0, _reader.Finish());
    }

    private string Detect(string path) => _reader.Ask($"detect {path}").Header.GetRawText();

    /// <summary>8 × 8 pixels: black, but for one.</summary>
    private static byte[] Bitmap(byte blue, byte green, byte red)
    {
        var file = new byte[54 + 3 * 64];
        "BM"u8.CopyTo(file);
        (int At, int Value)[] header =
        [
            (2, file.Length), (10, 54), (14, 40), (18, 8), (22, 8), (26, 1 + (24 << 16)), (34, 3 * 64),
        ];
        foreach (var (at, value) in header)
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        }
        (file[^3], file[^2], file[^1]) = (blue, green, red);
        return file;
    }

    [NeedsFact(Needed.InstrumentFiles)]
    public void Every_instrument_file_is_read()
    {
        string folder = Path.Combine(Repository.Shared, "data", "spm-files");
        string[] files = [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => Formats.Contains(Path.GetExtension(f)))];
        Assert.NotEmpty(files);

        var refused = new StringBuilder();
        foreach (string file in files)
        {
            var answer = _reader.Ask(file);
            if (!answer.Ok || answer.Channels.All(c => c.Heights.All(h => h == c.Heights[0])))
            {
                refused.AppendLine($"{Path.GetFileName(file)}: {answer.Message ?? "all channels are constant"}");
            }
        }
        Assert.Equal("", refused.ToString());
    }

    [NeedsFact(Needed.InstrumentFiles)]
    public void The_direction_of_an_instrument_file_is_told()
    {
        string folder = Path.Combine(Repository.Shared, "data", "spm-files");

        Assert.Equal("up", Direction("alexriss+SpmImageTycoon.jl/Image_152.sxm"));
        Assert.Equal("down", Direction("alexriss+SpmImageTycoon.jl/Image_403.sxm"));
        Assert.Equal("down", Direction("alexriss+SpmImages.jl/2023_12_11_009-M-Xp-Topo.nc"));
        Assert.Equal("up", Direction("nano-bio+pyMTRX/2014Mar01-093225--7_100.Z_mtrx"));

        string? Direction(string file) =>
            _reader.Ask(Path.Combine(folder, file)).Channels[0].Header.GetProperty("direction").GetString();
    }
}
