using GwyTip.Training;
using GwyTip.Training.Members;

namespace GwyTip.Tests.Members;

/// <summary>A log that somebody looks at in a spreadsheet while training goes on.</summary>
public sealed class TrainingLogTests : InFolder
{
    private IOException? _fault;

    private TrainingLog Begin()
    {
        var log = new TrainingLog(_folder.Path)
        {
            Writer = (path, text) =>
            {
                if (_fault is not null)
                {
                    throw new TrainingException("it cannot be written", _fault);
                }
                WholeFile.Write(path, text);
            },
        };
        log.KeepUpTo(0);
        return log;
    }

    private static string? Add(TrainingLog log, int epoch) =>
        log.Add(epoch, 0.001, 0.6, new ValidationScore(0.5, 0.9, 0.7, 0.8), TimeSpan.FromSeconds(2));

    private IReadOnlyList<double> EpochsInFile => new TrainingLog(_folder.Path).Column("epoch");

    [Fact]
    public void A_row_that_is_kept_out_of_the_file_counts_and_goes_in_with_the_next()
    {
        var log = Begin();
        Assert.Null(Add(log, 1));
        _fault = new IOException("held", WholeFile.SharingViolation);
        Assert.Equal("it cannot be written", Add(log, 2));
        Assert.Equal(2, log.Epochs());
        Assert.Equal(4, log.Seconds());
        Assert.Single(EpochsInFile);

        _fault = null;
        Assert.Null(Add(log, 3));
        Assert.Equal("1 2 3", string.Join(' ', EpochsInFile));
    }

    [Fact]
    public void A_full_disk_is_no_such_matter()
    {
        var log = Begin();
        _fault = new IOException("the disk is full");

        Assert.Throws<TrainingException>(() => Add(log, 1));
    }
}
