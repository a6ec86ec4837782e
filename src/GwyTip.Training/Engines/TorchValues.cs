using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace GwyTip.Training.Engines;

/// <summary>Numbers on their way between arrays and libtorch.</summary>
internal static class TorchValues
{
    public static Tensor Upload(ReadOnlySpan<float> values, long[] shape, torch.Device device)
    {
        var tensor = torch.empty(shape, ScalarType.Float32);
        values.CopyTo(MemoryMarshal.Cast<byte, float>(tensor.bytes));
        return tensor.to(device);
    }

    public static float[] Download(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().cpu().contiguous().data<float>().ToArray();
    }

    /// <summary>A weight's share of a tensor like it.</summary>
    public static EngineTensor Read(TorchWeight weight, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return new EngineTensor(weight.Shape, Download(weight.PartOf(tensor)));
    }

    /// <summary>Overwrites a weight's share of a tensor like it.</summary>
    public static void Fill(TorchWeight weight, Tensor tensor, ReadOnlySpan<float> values, string name)
    {
        BatchCheck.Length(values.Length, weight.Shape.Aggregate(1L, (a, b) => a * b), name, nameof(values));
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        weight.PartOf(tensor).copy_(Upload(values, weight.Shape, tensor.device));
    }
}
