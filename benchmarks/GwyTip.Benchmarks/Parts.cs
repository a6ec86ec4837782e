using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using GwyTip.Core;

namespace GwyTip.Benchmarks;

/// <summary>The steps from a field to the inputs of networks, each with what it needs made anew.</summary>
public class Parts
{
    private static double[] s_heights = [];
    private static int s_side;

    private Scan _fresh = null!, _flattened = null!;
    private LineFlattening _flattening = null!;
    private NetworkInput _image = null!;

    public static void Run(string field, int side)
    {
        (s_heights, s_side) = (Field.Read(field, side), side);
        var job = Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance).WithIterationCount(12).WithWarmupCount(3)
            .WithInvocationCount(1).WithUnrollFactor(1);
        var summary = BenchmarkRunner.Run<Parts>(
            ManualConfig.CreateEmpty().AddJob(job).WithOptions(ConfigOptions.DisableLogFile));
        foreach (var report in summary.Reports.Where(r => r.ResultStatistics is not null))
        {
            Figures.Print($"parts.{report.BenchmarkCase.Descriptor.WorkloadMethod.Name}", report.ResultStatistics!.Median / 1000);
        }
    }

    [IterationSetup]
    public void Prepare()
    {
        _fresh = new Scan(s_heights, s_side, s_side);
        _flattened = new Scan(s_heights, s_side, s_side);
        _flattening = LineFlattening.Fit(_flattened);
        _image = Preprocessing.Compute(new Scan(s_heights, s_side, s_side), [Preprocessing.Image])[Preprocessing.Image];
    }

    [Benchmark]
    public double Read()
    {
        double sum = 0;
        for (int y = 0; y < _fresh.Lines; y++)
        {
            foreach (double height in _fresh.LineAsGiven(y))
            {
                sum += height;
            }
        }
        return sum;
    }

    [Benchmark]
    public object Flatten() => LineFlattening.Fit(_fresh);

    [Benchmark]
    public void Check() => ImageCheck.Refuse(_flattened);

    [Benchmark]
    public object OneView() => Preprocessing.Compute(_flattened, _flattening, [Preprocessing.Image]);

    [Benchmark]
    public object FiveViews() => Preprocessing.Images(_flattened, _flattening, 5);

    [Benchmark]
    public object Lines() => Preprocessing.Compute(_flattened, _flattening, [Preprocessing.Lines]);

    [Benchmark]
    public object Sequence() => Preprocessing.Compute(_flattened, _flattening, [Preprocessing.Sequence]);

    [Benchmark]
    public object Noise() => NoiseStatistics.Compute(_flattened, _flattening);

    [Benchmark]
    public object? Tip() => TipPicture.Take(_flattened, _flattening);

    [Benchmark]
    public object Ghosts() => GhostStatistics.Compute(_flattened, _flattening);

    [Benchmark]
    public object Shapes() => ShapeStatistics.Compute(_flattened, _flattening);

    [Benchmark]
    public object Traits() => SurfaceTraits.Compute(_image);

    /// <summary>All that a verdict on H:Si(100) needs, five views and the sequence of lines, with the score of the surface.</summary>
    [Benchmark]
    public object Verdict()
    {
        var inputs = Preprocessing.ComputeForVerdict(_fresh, [Preprocessing.Image, Preprocessing.Sequence], 5);
        _ = SurfaceTraits.Compute(_fresh);
        _ = MeasuredPart.Measure(_fresh);
        return inputs;
    }
}
