using System.Text;
using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>
/// The smallest network that proves a provider: one convolution of two inputs, y = x ∗ w. Written here in ONNX's wire format, so that
/// a provider can be tried before there is a bundle.
/// </summary>
internal static class ProbeNetwork
{
    private const byte FloatType = 1;

    /// <summary>2 × 3 as the provider computes it, y of x and w that are 1 × 1 × 1 × 1.</summary>
    /// <exception cref="OnnxRuntimeException">The provider fails.</exception>
    public static float TwiceThree(SessionOptions options)
    {
        using var session = new InferenceSession(Model(), options);
        using var run = new RunOptions();
        using var x = OrtValue.CreateTensorValueFromMemory([3f], [1, 1, 1, 1]);
        using var w = OrtValue.CreateTensorValueFromMemory([2f], [1, 1, 1, 1]);
        using var results = session.Run(run, ["x", "w"], [x, w], ["y"]);
        return results[0].GetTensorDataAsSpan<float>()[0];
    }

    private static byte[] Model()
    {
        // ModelProto: ir_version = 1, graph = 7, opset_import = 8; GraphProto: node = 1, name = 2, input = 11, output = 12;
        // NodeProto: input = 1, output = 2, op_type = 4.
        byte[] node = [.. Text(1, "x"), .. Text(1, "w"), .. Text(2, "y"), .. Text(4, "Conv")];
        byte[] graph = [
            .. Message(1, node), .. Text(2, "probe"),
            .. Message(11, Tensor("x")), .. Message(11, Tensor("w")), .. Message(12, Tensor("y"))];
        return [.. Number(1, 7), .. Message(7, graph), .. Message(8, [.. Text(1, ""), .. Number(2, 13)])];
    }

    /// <summary>ValueInfoProto of a float tensor of 1 × 1 × 1 × 1.</summary>
    private static byte[] Tensor(string name)
    {
        byte[] one = Message(1, Number(1, 1));
        byte[] tensor = [.. Number(1, FloatType), .. Message(2, [.. one, .. one, .. one, .. one])];
        return [.. Text(1, name), .. Message(2, Message(1, tensor))];
    }

    private static byte[] Text(int field, string text) => Message(field, Encoding.ASCII.GetBytes(text));

    private static byte[] Number(int field, byte value) => [(byte)(field << 3), value];

    /// <summary>A length-delimited field; everything here is shorter than 128 bytes, so that a length is one byte.</summary>
    private static byte[] Message(int field, byte[] content) => [(byte)((field << 3) | 2), checked((byte)content.Length), .. content];
}
