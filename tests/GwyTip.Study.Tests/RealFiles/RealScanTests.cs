using GwyTip.Study.RealFiles;
using GwyTip.Training;

namespace GwyTip.Tests.RealFiles;

public sealed class RealScanTests : InFolder
{
    private const string Header = "file,set,surface,nm,kind,label,sure\n";

    [Fact]
    public void A_row_says_what_somebody_sees_in_a_scan()
    {
        var scans = RealScan.Read(Write("surface,sure,file,kind,set,nm,label,by\n"
            + "Ag(111),weak,lab/a.dat,bad,dev,9.92,tip_change,me\n"
            + "TMD,clear,lab/b.int,foreign,test,,foreign,me\n"));

        Assert.Equal(
            [
                new RealScan("lab/a.dat", "dev", "Ag(111)", 9.92, RealScan.Bad, "tip_change", false),
                new RealScan("lab/b.int", "test", "TMD", double.NaN, RealScan.Foreign, "foreign", true),
            ],
            scans);
    }

    [Theory]
    [InlineData("lab/Createc2_210729.154512.dat", "lab/Createc2_210729.163919.dat", true)]
    [InlineData("lab/Createc2_210729.154512.dat", "lab/Createc2_210730.154512.dat", false)]
    [InlineData("lab/Createc2_210729.154512.dat", "other/Createc2_210729.154512.dat", false)]
    [InlineData("lab/first.sxm", "lab/folder/second.sm4", true)]
    [InlineData("lab/first.sxm", "other/first.sxm", false)]
    public void Scans_of_a_day_or_of_a_repository_belong_together(string first, string second, bool together) =>
        Assert.Equal(together, Of(first).Group == Of(second).Group);

    [Theory]
    [InlineData("a.dat,dev,Ag(111),wide,good,sharp,clear", "line 2: 'wide' is not a size in nm")]
    [InlineData("a.dat,dev,Ag(111),-3,good,sharp,clear", "line 2: '-3' is not a size in nm")]
    [InlineData("a.dat,dev,Ag(111),9,fine,sharp,clear", "line 2: 'fine' is not a kind; there are good, bad, steps, foreign, any")]
    [InlineData("a.dat,dev,Ag(111),9,good,sharp,perhaps", "line 2: 'perhaps' does not say how sure it is")]
    public void A_row_that_says_what_cannot_be_is_named(string row, string message)
    {
        var e = Assert.Throws<TrainingException>(() => RealScan.Read(Write(Header + row + "\n")));

        Assert.Contains("real.csv", e.Message, StringComparison.Ordinal);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    private static RealScan Of(string file) => new(file, "dev", "Ag(111)", 9, RealScan.Good, "sharp", true);

    private string Write(string text)
    {
        string path = Path.Combine(_folder.Path, "real.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
