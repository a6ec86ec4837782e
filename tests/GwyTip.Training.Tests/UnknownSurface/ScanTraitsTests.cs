using GwyTip.Training;
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
        var data = Describe(scans, extra);

        Assert.Equal(taken, ScanTraits.Taken(data, [.. data.Scans.Where(s => s.Use == ScanUse.Any)]).Count());
    }

    [Fact]
    public void Scans_that_cannot_be_read_any_more_are_not_passed_over()
    {
        var data = Describe(scans: 3, extra: 0);

        string message = Assert.Throws<TrainingException>(() => ScanTraits.Measure(data, data.Scans)).Message;

        Assert.StartsWith("3 of 3 scans could be read before and cannot be read now", message, StringComparison.Ordinal);
    }

    private DataSet Describe(int scans, int extra)
    {
        string labels = Path.Combine(_folder.Path, "labels.csv");
        File.WriteAllLines(
            labels,
            [
                "file,scan_session,scan_series,n_responses,asymmetries,individual_atoms,dimers,rows,tip_change,bad_blurry,use",
                .. Enumerable.Range(0, scans + extra).Select(n => $"{n}.png,s,s_1,1,0,0,0,1,0,0,{(n < scans ? "" : "train")}"),
            ]);
        return DataSet.Describe(
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
    }
}
