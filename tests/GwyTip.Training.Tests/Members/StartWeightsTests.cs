using GwyTip.Training;
using GwyTip.Training.Engines;
using GwyTip.Training.Export;
using GwyTip.Training.Members;
using GwyTip.Training.Networks;

namespace GwyTip.Tests.Members;

[Collection("engines")]
public sealed class StartWeightsTests : InFolder
{
    private static NetworkSpec Network(int classes, double width = 0.25) => SqueezeNetLike.Create(2, 32, classes, width);

    private static TrainingEngine Engine(NetworkSpec network, int seed)
    {
        var engine = new TrainingEngine(new EngineOptions(Threads: 1, Bf16: false));
        engine.Build(network, OptimizerSpec.Create("adam", 1e-3, 0), "cpu", seed);
        return engine;
    }

    /// <summary>A member for five states, as a bundle holds it.</summary>
    private (string File, IReadOnlyDictionary<string, EngineTensor> Tensors) Member(OnnxWeights weights)
    {
        var network = Network(5);
        using var engine = Engine(network, 3);
        float[] images = [.. Enumerable.Range(0, 4 * network.Input.Size).Select(i => (float)Math.Sin(i))];
        engine.TrainStep(images, new float[20], [.. Enumerable.Repeat(1f, 20)], 4, 1);
        string file = Path.Combine(_folder.Path, "member-1.onnx");
        File.WriteAllBytes(file, OnnxExporter.Export(network, engine.GetTensors(), weights, SomeMetadata.Of("rows")));
        return (file, engine.GetTensors());
    }

    [Fact]
    public void Everything_but_the_last_layer_begins_as_it_ended_there()
    {
        var (file, trained) = Member(OnnxWeights.Half);
        var network = Network(3);
        using var engine = Engine(network, 7);
        var fresh = engine.GetTensors();
        StartWeights.Give(file, engine, network);
        string last = network.NameOf(network.Layers.Count - 1);
        foreach (var (name, tensor) in engine.GetTensors().Where(
            t => !t.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)))
        {
            bool isLast = name.StartsWith(last + ".", StringComparison.Ordinal);
            float[] expected = isLast ? fresh[name].Values : trained[name].Values;
            Assert.Equal(expected.Length, tensor.Values.Length);
            // Bundles store float16.
            Assert.All(expected.Zip(tensor.Values), p => Assert.Equal(p.First, p.Second, Math.Abs(p.First) * 1e-3 + 1e-6));
        }
        Assert.Contains(engine.GetTensors(), t => t.Key.StartsWith(last + ".", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_images_have_the_same_features_after_it()
    {
        var (file, trained) = Member(OnnxWeights.Half);
        using var before = Engine(Network(5), 1);
        foreach (var (name, tensor) in trained)
        {
            before.SetTensor(name, tensor.Values);
        }
        HalfWeights.Round(before);
        var network = Network(3);
        using var after = Engine(network, 2);
        StartWeights.Give(file, after, network);
        float[] image = [.. Enumerable.Range(0, network.Input.Size).Select(i => (float)Math.Cos(i / 3.0))];
        float[] expected = new float[network.Features.Size], features = new float[network.Features.Size];
        before.PredictLayers(image, 1, network.FeatureLayers, expected);
        after.PredictLayers(image, 1, network.FeatureLayers, features);
        Assert.All(expected.Zip(features), p => Assert.Equal(p.First, p.Second, 1e-4));
    }

    [Fact]
    public void Another_width_is_refused_by_name()
    {
        var network = Network(3, width: 0.5);
        using var engine = Engine(network, 1);
        string message = Assert.Throws<TrainingException>(
            () => StartWeights.Give(Member(OnnxWeights.Half).File, engine, network)).Message;
        Assert.Contains("0_conv.weight", message, StringComparison.Ordinal);
        Assert.Contains("another network, width or first stride", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_member_is_refused()
    {
        var network = Network(3);
        using var engine = Engine(network, 1);
        string file = Path.Combine(_folder.Path, "text.onnx");
        File.WriteAllText(file, "not a network");
        Assert.Contains(
            file, Assert.Throws<TrainingException>(() => StartWeights.Give(file, engine, network)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "none.onnx", Assert.Throws<TrainingException>(() => StartWeights.Give("none.onnx", engine, network)).Message,
            StringComparison.Ordinal);
    }
}
