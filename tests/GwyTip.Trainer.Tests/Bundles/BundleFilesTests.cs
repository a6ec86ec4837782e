using GwyTip.Inference;
using GwyTip.Training;
using GwyTip.Training.Bundles;

namespace GwyTip.Tests.Bundles;

/// <summary>A bundle takes the place of another whole, or not at all.</summary>
public sealed class BundleFilesTests : IDisposable
{
    private readonly TinyModels _models = new();
    private readonly string _output;

    public BundleFilesTests() =>
        _output = _models.Add("si-111", [new(TinyState.Always("rows", 0.25))]).Folder;

    public void Dispose() => _models.Dispose();

    [Fact]
    public void What_is_there_stays_while_another_is_written_and_where_that_fails()
    {
        Assert.Throws<IOException>(() => BundleFiles.Replace(_output, next =>
        {
            WriteOther(next);
            Assert.Equal(0.25, ConfidenceOf(_output), 3);
            throw new IOException("the disk is full");
        }));
        Assert.Equal(0.25, ConfidenceOf(_output), 3);

        Assert.Equal("done", BundleFiles.Replace(_output, next =>
        {
            WriteOther(next);
            return "done";
        }));
        Assert.Equal(0.75, ConfidenceOf(_output), 3);
        Assert.Equal([_output], Directory.GetDirectories(_models.Folder));
    }

    /// <summary>By a kill between the two halves of the move, and by one behind them.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_kill_left_behind_is_no_hindrance(bool between)
    {
        string last = Path.Combine(_models.Folder, ".si-111.last");
        if (between)
        {
            Directory.Move(_output, last);
            Assert.Throws<IOException>(() => BundleFiles.Replace(_output, _ => throw new IOException("again")));
            Assert.Equal(0.25, ConfidenceOf(_output), 3);
        }
        else
        {
            Directory.CreateDirectory(Path.Combine(last, "some"));
        }

        BundleFiles.Replace(_output, WriteOther);

        Assert.Equal(0.75, ConfidenceOf(_output), 3);
        Assert.Equal([_output], Directory.GetDirectories(_models.Folder));
    }

    [Theory]
    [InlineData("thesis.txt", "thesis.txt")]
    [InlineData("scans/a.gwy", "scans")]
    [InlineData("si-111.svg/CARD.md", "si-111.svg")]
    public void A_folder_with_anything_else_in_it_is_not_replaced(string other, string named)
    {
        string file = Path.Combine(_output, other);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "mine");

        var e = Assert.Throws<TrainingException>(() => BundleFiles.Replace(_output, WriteOther));

        Assert.StartsWith(
            $"{_output} is not a bundle, for it holds {named}, and all in it would be lost: ", e.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void Neither_a_file_nor_a_folder_without_a_manifest_is_a_bundle_and_an_empty_one_may_become_one()
    {
        string file = Path.Combine(_models.Folder, "file"), folder = Path.Combine(_models.Folder, "folder");
        File.WriteAllText(file, "");
        Assert.EndsWith(
            "is a file; a bundle is a folder",
            Assert.Throws<TrainingException>(() => BundleFiles.Replace(file, WriteOther)).Message);
        Directory.CreateDirectory(folder);
        BundleFiles.Replace(folder, WriteOther);
        File.Delete(Path.Combine(folder, BundleManifest.FileName));
        Assert.Throws<TrainingException>(() => BundleFiles.Replace(folder, WriteOther));
    }

    private static void WriteOther(string folder)
    {
        using var other = new TinyModels();
        foreach (string file in Directory.GetFiles(other.Add("si-111", [new(TinyState.Always("rows", 0.75))]).Folder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    private static double ConfidenceOf(string folder)
    {
        using var ensemble = Ensemble.Open(Bundle.Load(folder), new ProviderChoice(Provider.Cpu));
        return ensemble.Classify(TestScans.Good()).Report.States[0].Confidence;
    }
}
