using GwyTip.Training;
using GwyTip.Training.Engines;
using GwyTip.Training.Members;

namespace GwyTip.Tests.Members;

public sealed class MemberRunTests : InFolder
{
    private static readonly EngineOptions _oneThread = new(Threads: 1);
    private readonly TrainingSet _training;
    private readonly TrainingSet _validation;

    public MemberRunTests()
    {
        var data = TinyTraining.Make(_folder.Path);
        _training = TrainingSet.Select([.. data.Scans.Take(24)], data.Load(data.Scans), TinyTraining.States);
        _validation = TrainingSet.Select([.. data.Scans.Skip(24)], data.Load(data.Scans), TinyTraining.States);
    }

    private string Run(string name) => Path.Combine(_folder.Path, name);

    private IReadOnlyDictionary<string, EngineTensor> Train(
        string folder, IProgressDisplay display, MemberConfig? member = null, CancellationToken stop = default)
    {
        using var engine = new TrainingEngine(_oneThread);
        new MemberRun(member ?? TinyTraining.Member, new AugmentationConfig(), _training, _validation, Run(folder), display)
            .Train(engine, "cpu", stop);
        return engine.GetTensors();
    }

    private static void AssertSame(
        IReadOnlyDictionary<string, EngineTensor> expected, IReadOnlyDictionary<string, EngineTensor> actual)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, t => Assert.Equal(t.Value.Values, actual[t.Key].Values));
    }

    [Theory]
    [InlineData(1)] // in the first epoch
    [InlineData(3)] // behind its last step
    [InlineData(5)] // in the middle of the second
    public void A_stopped_run_ends_with_the_same_weights_and_log_as_an_unbroken_one(int steps)
    {
        using var never = new StopAfter(int.MaxValue);
        var unbroken = Train("unbroken", never);
        using (var display = new StopAfter(steps))
        {
            Assert.Throws<OperationCanceledException>(() => Train("broken", display, stop: display.Token));
        }
        AssertSame(unbroken, Train("broken", never));
        // All but the seconds, which are this machine's.
        Assert.Equal(LogWithoutTimes("unbroken"), LogWithoutTimes("broken"));
        Assert.Equal(ResultOf("unbroken"), ResultOf("broken"));
    }

    private MemberResult ResultOf(string folder) => MemberResult.Read(Run(folder))! with { Seconds = 0 };

    private IEnumerable<string> LogWithoutTimes(string folder) =>
        File.ReadAllLines(Path.Combine(Run(folder), "log.csv")).Select(l => l[..l.LastIndexOf(',')]);

    [Fact]
    public void A_half_written_checkpoint_is_never_read()
    {
        using var never = new StopAfter(int.MaxValue);
        var unbroken = Train("unbroken", never);
        using (var display = new StopAfter(4))
        {
            Assert.Throws<OperationCanceledException>(() => Train("killed", display, stop: display.Token));
        }
        // What a kill in the middle of the next checkpoint leaves.
        File.WriteAllBytes(Path.Combine(Run("killed"), MemberState.FileName + ".next"), [1, 2, 3]);
        AssertSame(unbroken, Train("killed", never));
    }

    [Fact]
    public void A_finished_run_is_left_alone()
    {
        using var never = new StopAfter(int.MaxValue);
        var trained = Train("run", never);
        using var display = new StopAfter(1);
        AssertSame(trained, Train("run", display, stop: display.Token));
    }

    [Fact]
    public void A_damaged_checkpoint_is_named()
    {
        using var never = new StopAfter(int.MaxValue);
        Train("run", never);
        string path = Path.Combine(Run("run"), MemberState.FileName);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Contains(
            $"{path} is damaged", Assert.Throws<TrainingException>(() => Train("run", never)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_with_other_settings_is_not_mixed_in()
    {
        using var never = new StopAfter(int.MaxValue);
        Train("run", never);
        Assert.Contains("other settings", Assert.Throws<TrainingException>(
            () => Train("run", never, member: TinyTraining.Member with { Seed = 5 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_the_run_and_says_where()
    {
        using var never = new StopAfter(int.MaxValue);
        string message = Assert.ThrowsAny<TrainingException>(
            () => Train("run", never, member: TinyTraining.Member with { LearningRate = 1e30 })).Message;
        Assert.Contains("the loss became", message, StringComparison.Ordinal);
        Assert.Contains("epoch", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1f, true)]
    [InlineData(float.NaN, false)]
    [InlineData(float.NegativeInfinity, false)]
    public void A_checkpoint_knows_weights_that_are_no_numbers(float weight, bool isFinite) => Assert.Equal(
        isFinite, new Checkpoint(
            "", 0, 0, 0, new Dictionary<string, EngineTensor> { ["w"] = new([2], [0, weight]) }, new Dictionary<string,
            EngineTensor>()).IsFinite);
}
