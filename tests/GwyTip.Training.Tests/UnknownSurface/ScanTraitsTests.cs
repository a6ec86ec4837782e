using GwyTip.Training.Data;
using GwyTip.Training.UnknownSurface;

namespace GwyTip.Tests.UnknownSurface;

public sealed class ScanTraitsTests : InFolder
{
    [Theory]
    [InlineData(2000, 0, 2000)]
    [InlineData(2000, 3000, 2000)]
    [InlineData(4000, 0, 2000)]
    [InlineData(4000, 3000, 2000)]
    public void Of_very_many_scans_fewer_are_taken_however_many_are_there_to_train_on_only(int scans, int extra, int taken)
    {
        string labels = Path.Combine(_folder.Path, "labels.csv");
        File.WriteAllLines(
            labels,
            [
                "file,scan_session,scan_series,n_responses,asymmetries,individual_atoms,dimers,rows,tip_change,bad_blurry,use",
                .. Enumerable.Range(0, scans + extra).Select(n => $"{n}.png,s,s_1,1,0,0,0,1,0,0,{(n < scans ? "" : "train")}"),
            ]);
        var data = DataSet.Describe(
            new DataSetDescription
            {
                Surface = "si-h-100",
                Labels = labels,
                Images = _folder.Path,
                Source = "",
                Licence = "",
                Simulated = false,
                LabelsSha256 = "",
                LeftOut = [],
            },
            labels);

        Assert.Equal(taken, ScanTraits.Taken(data, [.. data.Scans.Where(s => s.Use == ScanUse.Any)]).Count());
    }
}
