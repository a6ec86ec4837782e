using GwyTip.Trainer.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GwyTip.Trainer.Engines;

/// <summary>
/// TorchSharp's layers and optimizers. Every argument is given, because defaults differ between factories, constructors and versions;
/// by position where versions have named them differently.
/// </summary>
internal static class TorchParts
{
    public static nn.Module<Tensor, Tensor> Module(Layer layer, LayerShape input) => layer switch
    {
        Networks.Convolution c => nn.Conv2d(
            input.Channels, c.Filters, c.Kernel, stride: c.Stride, padding: c.Padding, dilation: 1, groups: 1, bias: c.Bias),
        BatchNormalisation when input.Flat =>
            nn.BatchNorm1d(input.Channels, BatchNormalisation.Epsilon, BatchNormalisation.Momentum, true, true),
        BatchNormalisation => nn.BatchNorm2d(input.Channels, BatchNormalisation.Epsilon, BatchNormalisation.Momentum, true, true),
        Relu => nn.ReLU(false),
        Elu => nn.ELU(1, false),
        LeakyRelu l => nn.LeakyReLU(l.Slope, false),
        MaxPooling p => nn.MaxPool2d(p.Window, stride: p.Stride),
        AveragePooling p => nn.AvgPool2d(p.Window, stride: p.Stride),
        GlobalAveragePooling => nn.AdaptiveAvgPool2d(1),
        Networks.Flatten => nn.Flatten(1, -1),
        Networks.Dense d => nn.Linear(input.Channels, d.Units, d.Bias),
        Networks.Dropout d => nn.Dropout(d.Rate, false),
        _ => throw new NotSupportedException($"TorchSharp form of '{layer}' is missing"),
    };

    public static OptimizerHelper Optimizer(OptimizerSpec optimizer, Parameter[] parameters) => optimizer switch
    {
        AdamOptimizer a => optim.Adam(
            parameters, a.LearningRate, a.Beta1, a.Beta2, a.Epsilon, a.WeightDecay, amsgrad: false, maximize: false),
        AdamWOptimizer a => optim.AdamW(
            parameters, a.LearningRate, a.Beta1, a.Beta2, a.Epsilon, a.WeightDecay, amsgrad: false, maximize: false),
        SgdOptimizer s => optim.SGD(
            parameters, s.LearningRate, momentum: s.Momentum, dampening: 0, weight_decay: s.WeightDecay, nesterov: s.Nesterov,
            maximize: false),
        RmsPropOptimizer r => optim.RMSProp(
            parameters, r.LearningRate, alpha: r.Alpha, eps: r.Epsilon, weight_decay: r.WeightDecay, momentum: r.Momentum,
            centered: false, maximize: false),
        _ => throw new NotSupportedException($"TorchSharp form of '{optimizer}' is missing"),
    };
}
