using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>ONNX Runtime has no status for a lack of memory: only its text tells that from a fault.</summary>
public static class OnnxMemory
{
    /// <summary>What C++ and the runtime's own pools of memory say.</summary>
    private static readonly string[] Words = ["bad_alloc", "bad_array_new_length", "Failed to allocate memory"];

    /// <summary>Whether what went wrong is that the system gave it no memory.</summary>
    public static bool IsLacking(Exception e) =>
        e is OnnxRuntimeException && Words.Any(word => e.Message.Contains(word, StringComparison.Ordinal));
}
