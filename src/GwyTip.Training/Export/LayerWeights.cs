using GwyTip.Training.Engines;
using GwyTip.Training.Networks;

namespace GwyTip.Training.Export;

/// <summary>Weight (outputs first) and bias of a convolution or a dense layer.</summary>
internal sealed record LayerWeights(long[] Shape, float[] Weight, float[] Bias)
{
    public static LayerWeights Read(IReadOnlyDictionary<string, EngineTensor> tensors, string layer)
    {
        var weight = Take(tensors, layer, "weight");
        float[] bias = tensors.TryGetValue($"{layer}.bias", out var given) ? given.Values : new float[weight.Shape[0]];
        return new(weight.Shape, weight.Values, bias);
    }

    /// <summary>The tensor <paramref name="name"/> of a layer.</summary>
    /// <exception cref="ArgumentException">It is missing.</exception>
    public static EngineTensor Take(IReadOnlyDictionary<string, EngineTensor> tensors, string layer, string name) =>
        tensors.TryGetValue($"{layer}.{name}", out var tensor)
            ? tensor
            : throw new ArgumentException($"the tensors lack '{layer}.{name}'", nameof(tensors));

    /// <summary>The weights that do the work of the batch normalisation <paramref name="layer"/>, too.</summary>
    public LayerWeights Fold(IReadOnlyDictionary<string, EngineTensor> tensors, string layer)
    {
        float[] gamma = Take(tensors, layer, "weight").Values, beta = Take(tensors, layer, "bias").Values;
        float[] mean = Take(tensors, layer, "running_mean").Values, variance = Take(tensors, layer, "running_var").Values;
        float[] weight = new float[Weight.Length], bias = new float[Bias.Length];
        int fan = Weight.Length / Bias.Length;
        for (int o = 0; o < bias.Length; o++)
        {
            double scale = gamma[o] / Math.Sqrt(variance[o] + BatchNormalisation.Epsilon);
            bias[o] = (float)((Bias[o] - mean[o]) * scale + beta[o]);
            for (int k = o * fan; k < (o + 1) * fan; k++)
            {
                weight[k] = (float)(Weight[k] * scale);
            }
        }
        return new(Shape, weight, bias);
    }
}
