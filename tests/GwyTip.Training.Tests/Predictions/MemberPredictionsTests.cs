using GwyTip.Training;
using GwyTip.Training.Predictions;

namespace GwyTip.Tests.Predictions;

public sealed class MemberPredictionsTests : InFolder
{
    private string Fault(string text)
    {
        File.WriteAllText(Path.Combine(_folder.Path, MemberPredictions.FileName), text);
        return Assert.Throws<TrainingException>(() => MemberPredictions.Read(_folder.Path)).Message;
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var said = new MemberPredictions(["rows", "tip_change"],
        [
            new("plain.png", Part.Validation, [0, 1]),
            new("with, comma and \"quotes\".png", Part.HeldOut, [0.1234567, 1.5e-8]),
        ]);
        said.Write(_folder.Path);
        var read = MemberPredictions.Read(_folder.Path);
        Assert.Equal(said.States, read.States);
        Assert.Equal(said.Rows.Select(r => (r.File, r.Part)), read.Rows.Select(r => (r.File, r.Part)));
        Assert.All(said.Rows.Zip(read.Rows), r => Assert.Equal(r.First.Confidences, r.Second.Confidences));
        Assert.Equal([MemberPredictions.FileName], new DirectoryInfo(_folder.Path).GetFiles().Select(f => f.Name));
    }

    [Theory]
    [InlineData("", "does not begin with file,part and the states")]
    [InlineData("file,rows\na.png,1\n", "does not begin with file,part and the states")]
    [InlineData("file,part,rows\na.png,training,1\n", "line 2: not a file, its part and 1 confidences")]
    [InlineData("file,part,rows\na.png,held-out\n", "line 2: not a file, its part and 1 confidences")]
    [InlineData("file,part,rows\na.png,held-out,1\nb.png,held-out,NaN\n", "line 3: 'NaN' is not a confidence")]
    [InlineData("file,part,rows\na.png,held-out,1.5\n", "line 2: '1.5' is not a confidence")]
    [InlineData("file,part,rows\n\na.png,held-out,x\n", "line 3: 'x' is not a confidence")]
    [InlineData("file,part,rows\na.png,held-out,1\na.png,held-out,0\n", "line 3: 'a.png' stands there twice")]
    public void A_broken_file_is_told_by_its_line(string text, string message) =>
        Assert.Contains(message, Fault(text), StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named() => Assert.Contains(
        MemberPredictions.FileName, Assert.Throws<TrainingException>(
            () => MemberPredictions.Read(_folder.Path)).Message, StringComparison.Ordinal);
}
