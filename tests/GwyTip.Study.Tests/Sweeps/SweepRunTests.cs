using GwyTip.Study.Sweeps;
using GwyTip.Training;
using GwyTip.Training.Choices;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Sweeps;

public sealed class SweepRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SweepConfig _config;

    public SweepRunTests()
    {
        var data = TinyTraining.Make(_folder.Path, sessions: 9, perSession: 5);
        data.Save(Path.Combine(_folder.Path, "data"));
        _config = new SweepConfig
        {
            Training = new TrainingConfig { Data = Path.Combine(_folder.Path, "data"), Folds = 3, Bf16 = false, Members = [] },
            Candidate = TinyTraining.Member,
            Networks = ["rashidi-wolkow-32"],
            Optimizers = new Dictionary<string, IReadOnlyList<double>> { ["adam"] = [3e-3, 1e-5], ["sgd"] = [1e30] },
            Rungs = [new Rung(1, 0.6), new Rung(2, 0.5)],
            FinalEpochs = 2,
            FinalFolds = [1, 2],
            Most = 2,
        };
    }

    public void Dispose() => _folder.Dispose();

    private string Folder(string name) => Path.Combine(_folder.Path, name);

    /// <summary>Stops when something was said.</summary>
    private sealed class StopAt(string text) : StringWriter
    {
        private readonly CancellationTokenSource _source = new();

        public CancellationToken Token => _source.Token;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value!.Contains(text, StringComparison.Ordinal))
            {
                _source.Cancel();
            }
        }

        protected override void Dispose(bool disposing)
        {
            _source.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>Of networks on the lines, for they are trained in no time.</summary>
    private SweepConfig Quick => _config with { Networks = ["line-statistics"] };

    private string Run(string name, SweepConfig config)
    {
        var output = new StringWriter();
        new SweepRun(config, Folder(name), output, isTerminal: false).Run(default);
        return output.ToString();
    }

    private string[][] Table(string name) =>
        [.. File.ReadAllLines(Path.Combine(Folder(name), "sweep.csv")).Skip(1).Select(r => r.Split(','))];

    [Fact]
    public void Each_rung_keeps_the_best_and_the_last_are_trained_on_all_folds()
    {
        string said = Run("sweep", _config);
        Assert.Contains("diverged", said, StringComparison.Ordinal);
        string[][] rows = Table("sweep");
        string[][] first = [.. rows.Where(r => r[5] == "rung 1")], second = [.. rows.Where(r => r[5] == "rung 2")];
        Assert.Equal(["1", "2", "3"], first.Select(r => r[0]));
        // The one that diverged has no score and is never kept.
        Assert.Equal(("", "no"), (first[2][9], first[2][11]));
        Assert.Equal(first.Where(r => r[11] == "yes").Select(r => r[0]), second.Select(r => r[0]));
        string kept = Assert.Single(second, r => r[11] == "yes")[0];
        Assert.Equal(
            second.OrderByDescending(r => double.Parse(r[9], System.Globalization.CultureInfo.InvariantCulture)).First()[0],
            kept);
        Assert.Equal([(kept, "1"), (kept, "2")], rows.Where(r => r[5] == "final").Select(r => (r[0], r[6])));

        var run = TrainedRun.Open(Folder("sweep"));
        Assert.Equal(2, run.Config.Members.Count);
        Assert.Equal([1, 2], MemberChoice.Read(Folder("sweep"))!.Members);
        Assert.Equal(2, MembersToExport.Choose(run, [], _ => { }).Weights(0).Epoch);
        Assert.Contains("\"choice\"", File.ReadAllText(Path.Combine(Folder("sweep"), "sweep.json")), StringComparison.Ordinal);
        // Screened candidates leave their scores, not their weights, and were never asked about held-out scans.
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder("sweep"), "screening"), "*.bin", SearchOption.AllDirectories));
        Assert.Empty(
            Directory.GetFiles(Path.Combine(Folder("sweep"), "screening"), "predictions.csv", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("member-2 epoch 1/1")]
    [InlineData("finalists")]
    public void A_stopped_sweep_goes_on_without_doing_anything_twice(string stopAt)
    {
        using var output = new StopAt(stopAt);
        Assert.ThrowsAny<OperationCanceledException>(
            () => new SweepRun(Quick, Folder("stopped"), output, isTerminal: false).Run(output.Token));
        string done = Path.Combine(Folder("stopped"), "screening", "rung-1", "member-1", MemberResult.FileName);
        var before = File.GetLastWriteTimeUtc(done);
        Run("stopped", Quick);
        Assert.Equal(before, File.GetLastWriteTimeUtc(done));
        Run("unbroken", Quick);
        // All but the seconds.
        Assert.Equal(
            Table("unbroken").Select(r => string.Join(',', [.. r[..8], .. r[9..]])),
            Table("stopped").Select(r => string.Join(',', [.. r[..8], .. r[9..]])));
    }

    [Fact]
    public void Another_sweep_does_not_go_on_in_its_folder()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => new SweepRun(Quick, Folder("sweep"), TextWriter.Null, isTerminal: false).Run(stop.Token));
        var other = Quick with { FinalEpochs = 3 };
        Assert.Contains("a sweep with other settings", Assert.Throws<TrainingException>(
            () =>
                new SweepRun(
                    other, Folder("sweep"), TextWriter.Null, isTerminal: false).Run(default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ranks_are_by_score_and_the_share_is_rounded_up()
    {
        static SweepRow Row(int n, double? auroc, double accuracy = 0.5) => new(
            n, new MemberConfig(), "rung 1", auroc is null
                ? null
                : new MemberResult("", "", 1, 1, 1, 0.5, auroc, null, accuracy), Kept: false);
        SweepRow[] rows = [Row(1, 0.7), Row(2, null), Row(3, 0.9), Row(4, 0.8, 0.4), Row(5, 0.8, 0.6)];
        Assert.Equal([2, 4], SweepRun.Best(rows, 0.4));
        Assert.Equal([2, 3, 4], SweepRun.Best(rows, 0.41));
        Assert.Equal([0, 2, 3, 4], SweepRun.Best(rows, 1));
    }
}
