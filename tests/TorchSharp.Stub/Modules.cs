using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static class nn
        {
            public enum Reduction : long
            {
                None = 0,
                Mean = 1,
                Sum = 2,
            }

            public static Conv2d Conv2d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
                ScalarType? dtype = null) => throw new NotSupportedException();

            public static BatchNorm1d BatchNorm1d(
                long features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true,
                Device? device = null, ScalarType? dtype = null) => throw new NotSupportedException();

            public static BatchNorm2d BatchNorm2d(
                long features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true,
                Device? device = null, ScalarType? dtype = null) => throw new NotSupportedException();

            public static ReLU ReLU(bool inplace = false) => throw new NotSupportedException();

            public static ELU ELU(double alpha = 1.0, bool inplace = false) => throw new NotSupportedException();

            public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => throw new NotSupportedException();

            public static MaxPool2d MaxPool2d(
                long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                throw new NotSupportedException();

            public static AvgPool2d AvgPool2d(
                long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true,
                long? divisor_override = null) => throw new NotSupportedException();

            public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long outputSize) => throw new NotSupportedException();

            public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => throw new NotSupportedException();

            public static Linear Linear(
                long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
                throw new NotSupportedException();

            public static Dropout Dropout(double p = 0.5, bool inplace = false) => throw new NotSupportedException();

            public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) =>
                throw new NotSupportedException();

            public abstract class Module : IDisposable
            {
                public virtual void train(bool mode = true) => throw new NotSupportedException();

                public void eval() => throw new NotSupportedException();

                public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
                    throw new NotSupportedException();

                public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true) =>
                    throw new NotSupportedException();

                public void Dispose() => throw new NotSupportedException();
            }

            public abstract class Module<T, TResult> : Module
            {
                public virtual TResult forward(T input) => throw new NotSupportedException();
            }

            public static class functional
            {
                public static Tensor binary_cross_entropy_with_logits(
                    Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean,
                    Tensor? pos_weights = null) => throw new NotSupportedException();

                public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => throw new NotSupportedException();
            }
        }
    }

    public enum PaddingModes
    {
        Zeros = 0,
    }

    public static class ModuleExtensionMethods
    {
        public static T to<T>(this T module, Device device, bool non_blocking = false)
            where T : nn.Module => throw new NotSupportedException();
    }
}

namespace TorchSharp.Modules
{
    public sealed class Parameter : Tensor;

    public sealed class Conv2d : nn.Module<Tensor, Tensor>;

    public sealed class BatchNorm1d : nn.Module<Tensor, Tensor>;

    public sealed class BatchNorm2d : nn.Module<Tensor, Tensor>;

    public sealed class ReLU : nn.Module<Tensor, Tensor>;

    public sealed class ELU : nn.Module<Tensor, Tensor>;

    public sealed class LeakyReLU : nn.Module<Tensor, Tensor>;

    public sealed class MaxPool2d : nn.Module<Tensor, Tensor>;

    public sealed class AvgPool2d : nn.Module<Tensor, Tensor>;

    public sealed class AdaptiveAvgPool2d : nn.Module<Tensor, Tensor>;

    public sealed class Flatten : nn.Module<Tensor, Tensor>;

    public sealed class Linear : nn.Module<Tensor, Tensor>;

    public sealed class Dropout : nn.Module<Tensor, Tensor>;

    public sealed class Sequential : nn.Module<Tensor, Tensor>;
}
