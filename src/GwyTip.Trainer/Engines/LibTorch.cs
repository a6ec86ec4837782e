using System.Runtime.InteropServices;

namespace GwyTip.Trainer.Engines;

/// <summary>Imports of <c>gwytip_torch.h</c>, which says what they do.</summary>
internal static unsafe partial class LibTorch
{
    public const int Weights = 0;
    public const int Moments = 1;

    static LibTorch() => NativeLibrary.SetDllImportResolver(typeof(LibTorch).Assembly, LibTorchLibrary.Resolve);

    public static string Version => Marshal.PtrToStringUTF8((nint)gwytip_torch_version())!;

    public static string Error => Marshal.PtrToStringUTF8((nint)gwytip_torch_error())!;

    /// <exception cref="InvalidOperationException">With libtorch's words, if <paramref name="status"/> is a failure.</exception>
    public static int Check(int status) => status >= 0 ? status : throw new InvalidOperationException(Error);

    [LibraryImport(LibTorchLibrary.Name)]
    private static partial byte* gwytip_torch_error();

    [LibraryImport(LibTorchLibrary.Name)]
    private static partial byte* gwytip_torch_version();

    [LibraryImport(LibTorchLibrary.Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial LibTorchHandle gwytip_torch_create(
        string network, string optimizer, string device, long seed, int threads, int bf16);

    [LibraryImport(LibTorchLibrary.Name)]
    public static partial void gwytip_torch_free(nint trainer);

    [LibraryImport(LibTorchLibrary.Name)]
    public static partial int gwytip_torch_set_learning_rate(LibTorchHandle trainer, double rate);

    [LibraryImport(LibTorchLibrary.Name)]
    public static partial int gwytip_torch_train_step(
        LibTorchHandle trainer, float* images, float* targets, float* weights, int count, long seed, double* loss);

    [LibraryImport(LibTorchLibrary.Name)]
    public static partial int gwytip_torch_predict(LibTorchHandle trainer, float* images, int count, float* confidences);

    [LibraryImport(LibTorchLibrary.Name)]
    public static partial int gwytip_torch_predict_layers(
        LibTorchHandle trainer, float* images, int count, int layers, float* output, long size);

    [LibraryImport(LibTorchLibrary.Name)]
    public static partial int gwytip_torch_tensor_count(LibTorchHandle trainer, int kind);

    [LibraryImport(LibTorchLibrary.Name)]
    public static partial int gwytip_torch_tensor_info(
        LibTorchHandle trainer, int kind, int index, byte* name, int nameSize, long* shape, int* rank);

    [LibraryImport(LibTorchLibrary.Name)]
    public static partial int gwytip_torch_tensor_get(LibTorchHandle trainer, int kind, int index, float* values, long count);

    [LibraryImport(LibTorchLibrary.Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int gwytip_torch_tensor_set(LibTorchHandle trainer, int kind, string name, float* values, long count);
}

/// <summary>Owns a trainer of the shim.</summary>
internal sealed class LibTorchHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibTorch.gwytip_torch_free(handle);
        return true;
    }
}
