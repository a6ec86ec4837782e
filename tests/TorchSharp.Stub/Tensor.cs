namespace TorchSharp;

public sealed class Scalar
{
    public static implicit operator Scalar(double value) => throw new NotSupportedException();
}

public enum ScalarType
{
    Float32 = 6,
}

public sealed class DisposeScope : IDisposable
{
    public void Dispose() => throw new NotSupportedException();
}

public static partial class torch
{
    public static string __version__ => throw new NotSupportedException();

    public static Device device(string description) => throw new NotSupportedException();

    public static void set_num_threads(int num) => throw new NotSupportedException();

    public static DisposeScope NewDisposeScope() => throw new NotSupportedException();

    public static IDisposable no_grad() => throw new NotSupportedException();

    public static Tensor tensor(
        float[] dataArray, long[] dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) => throw new NotSupportedException();

    public static Tensor sigmoid(Tensor input) => throw new NotSupportedException();

    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => throw new NotSupportedException();

    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        throw new NotSupportedException();

    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        throw new NotSupportedException();

    public sealed class Device;

    public sealed class Generator;

    public static class random
    {
        public static Generator manual_seed(long seed) => throw new NotSupportedException();
    }

    public class Tensor : IDisposable
    {
        public long[] shape => throw new NotSupportedException();

        public static Tensor operator -(Tensor tensor) => throw new NotSupportedException();

        public static Tensor operator +(Tensor left, Tensor right) => throw new NotSupportedException();

        public static Tensor operator -(Tensor left, Tensor right) => throw new NotSupportedException();

        public static Tensor operator *(Tensor left, Tensor right) => throw new NotSupportedException();

        public Tensor log() => throw new NotSupportedException();

        public Tensor mean() => throw new NotSupportedException();

        public void backward() => throw new NotSupportedException();

        public Tensor detach() => throw new NotSupportedException();

        public Tensor cpu() => throw new NotSupportedException();

        public Tensor contiguous() => throw new NotSupportedException();

        public Tensor copy_(Tensor source, bool non_blocking = false) => throw new NotSupportedException();

        public bool is_floating_point() => throw new NotSupportedException();

        public Utils.TensorAccessor<T> data<T>()
            where T : unmanaged => throw new NotSupportedException();

        public void Dispose() => throw new NotSupportedException();
    }
}

public static class TensorExtensionMethods
{
    public static double ToDouble(this torch.Tensor value) => throw new NotSupportedException();
}
