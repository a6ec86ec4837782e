namespace GwyTip.Inference;

/// <summary>ONNX Runtime's native library is missing, or cannot be used.</summary>
public sealed class RuntimeLibraryException(string message, Exception? inner = null) : Exception(message, inner);
