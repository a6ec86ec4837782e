using static TorchSharp.torch;

namespace GwyTip.Training.Engines;

/// <summary>Weights of a layer, or the running statistics of a normalisation.</summary>
/// <param name="Name">As checkpoints have it: <c>3_conv.weight</c>.</param>
/// <param name="Whole">What libtorch computes with: the weights, and behind them zeros (<see cref="TorchNetwork"/>).</param>
/// <param name="Shape">Of the weights.</param>
internal sealed record TorchWeight(string Name, Tensor Whole, long[] Shape)
{
    /// <summary>The weights in a tensor of the shape of <see cref="Whole"/>: itself, its gradient, its moments.</summary>
    public Tensor PartOf(Tensor whole) =>
        Shape.Index().Aggregate(whole, (part, dimension) => part.narrow(dimension.Index, 0, dimension.Item));
}
