using System.Runtime.InteropServices;
using System.Text;

namespace GwyTip.Inference;

/// <summary>A constant of an ONNX graph (onnx.proto: TensorProto), still as bytes.</summary>
internal sealed class OnnxTensor
{
    private const int DimensionField = 1, TypeField = 2, FloatField = 4, NameField = 8, RawField = 9;
    private const int Float = 1, Float16 = 10;

    private readonly ReadOnlyMemory<byte> _raw;
    private readonly long _type;

    private OnnxTensor(string name, long[] shape, long type, ReadOnlyMemory<byte> raw) => (Name, Shape, _type, _raw) = (name, shape, type, raw);

    public string Name { get; }

    public IReadOnlyList<long> Shape { get; }

    public static OnnxTensor Read(ReadOnlySpan<byte> message)
    {
        var shape = new List<long>();
        string name = "";
        long type = 0;
        byte[] raw = [];
        for (var tensor = new ProtoReader(message); tensor.Next();)
        {
            switch (tensor.Field)
            {
                case DimensionField:
                    shape.AddRange(tensor.Numbers());
                    break;
                case TypeField:
                    type = tensor.Number;
                    break;
                case NameField:
                    name = Encoding.UTF8.GetString(tensor.Bytes);
                    break;
                case FloatField or RawField when shape.Count == 2:
                    // Matrices only: the kernels of convolutions are most of a file and nobody asks for them.
                    raw = tensor.Bytes.ToArray();
                    break;
            }
        }
        return new OnnxTensor(name, [.. shape], type, raw);
    }

    /// <summary>The values of a matrix of float32 or float16, row by row; null where it is none.</summary>
    public float[]? Matrix()
    {
        float[]? values = _type switch
        {
            Float => MemoryMarshal.Cast<byte, float>(_raw.Span).ToArray(),
            Float16 => Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(_raw.Span).ToArray(), h => (float)h),
            _ => null,
        };
        return Shape is [var rows, var columns] && values?.Length == rows * columns ? values : null;
    }
}
