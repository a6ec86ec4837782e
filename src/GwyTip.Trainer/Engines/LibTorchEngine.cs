using System.Runtime.InteropServices;
using GwyTip.Trainer.Networks;

namespace GwyTip.Trainer.Engines;

/// <summary>The engine on our shim over libtorch, for machines where TorchSharp cannot be restored. One thread at a time uses it.</summary>
public sealed unsafe class LibTorchEngine(EngineOptions options) : ITrainingEngine
{
    private const int MaximumRank = 8;
    private const int MaximumName = 128;

    private LibTorchHandle _trainer = new();
    private NetworkSpec? _network;

    /// <summary>Whether the shim has been built here.</summary>
    public static bool IsAvailable => LibTorchLibrary.Path is not null;

    public string Description =>
        $"libtorch {LibTorch.Version} (shim), {options.ThreadCount} threads, {(options.Bf16 ? "bfloat16" : "float32")}";

    public double LearningRate
    {
        set => LibTorch.Check(LibTorch.gwytip_torch_set_learning_rate(Trainer, value));
    }

    private LibTorchHandle Trainer => _trainer.IsInvalid ? throw new InvalidOperationException("call Build first") : _trainer;

    public void Build(NetworkSpec network, OptimizerSpec optimizer, string device, long seed)
    {
        _trainer.Dispose();
        _trainer = LibTorch.gwytip_torch_create(
            network.ToString(), optimizer.ToString(), device, seed, options.ThreadCount, options.Bf16 ? 1 : 0);
        LibTorch.Check(_trainer.IsInvalid ? -1 : 0);
        _network = network;
    }

    public double TrainStep(ReadOnlySpan<float> images, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, int count, long seed)
    {
        var network = BatchCheck.Built(_network);
        BatchCheck.Images(network, images, count);
        BatchCheck.Classes(network, targets.Length, count);
        BatchCheck.Classes(network, weights.Length, count);
        double loss;
        fixed (float* i = images, t = targets, w = weights)
        {
            LibTorch.Check(LibTorch.gwytip_torch_train_step(Trainer, i, t, w, count, seed, &loss));
        }
        return loss;
    }

    public void Predict(ReadOnlySpan<float> images, int count, Span<float> confidences)
    {
        var network = BatchCheck.Built(_network);
        BatchCheck.Images(network, images, count);
        BatchCheck.Classes(network, confidences.Length, count);
        fixed (float* i = images, c = confidences)
        {
            LibTorch.Check(LibTorch.gwytip_torch_predict(Trainer, i, count, c));
        }
    }

    public void PredictLayers(ReadOnlySpan<float> images, int count, int layers, Span<float> output)
    {
        var network = BatchCheck.Built(_network);
        BatchCheck.Images(network, images, count);
        BatchCheck.Layers(network, layers, output.Length, count);
        fixed (float* i = images, o = output)
        {
            LibTorch.Check(LibTorch.gwytip_torch_predict_layers(Trainer, i, count, layers, o, output.Length));
        }
    }

    public IReadOnlyDictionary<string, EngineTensor> GetTensors() => Get(LibTorch.Weights);

    public void SetTensor(string name, ReadOnlySpan<float> values) => Set(LibTorch.Weights, name, values);

    public IReadOnlyDictionary<string, EngineTensor> GetOptimizerTensors() => Get(LibTorch.Moments);

    public void SetOptimizerTensor(string name, ReadOnlySpan<float> values) => Set(LibTorch.Moments, name, values);

    public void Dispose() => _trainer.Dispose();

    private Dictionary<string, EngineTensor> Get(int kind)
    {
        var tensors = new Dictionary<string, EngineTensor>();
        byte* name = stackalloc byte[MaximumName];
        long* shape = stackalloc long[MaximumRank];
        int count = LibTorch.Check(LibTorch.gwytip_torch_tensor_count(Trainer, kind));
        for (int index = 0; index < count; index++)
        {
            int rank = MaximumRank;
            LibTorch.Check(LibTorch.gwytip_torch_tensor_info(Trainer, kind, index, name, MaximumName, shape, &rank));
            long[] lengths = new ReadOnlySpan<long>(shape, rank).ToArray();
            float[] values = new float[lengths.Aggregate(1L, (a, b) => a * b)];
            fixed (float* v = values)
            {
                LibTorch.Check(LibTorch.gwytip_torch_tensor_get(Trainer, kind, index, v, values.Length));
            }
            tensors.Add(Marshal.PtrToStringUTF8((nint)name)!, new EngineTensor(lengths, values));
        }
        return tensors;
    }

    private void Set(int kind, string name, ReadOnlySpan<float> values)
    {
        fixed (float* v = values)
        {
            LibTorch.Check(LibTorch.gwytip_torch_tensor_set(Trainer, kind, name, v, values.Length));
        }
    }
}
