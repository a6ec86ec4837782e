using System.Runtime.Versioning;
using GwyTip.Core;
using GwyTip.Study.Sweeps;
using GwyTip.Training;
using GwyTip.Training.Choices;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Sweeps;

public sealed class SweepRunTests : InFolder
{
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

    /// <summary>
    /// Two shares in turns: neither goes on to a stage before the other has done its part of the one before, and in the end all
    /// is as one run would have it.
    /// </summary>
    [Fact]
    public void Shares_of_a_sweep_wait_for_each_other_and_end_as_one()
    {
        bool Share(int number, TextWriter output) => new SweepRun(Quick, Folder("shared"), output, isTerminal: false)
        {
            Shard = new Shard(number, 2)
        }.Run(default) is not null;

        var said = new StringWriter();
        Assert.False(Share(1, said));
        Assert.Contains("member-2 of other shares not yet", said.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Folder("shared"), "screening", "rung-2")));
        // The second finishes the first rung, and begins the next one; which share ends the last stage is by their numbers.
        int turns = 0;
        for (bool done = false; !done; turns++)
        {
            Assert.True(turns < 8, "the shares never end");
            done = Share(2 - turns % 2, TextWriter.Null);
        }
        Run("unbroken", Quick);
        Assert.Equal(
            Table("unbroken").Select(r => string.Join(',', [.. r[..8], .. r[9..]])),
            Table("shared").Select(r => string.Join(',', [.. r[..8], .. r[9..]])));
        Assert.Equal(MemberChoice.Read(Folder("unbroken"))!.Members, MemberChoice.Read(Folder("shared"))!.Members);
    }

    /// <summary>On a cluster, the script a line a stage; a task of the first is killed, which costs one line more.</summary>
    [SlurmFact]
    [UnsupportedOSPlatform("windows")]
    public void A_sweep_on_a_cluster_survives_a_killed_task()
    {
        // A file may not ask for a rate that diverges.
        var sweep = Quick with { Optimizers = new Dictionary<string, IReadOnlyList<double>> { ["adam"] = [3e-3, 1e-3, 1e-5] } };
        string config = Folder("sweep.json");
        RunJson.Write(config, sweep);
        using var slurm = new Slurm();
        var array = new KilledArray(slurm, _folder.Path)
        {
            Shares = 2,
            Program = Path.Combine(AppContext.BaseDirectory, "gwytip-study"),
            Variable = "GWYTIP_STUDY",
            Job = "gwytip-sweep",
            Line = [Repository.PathTo("macros", "slurm", "sweep.sbatch"), config, Folder("cluster")],
        };

        array.RunAndKill();
        for (int line = 0; line <= sweep.Rungs.Count; line++)
        {
            array.RunAgain();
        }
        Run("unbroken", sweep);
        Assert.Equal(MemberChoice.Read(Folder("unbroken"))!.Members, MemberChoice.Read(Folder("cluster"))?.Members);
        Assert.Equal(Table("unbroken").Length, Table("cluster").Length);
    }

    /// <summary>Of two processes with one share the second is refused, as is one that would train all of it.</summary>
    [Fact]
    public void A_share_is_trained_by_one_process()
    {
        Directory.CreateDirectory(Folder("locked"));
        using (RunLock.Take(Folder("locked"), new Shard(1, 2)))
        {
            Assert.Throws<TrainingException>(() => RunLock.Take(Folder("locked"), new Shard(1, 2)));
            Assert.Throws<TrainingException>(() => RunLock.Take(Folder("locked")));
            RunLock.Take(Folder("locked"), new Shard(2, 2)).Dispose();
        }
        RunLock.Take(Folder("locked")).Dispose();
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
