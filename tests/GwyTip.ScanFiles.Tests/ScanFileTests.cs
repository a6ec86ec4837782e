using System.Text;
using GwyTip.Core;
using GwyTip.Tests;

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
    public void A_gwy_file_is_known_by_what_it_holds()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "renamed.sxm");
        GwyFile.Write(path, [new ScanChannel(5, "Z", new Scan([1, 2], 2, 1), "m")]);
        Assert.Equal(5, Assert.Single(ScanFile.Read(path)).Id);
    }

    [Fact]
    public void Any_other_file_goes_to_Gwyddion()
    {
        using var folder = new TemporaryFolder();
        using var helper = new FakeHelper(FakeHelper.OneImage);
        using var gwyddion = new GwyddionReader(helper.Program);
        Assert.Equal(4, Assert.Single(ScanFile.Read(folder.Write("scan.sm4", "STiMage"u8.ToArray()), gwyddion)).Id);
    }

    [Fact]
    public void Nanonis_and_simple_field_files_are_known_by_what_they_hold_and_need_no_Gwyddion()
    {
        using var folder = new TemporaryFolder();
        using var helper = new FakeHelper(FakeHelper.OneImage);
        using var gwyddion = new GwyddionReader(helper.Program);
        foreach (string name in (string[])["scan.sxm", "scan.SXM", "renamed.gwy", "renamed.png", "renamed.dat", "renamed"])
        {
            var scan = ScanFile.Read(folder.Write(name, new SxmMaker().Make()), gwyddion);
            Assert.Equal(["Z (Forward)", "Z (Backward)"], scan.Select(c => c.Title));
            Assert.Equal("Z µ", Assert.Single(ScanFile.Read(folder.Write(name, new GsfMaker().Make()), gwyddion)).Title);
        }
        Assert.Equal(0, helper.Starts);
    }

    [Fact]
    public void Without_Gwyddions_reader_its_formats_are_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("scan.sm4", "STiMage"u8.ToArray());
        string? before = Environment.GetEnvironmentVariable(HelperProgram.Variable);
        try
        {
            Environment.SetEnvironmentVariable(HelperProgram.Variable, Path.Combine(folder.Path, "gwytip-read"));
            Assert.Equal(
                $"to read .sm4 files GwyTip needs Gwyddion's reader, gwytip-read: it is not at {folder.Path}/gwytip-read",
                Problem(path));
        }
        finally
        {
            Environment.SetEnvironmentVariable(HelperProgram.Variable, before);
        }
    }

    [Fact]
    public void A_file_that_is_not_what_its_name_says_has_a_message_of_its_own()
    {
        using var folder = new TemporaryFolder();
        byte[] text = Encoding.UTF8.GetBytes("just some words");
        Assert.Contains("this is no PNG file", Problem(folder.Write("x.png", text)), StringComparison.Ordinal);
        Assert.Contains("this is no .gwy file", Problem(folder.Write("x.gwy", text)), StringComparison.Ordinal);
        Assert.Contains("this is no .sxm file", Problem(folder.Write("x.sxm", text)), StringComparison.Ordinal);
        Assert.Contains("this is no .gsf file", Problem(folder.Write("x.gsf", text)), StringComparison.Ordinal);
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
