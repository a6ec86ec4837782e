namespace TorchSharp.Utils;

public sealed class TensorAccessor<T>
    where T : unmanaged
{
    public T[] ToArray() => throw new NotSupportedException();
}
