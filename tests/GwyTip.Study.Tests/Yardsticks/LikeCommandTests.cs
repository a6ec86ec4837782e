using GwyTip.ScanFiles;

namespace GwyTip.Tests.Yardsticks;

/// <summary>The command on scans that the test makes: two good ones of a lattice, and one that is torn.</summary>
public sealed class LikeCommandTests : InFolder
{
    public LikeCommandTests()
    {
        for (int seed = 1; seed <= 3; seed++)
        {
            double[] heights = TestScans.Heights(64, 64, seed);
            for (int i = 0; seed == 3 && i < 64; i++)
            {
                heights[30 * 64 + i] = i % 2 == 0 ? 1.8e-10 : -0.9e-10;
            }
            GreyPngWriter.Write(
                Path.Combine(_folder.Path, $"{seed}.png"), [.. heights.Select(h => (ushort)(60e10 * (h + 1.1e-10)))], 64, 8);
        }
        Write(
            "labels.csv",
            "file,scan_session,scan_series,n_responses,asymmetries,individual_atoms,dimers,rows,tip_change,bad_blurry",
            "1.png,a,a_1,2,0,0,0,1,0,0", "2.png,a,a_2,2,0,0,0,1,0,0", "3.png,a,a_3,2,0,0,0,0,0,1");
    }

    [Fact]
    public void Scans_are_held_against_the_good_ones_of_their_session()
    {
        string page = Like("--labels", "labels.csv");

        // Either good scan is the reference once, and the other one and the torn one are held against it.
        Assert.Contains("good against bad, AUROC for each reference | 1.000", page, StringComparison.Ordinal);
        Assert.Matches(@"bad called as sharp \| 0\.000 [^|]*\| 0 \| 2 \| 1 \|", page);
    }

    [Fact]
    public void Listed_scans_are_held_against_the_good_one_of_another_day_that_is_nearest_in_size()
    {
        Write(
            "list.csv", "file,set,surface,nm,kind,label,sure", "1.png,dev,Ag(111),9,good,sharp,clear",
            "2.png,dev,Ag(111),10,good,sharp,clear", "3.png,dev,Ag(111),10,bad,tip_change,clear");

        Assert.Matches(@"good against bad, AUROC \| 1\.000 [^|]*\| 2 \| 1 \| 3 \|", Like("--list", "list.csv"));
    }

    [Fact]
    public void Without_a_good_scan_to_hold_others_against_it_says_so()
    {
        Write("list.csv", "file,set,surface,nm,kind,label,sure", "1.png,dev,Ag(111),9,good,sharp,clear");

        Assert.Contains("no scan has a good one to be held against", Fail("--list", "list.csv"), StringComparison.Ordinal);
        Assert.Contains("either --labels or --list says which scans are good", Fail(), StringComparison.Ordinal);
    }

    private void Write(string name, params string[] lines) =>
        File.WriteAllLines(Path.Combine(_folder.Path, name), lines);

    private string Like(params string[] arguments) => TestedProgram.Study.Succeed(
        _folder.Path, ["like", "--images", _folder.Path, "--format", "markdown", .. arguments]);

    private string Fail(params string[] arguments)
    {
        var (status, _, errors) = TestedProgram.Study.Run(_folder.Path, ["like", "--images", _folder.Path, .. arguments]);
        Assert.NotEqual(0, status);
        return errors;
    }
}
