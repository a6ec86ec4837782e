using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>Tells a lack of memory from a fault, whoever got none.</summary>
public static class LackOfMemory
{
    /// <summary>ONNX Runtime has no status for it: what C++ and the runtime's own pools of memory say.</summary>
    private static readonly string[] Words = ["bad_alloc", "bad_array_new_length", "Failed to allocate memory"];

    /// <summary>Whether what went wrong is that the system gave no memory.</summary>
    public static bool IsCauseOf(Exception e) => e switch
    {
        // A checksum fails for nothing else.
        OutOfMemoryException or CryptographicException => true,
        OnnxRuntimeException => Words.Any(word => e.Message.Contains(word, StringComparison.Ordinal)),
        _ => false,
    };
}
