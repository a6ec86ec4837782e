namespace GwyTip.ScanFiles.Tests;

public class ScanFileTests
{
    private static string Problem(string path) => Assert.Throws<ScanFileException>(() => ScanFile.Read(path)).Problem;

    [Fact]
    public void A_grey_picture_is_one_channel_without_a_unit_whatever_its_name()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("scan.dat", new PngMaker { Width = 3, Lines = 2 }.Make([1, 2, 3, 4, 5, 6]));
        var channel = Assert.Single(ScanFile.Read(path));
        Assert.Equal((0, "", ""), (channel.Id, channel.Title, channel.HeightUnit));
        Assert.Equal([4, 5, 6], channel.Scan.Line(1).ToArray());
    }

    [Fact]
    public void What_is_no_readable_file_has_a_message_of_its_own()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("there is no such file", Problem(Path.Combine(folder.Path, "missing.png")));
        Assert.Equal("this is a folder, not a file", Problem(folder.Path));
        Assert.Equal("the file is empty", Problem(folder.Write("empty.gwy", [])));
        Assert.Equal("the name of the file is empty", Problem(""));
    }
}
