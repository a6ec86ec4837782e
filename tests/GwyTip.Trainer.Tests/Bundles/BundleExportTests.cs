using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;
using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Bundles;

/// <summary>Exports of a run whose scans are no longer what they were when it was trained.</summary>
[Collection(OneTrainedFolder.Name)]
public sealed class BundleExportTests : InFolder
{
    private static readonly string[] _export = ["export", "--run", "run", "--out", "models/si-h-100", "--foreign", "0"];

    private readonly TrainedRun _run;

    /// <summary>A copy of the run, with scans of its own.</summary>
    public BundleExportTests(TrainedFolder trained)
    {
        foreach (string part in (string[])["run", "images"])
        {
            string from = Path.Combine(trained.Path, part);
            foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                string to = Path.Combine(_folder.Path, part, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }
        string run = Path.Combine(_folder.Path, "run"), config = Path.Combine(run, TrainedRun.ConfigName);
        RunJson.Write(
            Path.Combine(run, DataSetDescription.FileName),
            DataSetDescription.Read(run) with { Images = Path.Combine(_folder.Path, "images") });
        (TrainingConfig.Read(config) with { Data = run }).Write(config);
        _run = TrainedRun.Open(run);
    }

    private string PathOf(LabelledScan scan) => Path.Combine(_run.Data.Description.Images, scan.File);

    [Fact]
    public void More_members_than_a_bundle_holds_are_refused()
    {
        string run = Path.Combine(_folder.Path, "run"), config = Path.Combine(run, TrainedRun.ConfigName);
        var trained = TrainingConfig.Read(config);
        for (int n = trained.Members.Count + 1; n <= 17; n++)
        {
            string copy = Directory.CreateDirectory(Path.Combine(run, $"member-{n}")).FullName;
            foreach (string file in Directory.EnumerateFiles(Path.Combine(run, "member-1")))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }
        }
        var more = Enumerable.Range(1, 17 - trained.Members.Count).Select(_ => trained.Members[0] with { Fold = 1 });
        (trained with { Members = [.. trained.Members, .. more] }).Write(config);

        Assert.Matches("gives 17 members, and a bundle holds 16: name fewer", TestedProgram.Trainer.Fail(_folder.Path, _export));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Scans_that_cannot_be_read_any_more_end_it_and_the_bundle_before_stays(bool heldOut)
    {
        TestedProgram.Trainer.Succeed(_folder.Path, _export);
        string manifest = Path.Combine(_folder.Path, "models", "si-h-100", BundleManifest.FileName);
        byte[] before = File.ReadAllBytes(manifest);
        var scans = heldOut ? _run.Split.HeldOutOf(_run.Data) : _run.Split.ValidationOf(_run.Data, 0);
        File.Delete(PathOf(scans[0]));
        File.Delete(PathOf(scans[1]));

        string message = TestedProgram.Trainer.Fail(_folder.Path, _export);

        Assert.Matches("gwytip-train: 2 of [0-9]+ scans could be read before and cannot be read now; the first: ", message);
        Assert.Contains($"the first: {PathOf(scans[0])}: there is no such file", message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(manifest));
    }

    [Fact]
    public void Scans_that_cannot_be_judged_are_no_hindrance()
    {
        GwyFile.Write(
            PathOf(_run.Split.ValidationOf(_run.Data, 0)[0]),
            [new ScanChannel(0, "Z", new Scan([.. Enumerable.Range(0, 96).Select(i => (double)(i % 7))], 32, 3), "m")]);

        Assert.Contains(
            "not judged, too-few-lines: 1 of ", TestedProgram.Trainer.Succeed(_folder.Path, _export), StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_names_the_members_that_were_asked_for()
    {
        TestedProgram.Trainer.Succeed(_folder.Path, [.. _export, "--members", "1", "3"]);

        Assert.Contains(
            "gwytip-train export --run runs/si-h-100 --members 1 3 --out models/si-h-100 --foreign 0",
            File.ReadAllText(Path.Combine(_folder.Path, "models", "si-h-100", "CARD.md")), StringComparison.Ordinal);
    }

    /// <summary>As where training was stopped after the setting was changed, and before all members were asked again.</summary>
    [Fact]
    public void A_member_that_spoke_of_other_views_is_not_finished()
    {
        string config = Path.Combine(_run.Folder, TrainedRun.ConfigName);
        (TrainingConfig.Read(config) with { Views = 5 }).Write(config);

        Assert.True(_run.IsFinished(0));
        Assert.False(TrainedRun.Open(_run.Folder).IsFinished(0));
        Assert.Throws<TrainingException>(() => TrainedRun.Open(_run.Folder).Predictions(0));
    }
}
