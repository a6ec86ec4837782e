using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;
using GwyTip.Tests.Engines;
using GwyTip.Training.Engines;
using GwyTip.Training.Export;
using GwyTip.Training.Networks;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace GwyTip.Tests.Export;

/// <summary>ONNX Runtime makes of an exported model what the engine makes of the network.</summary>
[Collection("engines")]
public class OnnxParityTests
{
    private const double Tolerance = 1e-4;

    private static readonly Dictionary<string, NetworkSpec> Networks = new()
    {
        ["squeezenet-like"] = SqueezeNetLike.Create(2, 32, 5, width: 0.25, dropout: 0.2),
        ["softmax head"] = SqueezeNetLike.Create(1, 32, 4, width: 0.25, firstStride: 1, head: Head.Softmax),
        ["normalised input"] = new(
            1, 16, 16,
            [
                new BatchNormalisation(), new Convolution(8, 3, 1, 1, Bias: true), new Relu(), new BatchNormalisation(),
                new MaxPooling(2, 2),
                new Flatten(), new Dense(6, Bias: true), new BatchNormalisation(), new LeakyRelu(0.2), new Dense(3, Bias: true),
            ],
            Head.Sigmoid),
        ["along the lines"] = LineSequenceNetwork.Create(2, width: 0.5, dropout: 0.2),
        ["columns of an image"] = new(
            2, 20, 7,
            [
                new Convolution(8, 5, 2, 2, Bias: true, Column: true), new Relu(), new GlobalMaxPooling(), new Flatten(),
                new Dense(2, Bias: true),
            ],
            Head.Sigmoid),
        ["nothing behind the last convolution"] = new(
            2, 16, 20, [new AveragePooling(2, 2), new Convolution(4, 5, 2, 0, Bias: false), new Flatten(),
                new Dense(3, Bias: false)], Head.Sigmoid),
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Random_images_give_the_engine_s_confidences_and_features(string name)
    {
        var network = Networks[name];
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
        string file = Directory.EnumerateFiles(
            Path.Combine(Repository.Shared, "data", "si-h-100", "images"), "*.png").Order().First();
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
        using var session = new InferenceSession(OnnxExporter.Export(
            network, engine.GetTensors(), weights, SomeMetadata.Of("rows")), options);
        var input = new DenseTensor<float>(images, [count, network.Input.Channels, network.Input.Height, network.Input.Width]);
        using var results = session.Run([NamedOnnxValue.CreateFromTensor(Preprocessing.Image, input)]);
        AssertClose(confidences, results, MemberOutputs.Confidences, $"{what}, {weights}");
        AssertClose(features, results, MemberOutputs.Features, $"{what}, {weights}");
        bool pools = network.Layers.Any(l => l is GlobalAveragePooling);
        Assert.Equal(pools, session.OutputMetadata.ContainsKey(MemberOutputs.ClassActivation));
        if (pools)
        {
            var tensors = engine.GetTensors();
            float[] dense = tensors[network.NameOf(network.Layers.Count - 1) + ".weight"].Values;
            AssertClose(
                Activation(dense, features, network, count), results, MemberOutputs.ClassActivation, $"{what}, {weights}");
        }
    }

    /// <summary>The dense layer's weights on the features of each cell.</summary>
    private static float[] Activation(float[] dense, float[] features, NetworkSpec network, int count)
    {
        int channels = network.Features.Channels, cells = network.Features.Height * network.Features.Width;
        float At(int n, int state, int cell) =>
            Enumerable.Range(0, channels).Sum(c => dense[state * channels + c] * features[(n * channels + c) * cells + cell]);
        return
        [
            .. Enumerable.Range(0, count * network.Classes * cells)
                .Select(i => At(i / cells / network.Classes, i / cells % network.Classes, i % cells)),
        ];
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
