using System.Runtime.InteropServices;
using Google.Protobuf;
using GwyTip.Training.Engines;
using GwyTip.Training.Export.Onnx;
using GwyTip.Training.Networks;

namespace GwyTip.Training.Members;

/// <summary>
/// The weights of a member of a bundle as those that another begins with: all but the last layer's, which say what it tells.
/// </summary>
internal static class StartWeights
{
    /// <param name="file">The member's ONNX file.</param>
    /// <param name="engine">Holds the network to be trained.</param>
    /// <param name="network">That network.</param>
    /// <exception cref="TrainingException">The file is not a member of a bundle, or of another network.</exception>
    public static void Give(string file, TrainingEngine engine, NetworkSpec network)
    {
        var stored = Read(file);
        string last = network.NameOf(network.Layers.Count - 1) + ".";
        foreach (var (name, tensor) in engine.GetTensors().Where(
            t => !t.Key.StartsWith(last, StringComparison.Ordinal) && IsWeight(t.Key)))
        {
            if (!stored.TryGetValue(name, out var weights) || !weights.Dims.SequenceEqual(tensor.Shape))
            {
                string has = weights is null ? "it has no such weights" : $"there it is {Shape(weights.Dims)}";
                throw new TrainingException(
                    $"cannot start from {file}: it is a member of another network, width or first stride: '{name}' is "
                    + $"{Shape(tensor.Shape)} here, {has}");
            }
            engine.SetTensor(name, Values(weights));
        }
    }

    /// <summary>An engine also counts the batches that a normalisation has seen; no file holds that.</summary>
    private static bool IsWeight(string name) => !name.EndsWith("num_batches_tracked", StringComparison.Ordinal);

    private static Dictionary<string, TensorProto> Read(string file)
    {
        try
        {
            return ModelProto.Parser.ParseFrom(File.ReadAllBytes(file)).Graph?.Initializer.ToDictionary(t => t.Name) ?? [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidProtocolBufferException)
        {
            throw new TrainingException($"cannot start from {file}: {e.Message}", e);
        }
    }

    private static float[] Values(TensorProto tensor) => tensor.DataType == (int)TensorProto.Types.DataType.Float16
        ? Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(tensor.RawData.Span).ToArray(), h => (float)h)
        : MemoryMarshal.Cast<byte, float>(tensor.RawData.Span).ToArray();

    private static string Shape(IEnumerable<long> shape) => string.Join(" × ", shape);
}
