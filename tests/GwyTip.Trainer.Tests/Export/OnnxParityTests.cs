using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Tests.Engines;
using GwyTip.Trainer.Engines;
using GwyTip.Trainer.Export;
using GwyTip.Trainer.Networks;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace GwyTip.Tests.Export;

/// <summary>ONNX Runtime makes of an exported model what the engine makes of the network.</summary>
[Collection("engines")]
public class OnnxParityTests
{
    private const double Tolerance = 1e-4;

    private static readonly Dictionary<string, string> NoMetadata = [];

    public static TheoryData<string, string> Networks => new()
    {
        { "squeezenet-like", SqueezeNetLike.Create(2, 32, 5, width: 0.25, dropout: 0.2).ToString() },
        { "softmax head", SqueezeNetLike.Create(1, 32, 4, width: 0.25, firstStride: 1, head: Head.Softmax).ToString() },
        { "normalised input", "input 1 16 16; bn; conv 8 3 1 1; relu; bn; maxpool 2 2; flatten; dense 6; bn; leakyrelu 0.2; dense 3; sigmoid" },
        { "nothing behind the last convolution", "input 2 16 20; avgpool 2 2; conv 4 5 2 0 nobias; flatten; dense 3 nobias; sigmoid" },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Random_images_give_the_engine_s_confidences_and_features(string name, string text)
    {
        var network = NetworkSpec.Parse(text);
        using var engine = Trained(network);
        var batch = RandomBatch(network, 5, seed: 9);
        foreach (var weights in Enum.GetValues<OnnxWeights>())
        {
            AssertSame(engine, network, weights, batch.Images, batch.Count, name);
        }
    }

    [NeedsFact(Needed.LabelledScans)]
    public void A_real_scan_gives_the_engine_s_confidences_and_features()
    {
        var network = SqueezeNetLike.Create(Preprocessing.ImageChannels, Preprocessing.ImageSize, 5, width: 0.5);
        using var engine = Trained(network);
        string file = Directory.EnumerateFiles(Path.Combine(Repository.Shared, "data", "si-h-100", "images"), "*.png").Order().First();
        float[] image = Preprocessing.Compute(ScanFile.Read(file)[0].Scan)[Preprocessing.Image].Values;
        foreach (var weights in Enum.GetValues<OnnxWeights>())
        {
            AssertSame(engine, network, weights, image, 1, file);
        }
    }

    /// <summary>A few steps on random targets, so that no running statistic is at its first value.</summary>
    private static TrainingEngine Trained(NetworkSpec network)
    {
        var engine = new TrainingEngine(new EngineOptions(Threads: 1));
        engine.Build(network, OptimizerSpec.Create("adam", 1e-3, 0), "cpu", 3);
        for (int step = 0; step < 3; step++)
        {
            engine.Step(RandomBatch(network, 8, step), step);
        }
        return engine;
    }

    private static Batch RandomBatch(NetworkSpec network, int count, int seed)
    {
        var random = new Random(seed);
        float[] Values(int length, Func<float> value) => [.. Enumerable.Range(0, length).Select(_ => value())];
        return new Batch(
            count,
            Values(count * network.Input.Size, () => 2 * random.NextSingle() - 1),
            Values(count * network.Classes, () => random.Next(2)),
            Values(count * network.Classes, () => 1));
    }

    private static void AssertSame(
        TrainingEngine engine, NetworkSpec network, OnnxWeights weights, float[] images, int count, string what)
    {
        if (weights == OnnxWeights.Half)
        {
            HalfWeights.Round(engine);
        }
        float[] confidences = new float[count * network.Classes], features = new float[count * network.Features.Size];
        engine.Predict(images, count, confidences);
        engine.PredictLayers(images, count, network.FeatureLayers, features);

        using var options = new SessionOptions { IntraOpNumThreads = 1 };
        using var session = new InferenceSession(OnnxExporter.Export(network, engine.GetTensors(), weights, NoMetadata), options);
        var input = new DenseTensor<float>(images, [count, network.Input.Channels, network.Input.Height, network.Input.Width]);
        using var results = session.Run([NamedOnnxValue.CreateFromTensor(OnnxExporter.Image, input)]);
        AssertClose(confidences, results, OnnxExporter.Confidences, $"{what}, {weights}");
        AssertClose(features, results, OnnxExporter.Features, $"{what}, {weights}");
    }

    private static void AssertClose(
        float[] expected, IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results, string output, string what)
    {
        float[] actual = results.Single(r => r.Name == output).AsTensor<float>().ToArray();
        Assert.Equal(expected.Length, actual.Length);
        double difference = expected.Zip(actual, (e, a) => Math.Abs((double)e - a)).Max();
        Assert.True(difference <= Tolerance, $"{what}: {output} differ by {difference:G3}");
    }
}
